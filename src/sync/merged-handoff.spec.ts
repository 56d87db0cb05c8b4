import { describe, expect, it } from '@jest/globals';
import { EMPTY_CONTRACT } from '../../test/support/empty-contract';
import { type FieldMapping } from '../connectors/crm/field-mapping';
import { MappedHandoff } from '../connectors/crm/handoff.mapper';
import { mergedHandoff } from './merged-handoff';
import { changesOf } from './packet.changes';

const mapping = (sourceOfTruth: Omit<FieldMapping['sourceOfTruth'], 'default'> = {}): FieldMapping => ({
  systems: {},
  sourceOfTruth: { default: ['salesforce', 'hubspot', 'planhat'], ...sourceOfTruth },
});
const nobody = { csmName: null, csmEmail: null, aeName: null, aeEmail: null };

function told(
  parts: { seats?: number | null; plan?: string; contacts?: MappedHandoff['contacts']; account?: object } = {},
) {
  const { seats = null, plan = null, contacts = [], account = {} } = parts;
  return MappedHandoff.parse({
    account: { name: 'Acme', segment: 'smb', industry: null, fit: null, ...nobody, ...account },
    contract: { ...EMPTY_CONTRACT, seats, plan },
    opportunity: { name: null, stage: null, amount: null, closeDate: null, nextStep: null },
    contacts,
    documents: [],
  });
}
const person = (name: string, email: string | null, crmRole: string | null = null) => ({
  name,
  email,
  title: null,
  crmRole,
});

describe('what several systems tell of one account', () => {
  it('counts field by field: the first that says anything, in the order of the mapping', () => {
    const systems = { salesforce: told({ seats: 400 }), planhat: told({ seats: 380, plan: 'Gold' }) };
    expect(mergedHandoff(systems, mapping())?.contract).toMatchObject({ seats: 400, plan: 'Gold' });
    const believesPlanhat = mapping({ 'contract.seats': ['planhat'] });
    expect(mergedHandoff(systems, believesPlanhat)?.contract).toMatchObject({ seats: 380, plan: 'Gold' });
  });

  it('never mixes the name of one colleague with the address of another', () => {
    const systems = {
      salesforce: told({ account: { csmName: 'Dana Ortiz' } }),
      hubspot: told({ account: { csmName: 'Sam Lee', csmEmail: 'sam@vendor.example' } }),
    };
    expect(mergedHandoff(systems, mapping())?.account).toMatchObject({ csmName: 'Dana Ortiz', csmEmail: null });
  });

  it('holds the same person once, with the roles of both systems', () => {
    const systems = {
      salesforce: told({ contacts: [person('Priya Raman', 'Priya@acme.example', 'Champion')] }),
      hubspot: told({
        contacts: [person('P. Raman', 'priya@acme.example', 'Decision Maker'), person('Priya Raman', null)],
      }),
    };
    expect(mergedHandoff(systems, mapping())?.contacts).toEqual([
      person('Priya Raman', 'Priya@acme.example', 'Champion, Decision Maker'),
    ]);
  });

  it('keeps two people apart who share a mailbox or a name', () => {
    const contacts = [
      person('Priya Raman', 'office@acme.example'),
      person('Osei Mensah', 'office@acme.example'),
      person('Priya Raman', 'priya@acme.example'),
    ];
    expect(mergedHandoff({ salesforce: told({ contacts }) }, mapping())?.contacts).toHaveLength(3);
  });
});

describe('what is written of an account', () => {
  const onRecord = { externalId: '001', name: 'Acme Ltd', segment: 'enterprise' };

  it('is only what the systems say otherwise than before', () => {
    const { packet } = changesOf(told({ seats: 400, plan: 'Gold' }), told({ seats: 400, plan: 'Silver' }), onRecord);
    expect(packet).toMatchObject({
      account: { name: 'Acme Ltd', segment: 'enterprise' },
      contract: { plan: 'Silver' },
    });
    expect(packet.contract).not.toHaveProperty('seats');
    expect(packet).not.toHaveProperty('contacts');
  });

  it('does not empty what an account that came another way has already', () => {
    const { packet } = changesOf(null, told({ seats: 400 }), onRecord);
    expect(packet.contract).toEqual({ seats: 400 });
  });
});

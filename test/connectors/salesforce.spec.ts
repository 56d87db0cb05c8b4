import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectionsOf } from '../../src/connectors/connections';
import { type CrmSource } from '../../src/connectors/crm/crm.source';
import { readMapping } from '../../src/connectors/crm/field-mapping';
import { handoffOf } from '../../src/connectors/crm/handoff.mapper';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { type CallSettings } from '../../src/connectors/resilience/call.policy';
import { SalesforceClient } from '../../src/connectors/salesforce/salesforce.client';
import { type SalesforceLogin } from '../../src/connectors/salesforce/salesforce.login';
import { SalesforceSource } from '../../src/connectors/salesforce/salesforce.source';
import { readSettings } from '../../src/platform/settings/settings';
import { changesOf } from '../support/crm-source';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { defaultMapping } from '../support/field-mapping';
import { soldTo } from '../support/sales';
import { SWIFT } from '../support/swift-calls';

const QUERIES = /\/query/;

let salesforce: FakeSalesforce;
beforeEach(async () => {
  salesforce = await new FakeSalesforce().listen();
});
afterEach(() => salesforce.stop());

function clientWith(login: Partial<SalesforceLogin> = {}, settings: Partial<CallSettings> = {}): SalesforceClient {
  const { url: loginUrl, clientId, clientSecret } = salesforce;
  const given = 'privateKeyFile' in login ? login : { clientSecret, ...login };
  const known = { loginUrl, clientId, apiVersion: '67.0', ...given } as SalesforceLogin & { apiVersion: string };
  return new SalesforceClient(known, new AllowedHosts(['loopback']), { ...SWIFT, ...settings });
}
const sourceWith = (settings: Partial<CallSettings> = {}, mapping = defaultMapping('salesforce')): CrmSource =>
  new SalesforceSource(clientWith({}, settings), mapping);

function deals(count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    if (n % 3 === 0) salesforce.org.passes(1);
    return salesforce.org.create('Opportunity', { IsWon: true, AccountId: `001-${n}` });
  });
}

describe('a Salesforce org', () => {
  it('is entered by client credentials, once for all calls', async () => {
    const source = sourceWith();
    await Promise.all([source.wonDeals(), source.wonDeals(), source.head('Account')]);
    expect(salesforce.logins).toBe(1);
  });

  it('is entered by an assertion signed with the key of the connected app', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const privateKeyFile = join(mkdtempSync(join(tmpdir(), 'salesforce-')), 'key.pem');
    writeFileSync(privateKeyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    salesforce.publicKey = publicKey;
    const client = clientWith({ username: 'agent@vendor.example', privateKeyFile });
    await expect(client.count('Account', '')).resolves.toBe(0);
  });

  it('says what is wrong with the credentials, and never which they are', async () => {
    const refused = clientWith({ clientSecret: 'wrong-secret' }).count('Account', '');
    await expect(refused).rejects.toMatchObject({ result: 'refused', code: 'invalid_client' });
    await expect(refused).rejects.not.toThrow('wrong-secret');
    const missing = clientWith({ username: 'x', privateKeyFile: '/nowhere.pem' }).count('Account', '');
    await expect(missing).rejects.toThrow('SALESFORCE_PRIVATE_KEY_FILE');
  });

  it('is read to the last of 25,000 records, each once, in the order of stamp and id', async () => {
    const ids = deals(25_000);
    const changes = await changesOf(sourceWith(), 'Opportunity');
    expect(changes.map(({ id }) => id)).toEqual(ids);
    expect(salesforce.callsOf(QUERIES)).toHaveLength(13);
  });

  it('is read on with a new token when the old one ends in the middle of the pages', async () => {
    const ids = deals(50);
    salesforce.pageSize = 10;
    const source = sourceWith();
    const read: string[] = [];
    for await (const page of source.changes('Opportunity', null)) {
      read.push(...page.map(({ id }) => id));
      if (read.length === 20) salesforce.endSession();
    }
    expect(read).toEqual(ids);
    expect(salesforce.logins).toBe(2);
  });

  it('that takes no token at all is asked twice and no more', async () => {
    const refusal = {
      kind: 'status' as const,
      status: 401,
      body: [{ errorCode: 'INVALID_SESSION_ID', message: 'no' }],
    };
    salesforce.failNext(QUERIES, ...Array.from({ length: 50 }, () => refusal));
    await expect(sourceWith().wonDeals()).rejects.toMatchObject({ code: 'INVALID_SESSION_ID' });
    expect(salesforce.callsOf(QUERIES)).toHaveLength(2);
  });

  it.each([
    ['is busy and says for how long', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
    ['is busy and does not say for how long', { kind: 'status', status: 429 }],
    ['is out for a moment', { kind: 'status', status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'x' }] }],
    ['answers with a page of a gateway', { kind: 'status', status: 502 }],
    ['breaks the connection', { kind: 'broken' }],
    ['carries the call out and loses the answer', { kind: 'answer_lost' }],
  ] as const)('that %s is asked again', async (_what, fault) => {
    const ids = deals(5);
    salesforce.pageSize = 2;
    salesforce.failNext(QUERIES, fault);
    const changes = await changesOf(sourceWith(), 'Opportunity');
    expect(changes.map(({ id }) => id)).toEqual(ids);
  });

  it('that asks for a long pause is left in peace, and the failure says until when', async () => {
    salesforce.failNext(QUERIES, { kind: 'status', status: 429, headers: { 'retry-after': '120' } });
    const read = sourceWith().wonDeals();
    await expect(read).rejects.toMatchObject({ isPassing: true, details: { retryAfterMs: 120_000 } });
    expect(salesforce.callsOf(QUERIES)).toHaveLength(1);
  });

  it('never answers: the call ends by itself and may be made again', async () => {
    salesforce.failNext(QUERIES, { kind: 'hang' });
    const read = sourceWith({ attemptTimeoutMs: 50, retries: 0 }).wonDeals();
    await expect(read).rejects.toMatchObject({ isPassing: true, code: 'timed_out' });
  });

  it('keeps a part of the calls of the day for others', async () => {
    salesforce.usage = { used: 80_100, limit: 100_000 };
    const source = sourceWith();
    await source.wonDeals();
    await expect(source.wonDeals()).rejects.toMatchObject({ isPassing: true, code: 'budget_spent' });
    expect(salesforce.callsOf(QUERIES)).toHaveLength(1);
  });

  it('that forgot the pages of a long query is asked anew behind the last page that came', async () => {
    const ids = deals(40);
    salesforce.pageSize = 10;
    const read: string[] = [];
    for await (const page of sourceWith().changes('Opportunity', null)) {
      read.push(...page.map(({ id }) => id));
      if (read.length === 20) salesforce.forgetLists();
    }
    expect(read).toEqual(ids);
  });

  it('does not let a name end the query it stands in', async () => {
    const source = sourceWith();
    const account = salesforce.org.create('Account', { Name: 'Acme' });
    salesforce.org.create('Contact', { AccountId: account, Name: `Pat O'Neil \\ 100%`, Email: 'pat@acme.example' });
    expect(await source.people(account, `O'Neil \\ 100%`)).toMatchObject([{ Contact: { Email: 'pat@acme.example' } }]);
    expect(await source.people(account, `' OR Name != '`)).toEqual([]);
  });
});

describe('changes in Salesforce', () => {
  it('behind a position are those of the same second with a higher id, and all later ones', async () => {
    const [, second = '', third] = deals(6);
    const after = (await changesOf(sourceWith(), 'Opportunity')).find(({ id }) => id === second) ?? null;
    const [next] = await changesOf(sourceWith(), 'Opportunity', after);
    expect(next).toMatchObject({ id: third, stamp: after?.stamp });
  });

  it('name the account that is concerned, also for what hangs on a deal', async () => {
    const { account, deal } = soldTo(salesforce.org, 'Acme');
    salesforce.org.passes(5);
    const before = await sourceWith().head('Note');
    salesforce.org.create('Note', { ParentId: deal, Title: 'Call', Body: 'They want SSO.' });
    expect(await changesOf(sourceWith(), 'Note', before)).toMatchObject([{ what: 'changed', accounts: [account] }]);
    expect(await sourceWith().accountsOf('Opportunity', [deal, '006-unknown'])).toEqual([account]);
  });

  it('are also what was deleted and what was merged', async () => {
    const [kept, lost] = [soldTo(salesforce.org, 'Acme'), soldTo(salesforce.org, 'Acme Ltd')];
    const [deals, accounts] = [await sourceWith().head('Opportunity'), await sourceWith().head('Account')];
    salesforce.org.passes(60);
    salesforce.org.delete(lost.deal);
    salesforce.org.merge(kept.account, lost.account);
    const merged = (await changesOf(sourceWith(), 'Account', accounts)).find(({ id }) => id === lost.account);
    expect(merged).toMatchObject({ what: 'merged', into: kept.account, accounts: [kept.account] });
    const deleted = (await changesOf(sourceWith(), 'Opportunity', deals)).find(({ id }) => id === lost.deal);
    expect(deleted).toMatchObject({ what: 'deleted' });
    expect(deleted).not.toHaveProperty('isWon');
  });
});

describe('an account in Salesforce', () => {
  const handoff = async (source: CrmSource, account: string, mapping = defaultMapping('salesforce')) => {
    const [read] = await source.read([account]);
    if (!read) throw new Error(`${account} was not read`);
    return { ...handoffOf(read, 'salesforce', mapping), read };
  };

  it('is a handoff: account, latest won deal, contract, people with roles, papers, what was sold', async () => {
    const { account } = soldTo(salesforce.org, 'Harbour Logistics');
    const { handoff: told, unreadable } = await handoff(sourceWith(), account);
    expect(unreadable).toEqual([]);
    expect(told).toMatchObject({
      account: {
        name: 'Harbour Logistics',
        segment: 'mid_market',
        csmName: 'Dana Ortiz',
        aeEmail: 'sam@vendor.example',
      },
      contract: { arr: 60_000, currency: 'USD', seats: 400, startDate: '2026-12-01', renewalDate: '2027-11-30' },
      opportunity: { stage: 'Closed Won', amount: 60_000, closeDate: '2026-11-20' },
    });
    expect(told.contract.entitlements).toEqual(['Business plan']);
    expect(told.contacts).toEqual([
      { name: 'Priya Raman', email: 'priya@harbour.example', title: 'VP Operations', crmRole: 'Economic Buyer' },
    ]);
    expect(told.documents).toMatchObject([{ kind: 'call_transcript', author: 'Sam Lee', date: '2026-11-12' }]);
  });

  it('brings every record it was made of, with its stamp', async () => {
    const { account, deal } = soldTo(salesforce.org, 'Acme');
    const { read } = await handoff(sourceWith(), account);
    expect(read.records.map(({ object }) => object)).toEqual([
      'Account',
      'Opportunity',
      'Contract',
      'Contact',
      'OpportunityContactRole',
      'OpportunityLineItem',
      'Task',
    ]);
    const [kept] = read.records.filter(({ id }) => id === deal);
    expect(kept).toMatchObject({ stamp: '2026-11-24T08:00:00.000Z', fields: { Amount: 60_000 } });
  });

  it('that is gone is missing in the answer, and the others are there', async () => {
    const [kept, gone] = [soldTo(salesforce.org, 'Acme'), soldTo(salesforce.org, 'Bolt')];
    salesforce.org.delete(gone.account);
    expect((await sourceWith().read([gone.account, kept.account])).map(({ id }) => id)).toEqual([kept.account]);
  });

  it('has people around it: in other deals, and in its parent and children', async () => {
    const { account } = soldTo(salesforce.org, 'Acme');
    const parent = salesforce.org.create('Account', { Name: 'Acme Group' });
    salesforce.org.update(account, { ParentId: parent });
    salesforce.org.create('Contact', { AccountId: parent, Name: 'Ines Holt', Email: 'ines@group.example' });
    const earlier = salesforce.org.create('Opportunity', {
      AccountId: account,
      IsWon: false,
      StageName: 'Closed Lost',
    });
    const advisor = salesforce.org.create('Contact', { Name: 'Theo Berg', Email: 'theo@advisors.example' });
    salesforce.org.create('OpportunityContactRole', { OpportunityId: earlier, ContactId: advisor, Role: 'Champion' });
    const { contacts } = await sourceWith().around(account);
    expect(contacts).toEqual(
      expect.arrayContaining([
        { Contact: expect.objectContaining({ Email: 'ines@group.example' }) },
        {
          Contact: expect.objectContaining({ Email: 'theo@advisors.example' }),
          OpportunityContactRole: expect.objectContaining({ Role: 'Champion' }),
        },
      ]),
    );
  });

  it('is read on without a field that an administrator took away since', async () => {
    const { account } = soldTo(salesforce.org, 'Acme');
    const source = sourceWith();
    await source.read([account]);
    salesforce.org.dropField('Contract', 'Seats__c');
    const { handoff: told } = await handoff(source, account);
    expect(told.contract).toMatchObject({ arr: 60_000, seats: 400 });
    salesforce.org.dropField('Opportunity', 'Seats__c');
    expect((await handoff(source, account)).handoff.contract).toMatchObject({ arr: 60_000, seats: null });
    salesforce.org.dropObject('Contract');
    expect((await handoff(source, account)).handoff.contract).toMatchObject({ startDate: null });
  });
});

describe('the readiness of Salesforce', () => {
  it('says of every mapped field whether it is there, and in how many records it is filled', async () => {
    soldTo(salesforce.org, 'Acme');
    const lean = soldTo(salesforce.org, 'Bolt');
    salesforce.org.update(lean.contract, { Seats__c: null });
    salesforce.org.dropField('Account', 'Industry');
    const report = await sourceWith().readiness();
    const of = (object: string, field: string) => report.find((each) => each.object === object && each.field === field);
    expect(of('Contract', 'Seats__c')).toMatchObject({ exists: true, filled: 1, of: 2 });
    expect(of('Account', 'CSM__r.Name')).toMatchObject({ exists: true, filled: 2, of: 2 });
    expect(of('Account', 'Industry')).toMatchObject({ exists: false, filled: null, of: null });
    // A long text cannot be selected by.
    expect(of('Task', 'Description')).toMatchObject({ exists: true, filled: null, of: 2 });
  });
});

describe('a field mapping of our own', () => {
  it('reads other fields, also those behind references, and the first filled one of several', async () => {
    const own = `
systems:
  salesforce:
    account: { name: Account.Name, segment: { otherwise: enterprise } }
    contract: { seats: [Contract.Nowhere__c, OpportunityLineItem.Quantity, Opportunity.Seats__c] }
    opportunity: { nextStep: { from: [Opportunity.NextStep, Opportunity.Account.Name], join: " / " } }
    contact: { name: Contact.Name, email: Contact.Email }
    documents: {}
`;
    const mapping = readMapping(own).systems.salesforce;
    if (!mapping) throw new Error('The mapping is empty');
    const { account, deal } = soldTo(salesforce.org, 'Acme');
    salesforce.org.update(deal, { NextStep: 'Kick-off' });
    const [read] = await sourceWith({}, mapping).read([account]);
    const { handoff } = handoffOf(read!, 'salesforce', mapping);
    expect(handoff).toMatchObject({
      account: { segment: 'enterprise' },
      contract: { seats: 400 },
      opportunity: { nextStep: 'Kick-off / Acme' },
      documents: [],
    });
  });

  it('stops the start with one line where it cannot be read', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'mapping-')), 'mapping.yaml');
    writeFileSync(file, 'systems: { salesforce: { account: { name: Name } } }');
    const start = () => connectionsOf(readSettings({ FIELD_MAPPING_FILE: file }));
    expect(start).toThrow(/^FIELD_MAPPING_FILE: Field mapping, systems\.salesforce/);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HubSpotApi } from '../../src/connectors/hubspot/hubspot.api';
import { HubSpotClient } from '../../src/connectors/hubspot/hubspot.client';
import { HubSpotSource } from '../../src/connectors/hubspot/hubspot.source';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { AccountRow, ContactRow, ContractRow, CrmLink, DocumentRow, JournalEntry } from '../../src/store/entities';
import { isClean, verify } from '../../src/store/verify/verify';
import { useDatabase } from '../support/database';
import { FakeHubSpot } from '../support/fakes/hubspot.fake';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { defaultMapping } from '../support/field-mapping';
import { soldInHubSpot, type HubSpotSale } from '../support/hubspot.sales';
import { soldTo } from '../support/sales';
import { SWIFT } from '../support/swift-calls';
import { sourceOf, syncOn } from './syncing';

const database = useDatabase();
let hubspot: FakeHubSpot;
beforeEach(async () => {
  hubspot = await FakeHubSpot.start();
});
afterEach(() => hubspot.stop());

function hubspotSource(): HubSpotSource {
  const settings = { baseUrl: hubspot.url, token: hubspot.token };
  const api = new HubSpotApi(settings, new AllowedHosts(['loopback']), { ...SWIFT, longestPauseMs: 50 });
  return new HubSpotSource(new HubSpotClient(api), defaultMapping('hubspot'));
}
const manager = () => database.db.manager;
const journal = async () => (await manager().find(JournalEntry, { order: { seq: 'ASC' } })).map(({ type }) => type);

describe('a portal of HubSpot that accounts are kept in step with', () => {
  let sync: ReturnType<typeof syncOn>;
  let sale: HubSpotSale;
  beforeEach(async () => {
    sync = syncOn(database, [hubspotSource()]);
    sale = soldInHubSpot(hubspot, 'Acme');
    hubspot.add('companies', { name: 'Prospect' });
    expect(await sync.run('hubspot')).toMatchObject({
      status: 'done',
      total: 1,
      opened: 1,
      refused: [],
      unreadable: [],
    });
  });

  it('opens an account for a closed-won deal, with its contract, its people in their roles and its papers', async () => {
    expect(await manager().find(AccountRow)).toMatchObject([
      { externalId: sale.company, name: 'Acme', phase: 'handoff_audit', ownerName: 'Dana Ortiz', arr: 60_000 },
    ]);
    expect(await manager().find(ContractRow)).toMatchObject([
      { arr: 60_000, currency: 'USD', seats: 400, renewalDate: '2027-11-30', plan: 'Business' },
    ]);
    expect(await manager().find(ContactRow)).toMatchObject([{ name: 'Priya Raman', crmRole: 'Economic Buyer' }]);
    const documents = await manager().find(DocumentRow, { order: { date: 'ASC' } });
    expect(documents).toMatchObject([
      { kind: 'call_transcript', text: expect.stringContaining('14 hours a week') },
      { kind: 'crm_note', text: 'Go-live before the new year.' },
    ]);
    expect(isClean(await verify(database.db))).toBe(true);
  });

  it('says nothing twice', async () => {
    expect(await sync.run('hubspot')).toMatchObject({ opened: 0, changed: 0 });
    expect(await sync.run('hubspot', true)).toMatchObject({ opened: 0, changed: 0, unchanged: 1 });
    expect(await journal()).toEqual(['account.opened']);
  });

  it('brings what changed, what is new and what was thrown away', async () => {
    const note = hubspot.add('notes', { hs_note_body: 'They want SSO by March.' });
    hubspot.connect('notes', note, 'deals', sale.deal);
    hubspot.edit('deals', sale.deal, { seats: '500' });
    expect(await sync.run('hubspot')).toMatchObject({ changed: 1 });
    expect(await manager().find(ContractRow)).toMatchObject([{ seats: 500 }]);
    expect(await manager().count(DocumentRow)).toBe(3);
    hubspot.remove('notes', note);
    hubspot.remove('contacts', sale.contact);
    expect(await sync.run('hubspot')).toMatchObject({ changed: 1 });
    expect(await manager().count(DocumentRow)).toBe(2);
    expect(await manager().count(ContactRow)).toBe(0);
  });

  it('is followed through a merger of companies', async () => {
    const survivor = hubspot.add('companies', { name: 'Acme Group' });
    hubspot.merge('companies', survivor, sale.company);
    expect(await sync.run('hubspot')).toMatchObject({ opened: 0 });
    expect(await manager().find(AccountRow)).toMatchObject([{ externalId: sale.company, name: 'Acme Group' }]);
    expect(await manager().find(CrmLink)).toMatchObject([{ crmId: survivor, goneAt: null }]);
  });

  it('leaves an account whose company was thrown away to people', async () => {
    hubspot.remove('companies', sale.company);
    expect(await sync.run('hubspot')).toMatchObject({ gone: 1 });
    expect(await manager().find(ContractRow)).toMatchObject([{ seats: 400 }]);
  });

  it('goes on where it was after an outage', async () => {
    for (let n = 0; n < 20; n += 1) soldInHubSpot(hubspot, `Customer ${n}`);
    const out = Array.from({ length: 10 }, () => ({ kind: 'status', status: 503 }) as const);
    hubspot.failNext(/contacts\/batch\/read/, ...out);
    const run = await sync.run('hubspot');
    expect(run).toMatchObject({ status: 'pending', attempts: 1 });
    for (let wait = 0; wait < 4; wait += 1) {
      await sync.passes(2);
      await sync.worker.wake();
    }
    expect(await sync.runs.find(run.id)).toMatchObject({ status: 'done', opened: 20 });
    expect(await manager().count(AccountRow)).toBe(21);
    expect(await manager().count(JournalEntry)).toBe(21);
  });
});

it('a company that HubSpot was given from Salesforce is one account with one of each person', async () => {
  const salesforce = await new FakeSalesforce().listen();
  try {
    const sync = syncOn(database, [sourceOf(salesforce), hubspotSource()]);
    const { account } = soldTo(salesforce.org, 'Acme');
    const { company } = soldInHubSpot(hubspot, 'Acme');
    hubspot.edit('companies', company, { salesforceaccountid: account });
    await sync.run('salesforce');
    expect(await sync.run('hubspot')).toMatchObject({ opened: 0, changed: 1 });
    expect(await manager().find(AccountRow)).toMatchObject([{ externalId: account }]);
    expect(await manager().find(ContactRow)).toMatchObject([{ name: 'Priya Raman' }]);
    expect(await manager().count(DocumentRow)).toBe(3);
  } finally {
    await salesforce.stop();
  }
});

it('customers whom two systems tell of at the same moment are one account each', async () => {
  const salesforce = await new FakeSalesforce().listen();
  try {
    const sync = syncOn(database, [sourceOf(salesforce), hubspotSource()]);
    const customers = Array.from({ length: 12 }, (_, n) => {
      const { account } = soldTo(salesforce.org, `Customer ${n}`);
      const { company } = soldInHubSpot(hubspot, `Customer ${n}`);
      hubspot.edit('companies', company, { salesforceaccountid: account });
      return { account, company };
    });
    const [one, other] = [sync.crms.of('salesforce'), sync.crms.of('hubspot')];
    const take = (crm: typeof one, ids: string[]) => sync.intake.take(crm, ids);
    const taken = await Promise.all([
      take(
        one,
        customers.map(({ account }) => account),
      ),
      take(
        other,
        customers.map(({ company }) => company),
      ),
    ]);
    await take(one, taken[0].overtaken);
    await take(other, taken[1].overtaken);
    expect(await manager().count(AccountRow)).toBe(12);
    expect(await manager().count(CrmLink)).toBe(24);
  } finally {
    await salesforce.stop();
  }
});

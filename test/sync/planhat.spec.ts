import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlanhatClient } from '../../src/connectors/planhat/planhat.client';
import { PlanhatSource } from '../../src/connectors/planhat/planhat.source';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { AccountRow, ContactRow, ContractRow, DocumentRow, JournalEntry } from '../../src/store/entities';
import { isClean, verify } from '../../src/store/verify/verify';
import { useDatabase } from '../support/database';
import { FakePlanhat } from '../support/fakes/planhat.fake';
import { defaultMapping } from '../support/field-mapping';
import { soldInPlanhat, type PlanhatSale } from '../support/planhat.sales';
import { SWIFT } from '../support/swift-calls';
import { syncOn } from './syncing';

const database = useDatabase();
let planhat: FakePlanhat;
let sync: ReturnType<typeof syncOn>;
let sale: PlanhatSale;
beforeEach(async () => {
  planhat = await FakePlanhat.start();
  const settings = { baseUrl: planhat.url, token: planhat.token };
  const client = new PlanhatClient(settings, new AllowedHosts(['loopback']), { ...SWIFT, longestPauseMs: 50 });
  sync = syncOn(database, [new PlanhatSource(client, defaultMapping('planhat'))]);
  sale = soldInPlanhat(planhat, 'Acme');
  planhat.add('companies', { name: 'Prospect', status: 'prospect' });
  expect(await sync.run('planhat')).toMatchObject({ status: 'done', total: 1, opened: 1, refused: [], unreadable: [] });
});
afterEach(() => planhat.stop());

const manager = () => database.db.manager;
const journal = async () => (await manager().find(JournalEntry, { order: { seq: 'ASC' } })).map(({ type }) => type);

describe('a tenant of Planhat that accounts are kept in step with', () => {
  it('opens an account for a company that has bought, with its contract, its people in their roles and its papers', async () => {
    expect(await manager().find(AccountRow)).toMatchObject([
      { externalId: sale.company, name: 'Acme', phase: 'handoff_audit', ownerName: 'Dana Ortiz', arr: 60_000 },
    ]);
    expect(await manager().find(ContractRow)).toMatchObject([
      { arr: 60_000, currency: 'USD', seats: 400, renewalDate: '2027-11-30', plan: 'Business plan' },
    ]);
    expect(await manager().find(ContactRow)).toMatchObject([{ name: 'Priya Raman', crmRole: 'Economic Buyer' }]);
    expect(await manager().find(DocumentRow)).toMatchObject([
      { kind: 'call_transcript', text: expect.stringContaining('14 hours a week') },
    ]);
    expect(isClean(await verify(database.db))).toBe(true);
  });

  it('says nothing twice', async () => {
    expect(await sync.run('planhat')).toMatchObject({ opened: 0, changed: 0 });
    expect(await sync.run('planhat', true)).toMatchObject({ opened: 0, changed: 0, unchanged: 1 });
    expect(await journal()).toEqual(['account.opened']);
  });

  it('brings what changed, what is new and who was put aside', async () => {
    planhat.edit('licenses', sale.license, { custom: { Seats: 500 } });
    planhat.add('conversations', { companyId: sale.company, type: 'note', description: 'They want SSO by March.' });
    planhat.edit('endusers', sale.enduser, { archived: true });
    expect(await sync.run('planhat')).toMatchObject({ changed: 1 });
    expect(await manager().find(ContractRow)).toMatchObject([{ seats: 500 }]);
    expect(await manager().count(DocumentRow)).toBe(2);
    expect(await manager().count(ContactRow)).toBe(0);
  });

  it('finds the company that has bought since, by its status, a licence or a deal', async () => {
    const companies = ['coming', 'prospect', 'prospect'].map((status) =>
      planhat.add('companies', { name: status, status }),
    );
    planhat.add('licenses', { companyId: companies[1], mrr: 100, _currency: 'USD', fromDate: '2026-12-01' });
    planhat.add('deals', { companyId: companies[2], stage: 'Closed Won' });
    expect(await sync.run('planhat')).toMatchObject({ opened: 3 });
  });

  it('tells in a full run which companies are gone', async () => {
    planhat.remove('companies', sale.company);
    expect(await sync.run('planhat', true)).toMatchObject({ gone: 1 });
  });

  it('goes on where it was after an outage', async () => {
    for (let n = 0; n < 20; n += 1) soldInPlanhat(planhat, `Customer ${n}`);
    const out = Array.from({ length: 8 }, () => ({ kind: 'status', status: 503 }) as const);
    planhat.failNext(/endusers/, ...out);
    const run = await sync.run('planhat');
    expect(run).toMatchObject({ status: 'pending', attempts: 1 });
    for (let wait = 0; wait < 4; wait += 1) {
      await sync.passes(2);
      await sync.worker.wake();
    }
    expect(await sync.runs.find(run.id)).toMatchObject({ status: 'done', opened: 20 });
    expect(await manager().count(JournalEntry)).toBe(21);
  });
});

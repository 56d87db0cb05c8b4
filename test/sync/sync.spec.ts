import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  AccountRow,
  ContactRow,
  ContractRow,
  CrmLink,
  DocumentRow,
  JournalEntry,
  OpportunityRow,
  RawRecordRow,
} from '../../src/store/entities';
import { isClean, verify } from '../../src/store/verify/verify';
import { useDatabase } from '../support/database';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { type SalesforceOrg } from '../support/fakes/salesforce.org';
import { soldTo, type Sale } from '../support/sales';
import { sourceOf, syncOn } from './syncing';

const database = useDatabase();
let salesforce: FakeSalesforce;
let org: SalesforceOrg;
let sync: ReturnType<typeof syncOn>;
beforeEach(async () => {
  salesforce = await new FakeSalesforce().listen();
  org = salesforce.org;
  sync = syncOn(database, [sourceOf(salesforce)]);
});
afterEach(() => salesforce.stop());

const manager = () => database.db.manager;
const journal = async (externalId: string) => {
  const { id } = await manager().findOneByOrFail(AccountRow, { externalId });
  const entries = await manager().find(JournalEntry, { where: { accountId: id }, order: { seq: 'ASC' } });
  return entries.map(({ type }) => type);
};
const accountIdOf = async (externalId: string) => (await manager().findOneByOrFail(AccountRow, { externalId })).id;
const contractOf = async ({ account }: Sale) =>
  manager().findOneByOrFail(ContractRow, { accountId: await accountIdOf(account) });

describe('the first sync', () => {
  it('opens an account for every closed-won deal, and for nobody else', async () => {
    const sales = [soldTo(org, 'Acme'), soldTo(org, 'Bolt')];
    const prospect = org.create('Account', { Name: 'Prospect' });
    org.create('Opportunity', { AccountId: prospect, IsWon: false, StageName: 'Negotiation' });
    const run = await sync.run();
    expect(run).toMatchObject({
      status: 'done',
      total: 2,
      done: expect.any(Number),
      opened: 2,
      changed: 0,
      refused: [],
    });
    const accounts = await manager().find(AccountRow, { order: { name: 'ASC' } });
    expect(accounts).toMatchObject([
      { externalId: sales[0]?.account, name: 'Acme', phase: 'handoff_audit', arr: 60_000, renewalDate: '2027-11-30' },
      { externalId: sales[1]?.account, name: 'Bolt', ownerName: 'Dana Ortiz', aeEmail: 'sam@vendor.example' },
    ]);
    expect(await manager().find(ContactRow)).toHaveLength(2);
    expect(await manager().find(DocumentRow)).toMatchObject([
      { kind: 'call_transcript', source: 'sync', received: 1 },
      { kind: 'call_transcript' },
    ]);
    expect(isClean(await verify(database.db))).toBe(true);
  });

  it('keeps every record it was made of, as the system gave it', async () => {
    const { account, deal } = soldTo(org, 'Acme');
    await sync.run();
    const kept = await manager().findBy(RawRecordRow, { accountId: await accountIdOf(account) });
    expect(kept.map(({ object }) => object).sort()).toEqual([
      'Account',
      'Contact',
      'Contract',
      'Opportunity',
      'OpportunityContactRole',
      'OpportunityLineItem',
      'Task',
    ]);
    expect(kept.find(({ id }) => id === deal)).toMatchObject({ fields: { Amount: 60_000 }, gone: false });
  });

  it('made again says nothing twice', async () => {
    const { account } = soldTo(org, 'Acme');
    await sync.run();
    const full = await sync.run('salesforce', true);
    expect(full).toMatchObject({ status: 'done', opened: 0, changed: 0, unchanged: 1 });
    expect(await journal(account)).toEqual(['account.opened']);
  });

  it('names what it could not take, and takes the rest', async () => {
    const [odd, sound] = [soldTo(org, 'Odd'), soldTo(org, 'Sound')];
    org.update(odd.contract, { EndDate: '2026-01-01' });
    org.update(sound.contract, { StartDate: '2026-13-45', Notice_Period_Days__c: 'sixty' });
    const run = await sync.run();
    expect(run).toMatchObject({ status: 'done', opened: 1 });
    expect(run.refused).toEqual([{ crmId: odd.account, reason: expect.stringContaining('contract.renewalDate') }]);
    expect(run.unreadable).toEqual([
      `${sound.account}: contract.startDate is 2026-13-45, not a date`,
      `${sound.account}: contract.noticePeriodDays is sixty, not an amount`,
    ]);
  });

  it('joins an account that came another way under the same id', async () => {
    const { account } = soldTo(org, 'Acme');
    await sync.run();
    await manager().clear(CrmLink);
    expect(await sync.run('salesforce', true)).toMatchObject({ opened: 0, changed: 1 });
    expect(await manager().count(AccountRow)).toBe(1);
    expect(await journal(account)).toEqual(['account.opened']);
  });
});

describe('an increment', () => {
  let sale: Sale;
  beforeEach(async () => {
    sale = soldTo(org, 'Acme');
    await sync.run();
    org.passes(600);
  });

  it('without a change asks little and writes nothing', async () => {
    await database.db.query(`UPDATE raw_record SET learnt_at = learnt_at - interval '1 minute'`);
    salesforce.calls.length = 0;
    expect(await sync.run()).toMatchObject({ status: 'done', opened: 0, changed: 0 });
    expect(await journal(sale.account)).toEqual(['account.opened']);
    expect(salesforce.callsOf(/\/query/).length).toBeLessThan(12);
  });

  it('brings what changed, once', async () => {
    org.update(sale.contract, { Seats__c: 500 });
    const note = org.create('Note', { ParentId: sale.deal, Title: 'Kick-off', Body: 'They want SSO by March.' });
    expect(await sync.run()).toMatchObject({ changed: 1 });
    expect(await contractOf(sale)).toMatchObject({ seats: 500 });
    expect(await manager().findOneBy(DocumentRow, { id: `salesforce:Note:${note}` })).toMatchObject({ received: 3 });
    expect(await journal(sale.account)).toEqual(['account.opened', 'contract.changed', 'documents.added']);
    org.passes(600);
    expect(await sync.run()).toMatchObject({ changed: 0 });
    expect(await journal(sale.account)).toHaveLength(3);
  });

  it('finds the deal that was won since, and the one that was committed late', async () => {
    const next = soldTo(org, 'Bolt');
    org.passes(-30);
    const late = soldTo(org, 'Late');
    org.passes(30);
    await sync.run();
    org.passes(-20);
    const later = soldTo(org, 'Later');
    org.passes(60);
    await sync.run();
    const ids = (await manager().find(AccountRow)).map(({ externalId }) => externalId);
    expect(ids.sort()).toEqual([sale, next, late, later].map(({ account }) => account).sort());
  });

  it('does not miss the second of two changes with one stamp', async () => {
    org.update(sale.contract, { Seats__c: 450 });
    await sync.run();
    org.update(sale.contract, { Seats__c: 460 });
    await sync.run();
    expect(await contractOf(sale)).toMatchObject({ seats: 460 });
  });

  it('takes away what was deleted, and keeps it as evidence', async () => {
    const [task] = org.records('Task');
    org.delete(task!.Id);
    org.delete(sale.contact);
    await sync.run();
    expect(await manager().count(DocumentRow)).toBe(0);
    expect(await manager().count(ContactRow)).toBe(0);
    const kept = await manager().findOneBy(RawRecordRow, { id: task!.Id });
    expect(kept).toMatchObject({ gone: true, fields: { Subject: 'Discovery call' } });
    expect(await journal(sale.account)).toEqual(['account.opened', 'contract.changed']);
  });

  it('moves a person that moved to another account', async () => {
    const other = soldTo(org, 'Bolt');
    await sync.run();
    org.passes(600);
    for (const role of org.records('OpportunityContactRole')) org.delete(role.Id);
    org.update(sale.contact, { AccountId: other.account });
    await sync.run();
    expect(await manager().countBy(ContactRow, { accountId: await accountIdOf(sale.account) })).toBe(0);
    expect(await manager().countBy(ContactRow, { accountId: await accountIdOf(other.account) })).toBe(2);
  });

  it('follows an account that was merged into another one', async () => {
    const survivor = org.create('Account', { Name: 'Acme Group' });
    org.merge(survivor, sale.account);
    expect(await sync.run()).toMatchObject({ opened: 0 });
    expect(await manager().find(AccountRow)).toMatchObject([{ externalId: sale.account, name: 'Acme Group' }]);
    expect(await manager().find(CrmLink)).toMatchObject([{ crmId: survivor, goneAt: null }]);
  });

  it('leaves an account whose record is gone to people, with all that is known of it', async () => {
    org.delete(sale.account);
    expect(await sync.run()).toMatchObject({ gone: 1 });
    expect(await manager().find(CrmLink)).toMatchObject([{ goneAt: expect.any(Date) }]);
    expect(await contractOf(sale)).toMatchObject({ seats: 400 });
  });

  it('does not undo what a person corrected, until the system says something new', async () => {
    const accountId = await accountIdOf(sale.account);
    await manager().update(ContractRow, { accountId }, { seats: 420 });
    org.update(sale.contract, { Plan__c: 'Enterprise' });
    await sync.run();
    expect(await contractOf(sale)).toMatchObject({ seats: 420, plan: 'Enterprise' });
    org.passes(600);
    org.update(sale.contract, { Seats__c: 430 });
    await sync.run();
    expect(await contractOf(sale)).toMatchObject({ seats: 430 });
  });

  it('empties what was emptied', async () => {
    org.update(sale.contract, { Plan__c: null });
    org.update(sale.deal, { NextStep: 'Kick-off' });
    await sync.run();
    expect(await contractOf(sale)).toMatchObject({ plan: null });
    expect(await manager().find(OpportunityRow)).toMatchObject([{ nextStep: 'Kick-off' }]);
  });

  it('is planned by itself once somebody loaded the system, and never before', async () => {
    await sync.passes(4);
    await sync.worker.look();
    expect(await sync.runs.list(10)).toHaveLength(1);
    await sync.passes(2);
    await sync.worker.look();
    expect(await sync.runs.list(10)).toMatchObject([
      { askedBy: 'agent', status: 'done' },
      { askedBy: 'ana@vendor.example' },
    ]);
  });
});

describe('a sync under difficulties', () => {
  it('reads 25,000 records of 250 accounts and writes each of them once', async () => {
    const sales = Array.from({ length: 250 }, (_, n) => soldTo(org, `Customer ${n}`));
    for (const [n, { account }] of sales.entries()) {
      if (n % 10 === 0) org.passes(1);
      for (let k = 0; k < 93; k += 1) {
        org.create('Contact', { AccountId: account, Name: `Person ${k} of ${n}`, Email: `p${k}@c${n}.example` });
      }
    }
    salesforce.failNext(
      /\/query/,
      { kind: 'status', status: 503 },
      { kind: 'broken' },
      { kind: 'status', status: 429 },
    );
    const run = await sync.run();
    expect(run).toMatchObject({ status: 'done', opened: 250, refused: [] });
    expect(await manager().count(RawRecordRow)).toBe(25_000);
    expect(await manager().count(ContactRow)).toBe(250 * 94);
    expect(await manager().count(JournalEntry)).toBe(250);
  }, 60_000);

  it('waits for a system that is out, and goes on where it was', async () => {
    const sales = Array.from({ length: 30 }, (_, n) => {
      org.passes(1);
      return soldTo(org, `Customer ${n}`);
    });
    salesforce.pageSize = 10;
    const out = Array.from({ length: 8 }, () => ({ kind: 'broken' as const }));
    salesforce.failNext(/queryAll/, { kind: 'status', status: 200, body: salesforceDealsPage(sales[0]!) }, ...out);
    const first = await sync.run();
    expect(first).toMatchObject({ status: 'pending', attempts: 1, error: expect.stringContaining('never came') });
    await sync.worker.wake();
    expect(await sync.runs.find(first.id)).toMatchObject({ status: 'pending' });
    await sync.passes(1);
    await sync.worker.wake();
    await sync.passes(1);
    await sync.worker.wake();
    expect(await sync.runs.find(first.id)).toMatchObject({ status: 'done', opened: 30 });
    expect(await manager().count(JournalEntry)).toBe(30);
  });

  it('waits as long as it is asked to', async () => {
    soldTo(org, 'Acme');
    salesforce.failNext(/queryAll/, { kind: 'status', status: 429, headers: { 'retry-after': '300' } });
    const run = await sync.run();
    expect(run.dueAt.getTime() - run.startedAt.getTime()).toBeGreaterThanOrEqual(300_000);
    await sync.passes(4);
    await syncOn(database, [sourceOf(salesforce)]).worker.wake();
    expect(await sync.runs.find(run.id)).toMatchObject({ status: 'pending' });
    await sync.passes(2);
    // Another process, as this one keeps the pause by its own clock.
    await syncOn(database, [sourceOf(salesforce)]).worker.wake();
    expect(await sync.runs.find(run.id)).toMatchObject({ status: 'done', opened: 1 });
  });

  it('leaves a run with the instance that holds it, and one that waits waiting, where its own clock is an hour ahead', async () => {
    await sync.runs.ask('salesforce', { isFull: false, by: 'ana@vendor.example' });
    const held = await sync.runs.claim();
    jest.useFakeTimers({
      now: Date.now() + 3_600_000,
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'clearTimeout'],
    });
    const claims = [await sync.runs.claim()];
    await sync.runs.postpone(held!, 60_000, 'out of order');
    jest.setSystemTime(Date.now() + 3_600_000);
    claims.push(await sync.runs.claim());
    jest.useRealTimers();
    expect(claims).toEqual([null, null]);
  });

  it('fails with a reason where waiting does not help', async () => {
    const refused = syncOn(database, [sourceOf(Object.assign(salesforce, { clientId: 'unknown' }))]);
    Object.assign(salesforce, { clientId: 'consumer-key' });
    expect(await refused.run()).toMatchObject({ status: 'failed', error: expect.stringContaining('invalid_client') });
  });

  it.each([-7_200, 7_200])('goes by the stamps of a system whose clock is %i s off', async (seconds) => {
    org.passes(seconds);
    salesforce.clockSkewMs = seconds * 1_000;
    const sale = soldTo(org, 'Acme');
    await sync.run();
    org.passes(90);
    org.update(sale.contract, { Seats__c: 410 });
    await sync.run();
    expect(await contractOf(sale)).toMatchObject({ seats: 410 });
    expect(await journal(sale.account)).toEqual(['account.opened', 'contract.changed']);
  });

  it('goes on without a field that was taken away in the middle', async () => {
    const sale = soldTo(org, 'Acme');
    await sync.run();
    org.passes(600);
    org.dropField('Contract', 'Plan__c');
    org.update(sale.contract, { Seats__c: 410 });
    expect(await sync.run()).toMatchObject({ status: 'done', changed: 1 });
    expect(await contractOf(sale)).toMatchObject({ seats: 410, plan: null });
  });

  it('does not let what was read earlier overwrite what was read later', async () => {
    const [sale, other] = [soldTo(org, 'Acme'), soldTo(org, 'Bolt')];
    await sync.run();
    const slow = sourceOf(salesforce);
    org.update(sale.contract, { Seats__c: 470 });
    org.update(other.contract, { Seats__c: 570 });
    const ids = [sale.account, other.account];
    const old = await slow.read(ids);
    org.passes(60);
    org.update(sale.contract, { Seats__c: 480 });
    const { mapping } = sync.crms.of('salesforce');
    const late = Object.assign(Object.create(slow) as typeof slow, {
      read: async () => {
        await sync.intake.take(sync.crms.of('salesforce'), [sale.account]);
        return old;
      },
    });
    expect(await sync.intake.take({ source: late, mapping }, ids)).toMatchObject({
      overtaken: [sale.account],
      changed: 1,
    });
    expect(await contractOf(sale)).toMatchObject({ seats: 480 });
    expect(await contractOf(other)).toMatchObject({ seats: 570 });
    expect(await journal(other.account)).toEqual(['account.opened', 'contract.changed']);
  });

  it('names the one change that cannot be taken, and takes those that came with it', async () => {
    const [sale, odd] = [soldTo(org, 'Acme'), soldTo(org, 'Bolt')];
    await sync.run();
    org.passes(60);
    org.update(sale.contract, { Seats__c: 480 });
    org.update(odd.contract, { EndDate: '2020-01-01' });
    expect(await sync.run()).toMatchObject({
      changed: 1,
      refused: [{ crmId: odd.account, reason: expect.stringContaining('contract.renewalDate') }],
    });
    expect(await contractOf(sale)).toMatchObject({ seats: 480 });
    expect(await contractOf(odd)).toMatchObject({ renewalDate: '2027-11-30' });
    expect(await journal(odd.account)).toEqual(['account.opened']);
  });
});

/** What the first page of the deals looked like before the outage. */
function salesforceDealsPage({ deal, account }: Sale): unknown {
  return {
    totalSize: 30,
    done: false,
    nextRecordsUrl: '/services/data/v67.0/queryAll/gone-10',
    records: [
      { Id: deal, SystemModstamp: '2026-11-24T08:00:01.000+0000', IsDeleted: false, IsWon: true, AccountId: account },
    ],
  };
}

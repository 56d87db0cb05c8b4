import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Change, type CrmSource } from '../../src/connectors/crm/crm.source';
import { handoffOf } from '../../src/connectors/crm/handoff.mapper';
import { PlanhatClient, type PlanhatCalls } from '../../src/connectors/planhat/planhat.client';
import { PlanhatSource } from '../../src/connectors/planhat/planhat.source';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { PASSING_FAULTS, at, changesOf, idsOf } from '../support/crm-source';
import { SWIFT } from '../support/swift-calls';
import { FakePlanhat } from '../support/fakes/planhat.fake';
import { type WebFault } from '../support/fakes/web.fake';
import { defaultMapping } from '../support/field-mapping';
import { soldInPlanhat } from '../support/planhat.sales';

const swift: PlanhatCalls = { ...SWIFT, windowMs: 5 };
const mapping = defaultMapping('planhat');

let planhat: FakePlanhat;
beforeEach(async () => {
  planhat = await FakePlanhat.start();
});
afterEach(async () => {
  await planhat.stop();
});

const settings = () => ({ baseUrl: planhat.url, token: planhat.token });
const hosts = new AllowedHosts(['loopback']);
const sourceWith = (calls: PlanhatCalls = {}): CrmSource =>
  new PlanhatSource(new PlanhatClient(settings(), hosts, { ...swift, ...calls }), mapping);
const BEFORE = { stamp: at(-1).toISOString(), id: '' };
const customers = (count: number, stampOf = (n: number) => at(n)) =>
  Array.from({ length: count }, (_, n) => planhat.add('companies', { name: `C${n}`, status: 'customer' }, stampOf(n)));

describe('a Planhat tenant', () => {
  it('is read to the last of 25,000 records, each once, in the order of stamp and id', async () => {
    const all = customers(25_000, (n) => at(Math.floor(n / 3)));
    expect(idsOf(await changesOf(sourceWith(), 'companies'))).toEqual(all);
    expect(idsOf(await changesOf(sourceWith(), 'companies', BEFORE))).toEqual(all);
  });

  it('is read whole where more records than a page carry one stamp', async () => {
    const all = customers(5_000, (n) => at(n < 900 ? 1 : 2));
    expect(idsOf(await changesOf(sourceWith(), 'companies', BEFORE))).toEqual(all);
    const after = { stamp: at(2).toISOString(), id: all[1_700] ?? '' };
    expect(idsOf(await changesOf(sourceWith(), 'companies', after))).toEqual(all.slice(1_701));
  });

  it.each([['from the beginning', null] as const, ['behind a position', BEFORE] as const])(
    'is read whole %s while records go and come between its pages',
    async (_from, after) => {
      const all = customers(6_500);
      const removed = all.slice(0, 180);
      planhat.afterPage = ({ query }) => {
        if (query.get('limit') === '1') return;
        for (const id of removed.splice(0, 60)) planhat.remove('companies', id);
        planhat.add('companies', { name: 'New', status: 'customer' });
      };
      const seen = new Set(idsOf(await changesOf(sourceWith(), 'companies', after)));
      expect(all.slice(180).filter((id) => !seen.has(id))).toEqual([]);
    },
  );

  it('whose pages never hold still is left for later, and not passed off as whole', async () => {
    customers(4_500);
    planhat.afterPage = () =>
      planhat
        .all('companies')
        .slice(0, 80)
        .forEach(({ _id }) => planhat.remove('companies', _id));
    const read = changesOf(sourceWith(), 'companies');
    await expect(read).rejects.toMatchObject({ isPassing: true, code: 'unsteady_pages' });
  });

  it('is read on after an outage between its pages, and then says everything once', async () => {
    const all = customers(5_000);
    let outages = 2;
    planhat.afterPage = () => {
      if (outages-- > 0) planhat.failNext(/companies/, { kind: 'status', status: 503 }, { kind: 'broken' });
    };
    const source = sourceWith({ retries: 1 });
    let read: Change[] | null = null;
    for (let attempt = 0; attempt < 3 && !read; attempt += 1) {
      read = await changesOf(source, 'companies').catch((error: { isPassing?: boolean }) => {
        expect(error).toMatchObject({ system: 'planhat', isPassing: true });
        return null;
      });
    }
    expect(idsOf(read ?? [])).toEqual(all);
  });

  it('whose token ends between two pages is not asked again, and no secret is named', async () => {
    customers(2_500);
    const calls = sourceWith();
    planhat.afterPage = () => {
      planhat.token = 'another';
    };
    const refused = await changesOf(calls, 'companies').catch((error: unknown) => error);
    expect(refused).toMatchObject({ result: 'refused', code: 'http_401' });
    expect(String(refused)).toContain('PLANHAT_TOKEN');
    expect(JSON.stringify(refused) + String(refused)).not.toContain('secret');
    expect(planhat.calls).toHaveLength(2);
  });

  it.each<[string, WebFault]>([
    ...PASSING_FAULTS,
    ['is busy and does not say for how long', { kind: 'status', status: 429 }],
  ])('that %s is asked again', async (_what, fault) => {
    const all = customers(5);
    planhat.failNext(/companies/, fault);
    expect(idsOf(await changesOf(sourceWith(), 'companies'))).toEqual(all);
  });

  it('that is busy for longer than one waits is left alone for a minute', async () => {
    planhat.failNext(/companies/, { kind: 'status', status: 429 });
    const asked = sourceWith({ windowMs: undefined, longestPauseMs: 1_000 }).wonDeals();
    await expect(asked).rejects.toMatchObject({ isPassing: true, details: { retryAfterMs: 60_000 } });
    expect(planhat.calls).toHaveLength(1);
  });

  it('never answers: the call ends by itself and may be made again', async () => {
    planhat.failNext(/companies/, { kind: 'hang' });
    const asked = sourceWith({ attemptTimeoutMs: 50, retries: 0 }).wonDeals();
    await expect(asked).rejects.toMatchObject({ isPassing: true, code: 'timed_out' });
  });
});

describe('changes in Planhat', () => {
  it.each([-3_600_000, 0, 3_600_000])('are followed by its own clock, %i ms apart from ours', async (skewMs) => {
    planhat.clockSkewMs = skewMs;
    soldInPlanhat(planhat, 'Acme');
    const head = await sourceWith().head('companies');
    const { company } = soldInPlanhat(planhat, 'Bolt');
    expect(idsOf(await changesOf(sourceWith(), 'companies', head))).toContain(company);
  });

  it('begin with the companies that have bought, and say so of licences and deals as well', async () => {
    const { company, license } = soldInPlanhat(planhat, 'Acme');
    planhat.add('companies', { name: 'Prospect', status: 'prospect' });
    expect(await changesOf(sourceWith(), 'companies')).toMatchObject([
      { id: company, isWon: true, accounts: [company] },
    ]);
    expect(await sourceWith().wonDeals()).toBe(1);
    for (const stream of ['licenses', 'deals']) {
      expect(await changesOf(sourceWith(), stream)).toMatchObject([{ isWon: true, accounts: [company] }]);
    }
    planhat.edit('licenses', license, { renewalStatus: 'lost' });
    const [lost] = await changesOf(sourceWith(), 'licenses');
    expect(lost).not.toHaveProperty('isWon');
  });

  it('name the company that is concerned, and tell of people who were put aside', async () => {
    const { company, enduser } = soldInPlanhat(planhat, 'Acme');
    planhat.edit('endusers', enduser, { archived: true });
    expect(await changesOf(sourceWith(), 'endusers')).toMatchObject([{ what: 'deleted', accounts: [company] }]);
    expect(await sourceWith().accountsOf('endusers', [enduser, '60aa000000000000000000ff'])).toEqual([company]);
  });

  it.each([403, 404] as const)('are none of a model that the tenant lacks or hides (%i)', async (status) => {
    const { company } = soldInPlanhat(planhat, 'Acme');
    planhat.outOfSight.set('deals', status);
    planhat.outOfSight.set('users', status);
    expect(await sourceWith().head('deals')).toBeNull();
    expect(await changesOf(sourceWith(), 'deals')).toEqual([]);
    const [account] = await sourceWith().read([company]);
    expect(account).toMatchObject({ isWon: true });
    expect(account?.handoff).not.toHaveProperty('deals');
  });
});

describe('a company in Planhat', () => {
  const handoffFrom = async (company: string) => {
    const [read] = await sourceWith().read([company]);
    if (!read) throw new Error(`${company} was not read`);
    return { ...handoffOf(read, 'planhat', mapping), read };
  };

  it('is a handoff: company, licence, won deal, people, conversations', async () => {
    const { company } = soldInPlanhat(planhat, 'Harbour Logistics');
    const { handoff, unreadable, read } = await handoffFrom(company);
    expect(unreadable).toEqual([]);
    expect(read.isWon).toBe(true);
    expect(handoff).toMatchObject({
      account: {
        name: 'Harbour Logistics',
        segment: 'mid_market',
        industry: 'Logistics',
        csmName: 'Dana Ortiz',
        csmEmail: 'dana@vendor.example',
      },
      contract: {
        arr: 60_000,
        currency: 'USD',
        seats: 400,
        startDate: '2026-12-01',
        renewalDate: '2027-11-30',
        plan: 'Business plan',
        entitlements: ['Business plan'],
      },
      opportunity: { stage: 'Closed Won', closeDate: '2026-11-20' },
    });
    expect(handoff.contacts).toEqual([
      { name: 'Priya Raman', email: 'priya@harbour.example', title: 'VP Operations', crmRole: 'Economic Buyer' },
    ]);
    expect(handoff.documents).toMatchObject([
      {
        kind: 'call_transcript',
        author: 'Dana Ortiz',
        date: '2026-11-12',
        text: 'Discovery call\nPriya: month-end reports take us 14 hours a week.',
      },
    ]);
  });

  const license = (fields: object) => ({
    product: 'Business plan',
    _currency: 'USD',
    fromDate: '2026-12-01T00:00:00.000Z',
    toDate: '2027-11-30T00:00:00.000Z',
    ...fields,
  });
  it.each([
    ['monthly revenue', [license({ mrr: 1_000 })], 12_000],
    ['a sum for one year', [license({ value: 30_000 })], 30_000],
    ['a sum for three years', [license({ value: 90_000, toDate: '2029-11-30T00:00:00.000Z' })], 30_000],
    ['several that run together', [license({ mrr: 1_000 }), license({ value: 8_000 })], 20_000],
    [
      'one that has ended before',
      [license({ mrr: 1_000 }), license({ mrr: 9, fromDate: '2025-01-01', toDate: '2026-01-01' })],
      12_000,
    ],
    ['one that was lost', [license({ mrr: 1_000 }), license({ mrr: 5_000, renewalStatus: 'lost' })], 12_000],
    ['a sum without an end', [license({ value: 30_000, toDate: undefined })], null],
  ])('makes in a year what its licences say: %s', async (_what, licenses, arr) => {
    const company = planhat.add('companies', { name: 'Acme', status: 'customer' });
    for (const each of licenses) planhat.add('licenses', { ...each, companyId: company });
    expect((await handoffFrom(company)).handoff.contract.arr).toBe(arr);
  });

  it('brings every record it was made of, under the name of its stream', async () => {
    const { read } = await handoffFrom(soldInPlanhat(planhat, 'Acme').company);
    expect(read.records.map(({ object }) => object)).toEqual([
      'companies',
      'licenses',
      'deals',
      'endusers',
      'conversations',
    ]);
    expect(sourceWith().streams).toEqual(read.records.map(({ object }) => object));
  });

  it('that is gone is missing in the answer, and the others are there', async () => {
    const [kept, gone] = [soldInPlanhat(planhat, 'Acme'), soldInPlanhat(planhat, 'Bolt')];
    planhat.remove('companies', gone.company);
    expect((await sourceWith().read([gone.company, kept.company])).map(({ id }) => id)).toEqual([kept.company]);
  });

  it('names itself in the systems it was brought over from', async () => {
    const { company } = soldInPlanhat(planhat, 'Acme', { externalId: 'acct-1', sourceId: '001Hu00003abcdeIAA' });
    const other = soldInPlanhat(planhat, 'Bolt', { externalId: '5100123' });
    const [acme, bolt] = await sourceWith().read([company, other.company]);
    expect(acme?.alsoKnownAs).toEqual([{ system: 'salesforce', id: '001Hu00003abcdeIAA' }]);
    expect(bolt?.alsoKnownAs).toEqual([{ system: 'hubspot', id: '5100123' }]);
  });

  it('has people who are found by name and address', async () => {
    const { company } = soldInPlanhat(planhat, 'Acme');
    const called = async (name: string) =>
      (await sourceWith().people(company, name)).map((each) => each.endusers?.email);
    expect(await called('raman')).toEqual(['priya@acme.example']);
    expect(await called('priya@acme.example')).toEqual(['priya@acme.example']);
    expect(await called('Nobody')).toEqual([]);
  });

  it('is read without a field that an administrator took away', async () => {
    const { company, license: id } = soldInPlanhat(planhat, 'Acme');
    planhat.edit('licenses', id, { custom: {} });
    expect((await handoffFrom(company)).handoff.contract).toMatchObject({ arr: 60_000, seats: null });
  });
});

describe('the readiness of Planhat', () => {
  it('says of every mapped field whether it is there, and in how many records it is filled', async () => {
    soldInPlanhat(planhat, 'Acme');
    const lean = soldInPlanhat(planhat, 'Bolt');
    planhat.edit('licenses', lean.license, { custom: {} });
    const report = await sourceWith().readiness();
    const of = (object: string, field: string) => report.find((each) => each.object === object && each.field === field);
    expect(of('licenses', 'custom.Seats')).toEqual({
      object: 'licenses',
      field: 'custom.Seats',
      exists: true,
      filled: 1,
      of: 2,
    });
    expect(of('companies', 'owner.name')).toMatchObject({ exists: true, filled: 2, of: 2 });
    expect(of('licenses', 'arr')).toMatchObject({ exists: true, filled: 2, of: 2 });
    expect(of('companies', 'custom.Plan')).toMatchObject({ exists: false, filled: null, of: null });
    expect(of('deals', 'amount')).toMatchObject({ exists: false });
  });
});

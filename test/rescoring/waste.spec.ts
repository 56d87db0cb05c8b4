import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { PolicyService } from '../../src/actions/policy.service';
import { Reports } from '../../src/artifacts/reports';
import { addDays } from '../../src/calendar/calendar';
import { packetOf, TODAY, useApplication } from '../support/application';

const application = useApplication();
const { as } = application;
const people = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `user-${from + n}`);
const usage = (days: number, peopleOn: (ago: number) => string[]) =>
  Array.from({ length: days }, (_, n) => {
    const users = peopleOn(n + 1);
    const events = { reports: users.length };
    return { account: 'crm-1', date: addDays(TODAY, -n - 1), activeUsers: users.length, sessions: 1, events, users };
  });
const send = (rows: object[]) => as('csm').post('/api/v1/telemetry/usage').send(rows).expect(200);
const waste = async () =>
  (await as('viewer').get('/api/v1/accounts/ext:crm-1/waste').expect(200)).body as Record<
    'muda' | 'mura' | 'muri',
    unknown
  >;

beforeEach(async () => {
  await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
});

describe('/accounts/:id/waste', () => {
  it('tells of 400 seats and 100 active people who is idle, what it costs and what can be done about it', async () => {
    await send(usage(90, (ago) => people(0, ago > 28 ? 110 : 100)));
    expect((await waste()).muda).toMatchObject({
      value: 0.75,
      unusedSeats: 300,
      annualCost: 45_000,
      currency: 'USD',
      idleUsers: people(100, 110)
        .sort()
        .map((user) => ({ user, lastSeenOn: addDays(TODAY, -29) })),
      plan: {
        options: [
          { move: 'reassign', seats: 10, saving: 1_500 },
          { move: 'enable', seats: 290, saving: 43_500 },
          { move: 'redeploy', seats: 300, saving: 45_000 },
          { move: 'right_size', seats: 275, saving: 41_250, by: '2027-05-01' },
        ],
        assumptions: { pricePerSeat: 150, targetUtilisation: 0.8, atMost: false },
      },
    });
  });

  it('counts a week by as many working days as the policy asks for', async () => {
    const isEarlyInWeek = ({ date }: { date: string }) => [1, 2, 3].includes(new Date(date).getUTCDay());
    await send(usage(90, () => people(0, 100)).filter(isEarlyInWeek));
    expect((await waste()).mura).toMatchObject({ weeks: 0, causes: { weeks: [] } });
    const policies = application.app.get(PolicyService, { strict: false });
    const { document } = await policies.current();
    const threeDays = document.replace('scoring: {}', 'scoring: { mura: { daysOfWeek: 3 } }');
    await policies.switchOn(threeDays, { name: 'sam', role: 'supervisor' });
    const { mura } = await waste();
    expect(mura).toMatchObject({ weeks: 12, band: 'green' });
    expect((mura as { causes: { weeks: unknown[] } }).causes.weeks).toHaveLength(12);
  });

  it('writes it down as a licence plan in which every figure is borne out', async () => {
    await send(usage(90, (ago) => people(0, ago > 28 ? 110 : 100)));
    const { id: accountId } = (await as('viewer').get('/api/v1/accounts/ext:crm-1').expect(200)).body as { id: string };
    const { manager } = application.app.get(DataSource);
    const id = await application.app.get(Reports).write(manager, 'licence_plan', { accountId, seq: 1, n: 0 });
    const { text } = await as('viewer').get(`/api/v1/accounts/${accountId}/artifacts/${id}?format=md`).expect(200);
    expect(text).toContain('10 people came before and nobody saw them for 28 days: user-100, user-101');
    expect(text).toContain('Reassigning the seats of people who stopped puts 10 seats to use, worth 1,500 USD a year');
    expect(text).toContain(
      'Right-sizing at the renewal gives back 275 seats, worth 41,250 USD a year, until 2027-05-01',
    );
    expect(text).not.toContain('Not supported');
  });

  it('names nobody idle where the source does not say who came', async () => {
    await send(usage(60, () => people(0, 100)).map(({ users: _, ...row }) => row));
    expect((await waste()).muda).toMatchObject({
      atMost: true,
      idleUsers: null,
      plan: { assumptions: { atMost: true } },
    });
  });

  it('shows the weeks, features and teams that swing, who stays away then, and an enablement', async () => {
    // Today is a Tuesday: the newest complete week ended two days ago.
    const isWeak = (ago: number) => Math.floor((ago - 2) / 7) % 4 === 0;
    const rows = usage(90, (ago) => people(0, isWeak(ago) ? 5 : 60));
    await send(rows.map((row) => ({ ...row, groups: { office: 5, branches: row.activeUsers - 5 } })));
    const { mura } = await waste();
    expect(mura).toMatchObject({
      band: 'red',
      expectedLoss: expect.any(Number),
      assumptions: { baseAnnualLoss: 0.1, relativeRisk: expect.any(Number) },
      causes: {
        weakWeeks: [expect.any(String), expect.any(String), expect.any(String)],
        features: [{ name: 'reports' }],
        groups: [{ name: 'branches' }],
      },
      absentInWeakWeeks: people(5, 60).sort(),
      enablement: [
        { dueInDays: 7 },
        { about: ['reports'] },
        { about: ['branches'] },
        { about: people(5, 60).sort() },
        { dueInDays: 28 },
      ],
    });
  });

  it('alerts when a ticket spike meets the renewal', async () => {
    await as('csm')
      .post('/api/v1/accounts')
      .send(packetOf({ contract: { renewalDate: addDays(TODAY, 90) } }))
      .expect(200);
    const opened = [...Array.from({ length: 8 }, (_, n) => n + 1), 60, 100];
    const tickets = opened.map((ago) => ({
      account: 'crm-1',
      id: `t${ago}`,
      openedOn: addDays(TODAY, -ago),
      priority: 'P3',
    }));
    await as('csm').post('/api/v1/telemetry/tickets').send(tickets).expect(200);
    expect((await waste()).muri).toMatchObject({
      band: 'red',
      tickets14: 8,
      effectOnUse: { verdict: 'insufficient_data' },
      alert: { daysToRenewal: 90 },
    });
  });

  it('invents nothing where nothing is known', async () => {
    const unknown = { value: null, band: 'insufficient_data' };
    expect(await waste()).toMatchObject({
      muda: { ...unknown, idleUsers: null, plan: null },
      mura: { ...unknown, causes: { weeks: [], features: [] }, enablement: [] },
      muri: { ...unknown, alert: null },
    });
  });
});

describe('/accounts/:id/scores/what-would-change', () => {
  const ask = (query: string) => as('viewer').get(`/api/v1/accounts/ext:crm-1/scores/what-would-change${query}`);

  it('proposes nothing for a score that is not known', async () => {
    await ask('?score=risk').expect(200, { score: 'risk', direction: 'better', ways: [] });
  });

  it('knows risk and health only', async () => {
    await ask('?score=luck').expect(400);
  });
});

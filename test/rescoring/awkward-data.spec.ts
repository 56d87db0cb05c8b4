import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { addDays } from '../../src/calendar/calendar';
import { type MetricsRow } from '../../src/telemetry/scores/metrics.row';
import { METRICS } from '../../src/telemetry/scores/metrics.sql';
import { ScoresService } from '../../src/telemetry/scores/scores.service';
import { packetOf, TODAY, useApplication } from '../support/application';

const application = useApplication();
const { as } = application;
const day = (ago: number) => addDays(TODAY, -ago);
const people = (count: number) => Array.from({ length: count }, (_, n) => `user-${n}`);
const row = (ago: number, count = 100) => ({
  account: 'crm-1',
  date: day(ago),
  activeUsers: count,
  sessions: count,
  users: people(count),
});
const rows = (from: number, to: number, count?: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => row(from + n, count));

const send = (kind: string, sent: object[]) => as('csm').post(`/api/v1/telemetry/${kind}`).send(sent).expect(200);
const contract = (parts: object) =>
  as('csm')
    .post('/api/v1/accounts')
    .send(packetOf({ contract: parts }))
    .expect(200);
const Account = z.looseObject({ id: z.string() });
const idOf = async () => Account.parse((await as('viewer').get('/api/v1/accounts/ext:crm-1').expect(200)).body).id;
const scoresOn = async (asOf: string) => {
  const db = application.app.get(DataSource);
  const [measured] = await application.app.get(ScoresService).scoreAll([await idOf()], asOf, db.manager);
  return measured!.scored.scores;
};
const scores = () => scoresOn(TODAY);

beforeEach(async () => {
  await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
});

describe('rows that come late, again or twice', () => {
  it('give the scores they would have given in time', async () => {
    await send('usage', rows(1, 90));
    const inTime = await scores();
    const db = application.app.get(DataSource);
    await db.query('TRUNCATE usage_daily');
    await send('usage', rows(1, 20));
    await send('usage', rows(40, 90));
    await send('usage', rows(21, 39).reverse());
    expect(await scores()).toEqual(inTime);
    await send('usage', rows(1, 90));
    expect(await scores()).toEqual(inTime);
  });

  it('count the last word on a day, and nobody twice', async () => {
    await send('usage', [...rows(1, 28), { ...row(3), activeUsers: 7, users: [...people(7), ...people(7)] }]);
    const { active28 } = await scores();
    expect(active28).toMatchObject({ value: 100, method: 'distinct' });
    const db = application.app.get(DataSource);
    const [kept] = await db.query<{ users: string[] }[]>('SELECT users FROM usage_daily WHERE date = $1', [day(3)]);
    expect(kept?.users).toEqual(people(7));
  });

  it('from after the day that is scored change nothing about it', async () => {
    await send('usage', rows(1, 60));
    const then = await scoresOn(day(30));
    await send('usage', [row(0, 3), row(-1, 400), row(-30, 0)]);
    await send('tickets', [{ account: 'crm-1', id: 't1', openedOn: day(-2), priority: 'P1' }]);
    expect((await scoresOn(day(30))).trend).toEqual(then.trend);
    expect((await scores()).alarms.hardRed).toEqual([]);
  });
});

describe('days without rows', () => {
  it('are unknown: a month missing is neither shelfware nor silence', async () => {
    await send('usage', rows(31, 120));
    const { active28, utilisation, waste, trend, alarms } = await scores();
    expect(active28).toMatchObject({ value: null, method: 'insufficient_data' });
    for (const measure of [utilisation, waste.muda, trend]) {
      expect(measure).toMatchObject({ value: null, band: 'insufficient_data' });
    }
    expect(alarms.hardRed).toEqual([]);
    expect(alarms.unknown).toContain('no_login');
  });

  it('do not look like a fall when the month before is missing', async () => {
    await send('usage', [...rows(1, 28), ...rows(57, 120)]);
    const { trend, utilisation } = await scores();
    expect(trend).toMatchObject({ value: null, reason: 'too_few_days' });
    expect(utilisation.value).toBe(0.25);
  });

  it('of known silence are a hard red, once there were fourteen', async () => {
    await send('usage', [...rows(1, 12, 0), ...rows(13, 60)]);
    expect((await scores()).alarms.hardRed).toEqual([]);
    expect((await scoresOn(day(-1))).alarms.hardRed).toEqual(['no_login']);
  });
});

describe('contracts that do not fit', () => {
  it('with no seats say nothing about licences, in no band and without a plan', async () => {
    await contract({ seats: 0 });
    await send('usage', rows(1, 60));
    const { utilisation, waste, expansion } = await scores();
    for (const score of [utilisation, waste.muda, expansion]) {
      expect(score).toMatchObject({ value: null, band: 'insufficient_data' });
      expect(score.missing).toContain('seats');
    }
    const { body } = (await as('viewer').get('/api/v1/accounts/ext:crm-1/waste').expect(200)) as { body: unknown };
    expect(body).toMatchObject({ muda: { plan: null } });
  });

  it('with more active people than seats waste nothing and show the overage', async () => {
    await contract({ seats: 80 });
    await send('usage', rows(1, 60));
    const { utilisation, waste, expansion } = await scores();
    expect(utilisation).toMatchObject({ value: 1.25, overage: 20, band: 'green' });
    expect(waste.muda).toMatchObject({ value: 0, unusedSeats: 0, annualCost: 0 });
    expect(expansion).toMatchObject({ signals: ['sustained_utilisation', 'overage'], extraSeats: 45 });
  });
});

describe('the clock', () => {
  it('that jumps back scores the earlier day again as if nothing had come after', async () => {
    await send('usage', rows(1, 60));
    const before = await scoresOn(TODAY);
    await scoresOn(day(-10));
    expect(await scoresOn(TODAY)).toEqual(before);
  });

  it.each([
    ['before the hour is left out', '2026-03-28T22:30:00Z', '2026-03-28'],
    ['after midnight of the day it is left out', '2026-03-28T23:30:00Z', '2026-03-29'],
    ['on that day, already in summer time', '2026-03-29T22:30:00Z', '2026-03-30'],
    ['on the day an hour comes twice', '2026-10-24T22:30:00Z', '2026-10-25'],
    ['the day after, back in winter time', '2026-10-25T22:30:00Z', '2026-10-25'],
  ])('puts a contact %s on its date in Berlin', async (_, at, date) => {
    const id = await idOf();
    const people = ['priya@harbour.example'];
    await send('interactions', [{ account: 'crm-1', id: 'i1', kind: 'call', at, people, twoWay: true }]);
    const db = application.app.get(DataSource);
    const [measured] = await db.query<MetricsRow[]>(METRICS, [TODAY, [id], 'Europe/Berlin', 4]);
    expect(measured?.contacts).toEqual({ 'priya@harbour.example': date });
  });
});

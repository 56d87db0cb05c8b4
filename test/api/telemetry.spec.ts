import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { zipSync, strToU8 } from 'fflate';
import { DataSource } from 'typeorm';
import { addDays } from '../../src/calendar/calendar';
import { writeDown, written } from '../../src/telemetry/scores/written-scores';
import { ScoresService } from '../../src/telemetry/scores/scores.service';
import { packetOf, TODAY, useApplication } from '../support/application';

const application = useApplication();
const { as } = application;
const account = 'crm-1';
const post = (kind: string) => as('csm').post(`/api/v1/telemetry/${kind}`);
const scores = async () => (await as('viewer').get('/api/v1/accounts/ext:crm-1/scores').expect(200)).body;
const day = (ago: number) => addDays(TODAY, -ago);

beforeEach(async () => {
  await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
});

describe('taking rows in', () => {
  const good = { account, date: day(3), activeUsers: 10, sessions: 20, events: { reports: 3 } };

  it('names bad rows with their lines while the good ones go in', async () => {
    const rows = [
      good,
      { ...good, date: '2026-02-30' },
      { ...good, activeUsers: -1 },
      { ...good, account: 'nobody' },
      { ...good, colour: 'blue' },
      { account, date: day(4) },
    ];
    const { body } = await post('usage').send(rows).expect(200);
    expect(body.accepted).toBe(1);
    expect(body.rejected).toEqual([
      { line: 2, reason: expect.stringContaining('date') },
      { line: 3, reason: expect.stringContaining('activeUsers') },
      { line: 4, reason: expect.stringContaining('nobody') },
      { line: 5, reason: expect.stringContaining('colour') },
      { line: 6, reason: expect.stringContaining('activeUsers') },
    ]);
  });

  it('says of each field what to give, once', async () => {
    const rows = [
      { account, date: 5, sessions: 1.5, events: { reports: 'many' } },
      { account, date: day(3), activeUsers: null, users: 'u1' },
    ];
    const { body } = await post('usage').send(rows).expect(200);
    expect(body.rejected).toEqual([
      {
        line: 1,
        reason:
          'date: must be a calendar date that exists, such as 2026-03-31; activeUsers: give a number; ' +
          'sessions: give a whole number, not 1.5; events.reports: give a number, not text',
      },
      { line: 2, reason: 'activeUsers: give a number, not null; users: give a list, not text' },
    ]);
    const { body: survey } = await post('surveys').send([{ account, id: '', kind: 'ces', respondent: 'a@b.example' }]);
    expect(survey.rejected[0].reason).toBe(
      'id: must not be empty; kind: must be nps or csat; value: give a number; on: must be a calendar date that exists, such as 2026-03-31',
    );
  });

  it('lists the first of many rows refused for one reason, and counts the rest', async () => {
    const unknown = Array.from({ length: 2_500 }, () => ({ ...good, account: 'nobody' }));
    const { body } = await post('usage')
      .send([...unknown, { ...good, activeUsers: -1 }])
      .expect(200);
    expect(body.rejected).toHaveLength(101);
    expect(body.rejected[0]).toEqual({ line: 1, reason: 'account: nobody is not known here' });
    expect(body.rejected[99]).toEqual({
      line: 100,
      reason: 'account: nobody is not known here (and 2400 more rows likewise)',
    });
    expect(body.rejected[100]).toEqual({ line: 2_501, reason: 'activeUsers: must be 0 or more' });
  });

  it.each(['application/x-ndjson', 'text/csv', 'application/json'])('refuses an empty body of %s', async (type) => {
    const { body } = await post('usage').type(type).send('').expect(400);
    expect(body.detail).toContain('empty');
  });

  it('reads NDJSON line by line, broken and empty lines included', async () => {
    const text = [JSON.stringify(good), '{"account":', '', JSON.stringify({ ...good, date: day(4) })].join('\n');
    const { body } = await post('usage').type('application/x-ndjson').send(text).expect(200);
    expect(body).toEqual({ accepted: 2, rejected: [{ line: 2, reason: expect.stringContaining('JSON') }] });
  });

  it('reads CSV and what was gzipped', async () => {
    const csv = `account,date,activeUsers,users,events.reports,groups.North East\next:crm-1,${day(3)},2,u1;u2,7,2\ncrm-1,${day(4)},many,,,\ncrm-1,${day(5)},2,,,two\n`;
    const { body } = await post('usage')
      .set({ 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' })
      .serialize((sent: Buffer) => sent as unknown as string)
      .send(gzipSync(csv))
      .expect(200);
    expect(body).toEqual({
      accepted: 1,
      rejected: [
        { line: 3, reason: expect.stringContaining('activeUsers') },
        { line: 4, reason: expect.stringContaining('groups.North East') },
      ],
    });
  });

  it('takes a single row too, refuses no body at all, and says which kinds there are', async () => {
    const { body } = await post('kpis').send({ account, criterion: 'painMetric', value: 9, on: day(2) });
    expect(body).toEqual({ accepted: 1, rejected: [] });
    await post('usage').expect(400);
    const unknown = await post('weather').send([]).expect(400);
    expect(unknown.body.errors[0]).toEqual({ field: 'kind', detail: expect.stringContaining('tickets') });
  });

  it('keeps one row for each key: the last one sent', async () => {
    await post('tickets')
      .send([{ account, id: 'T1', openedOn: day(2), priority: 'P1' }])
      .expect(200);
    expect((await scores()).alarms.hardRed).toContain('p1_open');
    await post('tickets')
      .send([{ account, id: 'T1', openedOn: day(2), closedOn: day(1), priority: 'P1' }])
      .expect(200);
    expect((await scores()).alarms.hardRed).not.toContain('p1_open');
  });
});

describe('what telemetry shows', () => {
  const usage = (people: number, days: number) =>
    Array.from({ length: days }, (_, n) => ({
      account,
      date: day(n + 1),
      activeUsers: people,
      sessions: people,
      events: { reports: people },
      users: Array.from({ length: people }, (_, user) => `u${user}`),
    }));

  it('100 active of 400 seats at 60,000 a year are 75 % shelfware worth 45,000 a year', async () => {
    await post('usage').send(usage(100, 90)).expect(200);
    const { waste, utilisation } = await scores();
    expect(utilisation).toMatchObject({ value: 0.25, band: 'red', method: 'distinct', tenure: '9+' });
    expect(waste.muda).toMatchObject({
      value: 0.75,
      unusedSeats: 300,
      annualCost: 45_000,
      currency: 'USD',
      band: 'red',
    });
    expect(utilisation.contributions[0].evidence).not.toEqual([]);
  });

  it('a team that appears where seats are idle is a reason to redeploy before anything is sold', async () => {
    const rows = usage(100, 90).map((row, n) => ({ ...row, groups: { core: 100, ...(n < 10 ? { lab: 40 } : {}) } }));
    await post('usage').send(rows).expect(200);
    expect((await scores()).expansion).toMatchObject({ band: 'redeploy', signals: ['new_group'], extraSeats: 0 });
  });

  it('tells the account, its lists and its history at once', async () => {
    await post('usage').send(usage(100, 90));
    const { body } = await as('viewer').get('/api/v1/accounts/ext:crm-1');
    expect(body.health).toMatchObject({ band: expect.any(String) });
    const { items } = (await as('viewer').get('/api/v1/accounts/ext:crm-1/history')).body;
    const measured = items.filter(({ type }: { type: string }) => type === 'signals.measured');
    expect(measured).toMatchObject([{ payload: { findings: ['muda'] }, source: 'rescoring' }]);
    await post('usage').send(usage(100, 90));
    const after = (await as('viewer').get('/api/v1/accounts/ext:crm-1/history')).body.items;
    expect(after).toHaveLength(items.length);
  });

  it('a steady week has trend 0 and no erratic adoption', async () => {
    await post('usage').send(usage(40, 100));
    const { trend, waste } = await scores();
    expect(trend).toMatchObject({ value: 0, band: 'green', quality: 1 });
    expect(waste.mura).toMatchObject({ value: 0, band: 'green', weeks: 12 });
  });

  it('a day without a row is unknown, not zero', async () => {
    await post('usage').send(usage(40, 90).filter((_, n) => n >= 20));
    const { alarms, utilisation } = await scores();
    expect(alarms.hardRed).not.toContain('no_login');
    expect(alarms.unknown).toContain('no_login');
    expect(utilisation.band).toBe('insufficient_data');
  });

  it('nobody for 14 known days is a hard red', async () => {
    const rows = usage(40, 60).map((row, n) => (n < 15 ? { ...row, activeUsers: 0, users: [] } : row));
    await post('usage').send(rows);
    const { alarms } = await scores();
    expect(alarms.hardRed).toEqual(['no_login']);
    expect((await as('viewer').get('/api/v1/accounts?band=insufficient_data')).body.items[0].risk.hardRed).toEqual([
      'no_login',
    ]);
  });

  it('a burst of tickets is overburden, measured against the usual load', async () => {
    const baseline = [20, 40, 60, 80, 100].map((ago, n) => ticket(`B${n}`, ago));
    const burst = Array.from({ length: 9 }, (_, n) => ticket(`X${n}`, 1 + n));
    await post('tickets')
      .send([...baseline, ...burst])
      .expect(200);
    expect((await scores()).waste.muri).toMatchObject({ band: 'red', tickets14: 9 });
  });

  it('first value, notice and answers are read from their feeds', async () => {
    await post('milestones').send([
      { account, key: 'first_value', on: '2026-01-10' },
      { account, key: 'notice_given', on: day(1) },
    ]);
    await post('surveys').send([
      { account, id: 'S1', kind: 'nps', respondent: 'a', value: 9, on: day(40) },
      { account, id: 'S2', kind: 'nps', respondent: 'a', value: 4, on: day(10) },
    ]);
    const shown = await scores();
    expect(shown.timeToValue).toMatchObject({ value: 40, reached: true, band: 'yellow' });
    expect(shown.alarms).toMatchObject({ hardRed: ['notice_given'], yellow: ['nps_low'] });
    expect(shown.risk.detected).toBe(true);
  });

  it('is of the moment that the account names, where the records have moved on since', async () => {
    const view = async () => (await as('viewer').get('/api/v1/accounts/ext:crm-1').expect(200)).body;
    expect((await view()).scoredAt).toBeNull();
    await post('usage').send(usage(100, 100));
    await post('tickets').send([ticket('B1', 100), ticket('B2', 60)]);
    await post('milestones').send([{ account, key: 'first_value', on: '2026-01-10' }]);
    await post('surveys').send([{ account, id: 'S1', kind: 'nps', respondent: 'a', value: 9, on: day(10) }]);
    const first = await view();
    expect(first.scoredAt).not.toBeNull();
    expect(first.health.value).toBe((await scores()).health.value);

    const changed = { eventId: 'more', type: 'contract.changed', contract: { seats: 4_000 } };
    await as('csm').post('/api/v1/accounts/ext:crm-1/events').send(changed).expect(200);
    expect((await scores()).health.value).not.toBe(first.health.value);
    expect(await view()).toMatchObject({ health: first.health, scoredAt: first.scoredAt });

    await post('kpis').send({ account, criterion: 'painMetric', value: 9, on: day(2) });
    const later = await view();
    expect(later.health.value).toBe((await scores()).health.value);
    expect(new Date(later.scoredAt).getTime()).toBeGreaterThan(new Date(first.scoredAt).getTime());
  });

  it('the ledger says what moved a score, to the point', async () => {
    await post('usage').send(usage(100, 100));
    await post('tickets').send([ticket('B1', 100), ticket('B2', 60)]);
    await post('milestones').send([{ account, key: 'first_value', on: '2026-01-10' }]);
    await post('surveys').send([{ account, id: 'S1', kind: 'nps', respondent: 'a', value: 9, on: day(10) }]);
    await writtenDownOn(day(1));
    await post('surveys').send([{ account, id: 'S1', kind: 'nps', respondent: 'a', value: 1, on: day(10) }]);
    await writtenDownOn(TODAY);
    const { body } = await as('viewer').get('/api/v1/accounts/ext:crm-1/scores/changes').expect(200);
    const [newest, oldest] = body.items;
    expect(newest).toMatchObject({ asOf: TODAY, since: day(1) });
    expect(oldest).toMatchObject({ asOf: day(1), since: null, health: null });
    const { from, to, moves } = newest.health;
    expect(to).toBeLessThan(from);
    expect(moves).toContainEqual(expect.objectContaining({ input: 'nps', before: 9, after: 1 }));
    expect(moves.reduce((total: number, { points }: { points: number }) => total + points, 0)).toBe(to - from);
  });

  async function writtenDownOn(asOf: string): Promise<void> {
    const db = application.app.get(DataSource);
    await db.query('DELETE FROM score_history WHERE as_of = $1', [asOf]);
    const { body } = await as('viewer').get(`/api/v1/accounts/ext:${account}`).expect(200);
    const measured = await application.app.get(ScoresService, { strict: false }).scoreEach([body.id], asOf, written);
    await writeDown(db.manager, measured, asOf);
    await db.query('DELETE FROM score_history WHERE as_of > $1', [asOf]);
  }

  function ticket(id: string, ago: number) {
    return { account, id, openedOn: day(ago), closedOn: day(Math.max(0, ago - 1)), priority: 'P3' };
  }
});

describe('imports', () => {
  const packet = (externalId: string) => packetOf({ account: { externalId, name: `Account ${externalId}` } });

  async function imported(name: string, content: Uint8Array) {
    const { body } = await as('csm').post('/api/v1/imports').attach('file', Buffer.from(content), name).expect(202);
    for (;;) {
      const { body: progress } = await as('viewer').get(`/api/v1/imports/${body.id}`).expect(200);
      if (!['pending', 'running'].includes(progress.status)) return progress;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it('take a zip of packets and telemetry in any order, and name bad rows by file and line', async () => {
    const usage = [
      { account: 'crm-7', date: day(1), activeUsers: 4, sessions: 4, events: {} },
      { account: 'crm-7', date: day(2), activeUsers: 'four' },
    ];
    const zip = zipSync({
      'a-usage.ndjson': strToU8(usage.map((row) => JSON.stringify(row)).join('\n')),
      'packets.json': strToU8(JSON.stringify([packet('crm-7'), packetOf({ contract: { seats: -1 } })])),
    });
    const progress = await imported('month.zip', zip);
    expect(progress).toMatchObject({ status: 'done', total: 4, done: 4, accepted: 2 });
    expect(progress.rejected).toEqual([
      { file: 'packets.json', line: 2, reason: expect.stringContaining('contract.seats') },
      { file: 'a-usage.ndjson', line: 2, reason: expect.stringContaining('activeUsers') },
    ]);
    expect((await as('viewer').get('/api/v1/accounts/ext:crm-7')).status).toBe(200);
  });

  it('take labelled handoff files and packets as CSV', async () => {
    const labelled = await imported('p001.json', strToU8(JSON.stringify({ packet: packet('crm-8'), labels: {} })));
    expect(labelled).toMatchObject({ accepted: 1, rejected: [] });
    const csv = 'account.externalId,account.name,account.segment,contract.arr\ncrm-9,Quay,smb,1200\ncrm-10,,smb,x\n';
    const progress = await imported('accounts.csv', strToU8(csv));
    expect(progress).toMatchObject({
      accepted: 1,
      rejected: [{ line: 3, reason: expect.stringContaining('account.name') }],
    });
    expect((await as('viewer').get('/api/v1/accounts/ext:crm-9')).body.arr).toBe(1200);
  });

  it('say what is wrong with a field once', async () => {
    const { rejected } = await imported(
      'one.json',
      strToU8(JSON.stringify(packetOf({ account: { name: undefined } }))),
    );
    expect(rejected).toEqual([{ file: 'one.json', line: 1, reason: 'account.name: give a text' }]);
  });

  it('say what is no known row, and fail on a broken archive without harm', async () => {
    const unknown = await imported('rows.ndjson', strToU8('{"colour":"blue"}\n'));
    expect(unknown.rejected).toEqual([{ file: 'rows.ndjson', line: 1, reason: expect.stringContaining('neither') }]);
    const many = await imported('rows.ndjson', strToU8('{"colour":"blue"}\n'.repeat(300)));
    expect(many.rejected).toHaveLength(100);
    expect(many.rejected[99].reason).toMatch(/^neither .*\(and 200 more rows likewise\)$/);
    const broken = await imported('month.zip', strToU8('PK\u0003\u0004 this is no archive'));
    expect(['done', 'failed']).toContain(broken.status);
    await as('csm').post('/api/v1/imports').send({}).expect(400);
    await as('viewer').get('/api/v1/imports/nowhere').expect(404);
  });
});

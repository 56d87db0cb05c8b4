import { Logger } from '@nestjs/common';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { RescoringRun, ScoreHistory } from '../../src/store/entities';
import { occasionOf, RunTakenAway } from '../../src/rescoring/run.store';
import { RunChanges } from '../../src/rescoring/run.changes';
import { WasteTally } from '../../src/rescoring/waste.tally';
import { plantCustomerBase } from '../bench/customer-base';
import { useDatabase } from '../support/database';
import { rescoringOn, type Rescoring } from './rescoring';

const ASOF = '2026-11-24';
const ACCOUNTS = 12;
Logger.overrideLogger(false);
const database = useDatabase();
let rescoring: Rescoring;

beforeEach(async () => {
  rescoring = rescoringOn(database.db, { ...database, batchSize: 5, leaseSeconds: 0 });
  await plantCustomerBase(database.db, rescoring.store, { accounts: ACCOUNTS, days: 90, asOf: ASOF });
});

const runNow = async (asOf = ASOF) => {
  const { id } = await rescoring.runs.ask(asOf, 'sam@vendor.example');
  await rescoring.worker.wake();
  return (await rescoring.runs.find(id))!;
};
const toldIn = async (run: { id: string }) =>
  database.db.query<{ account_id: string }[]>(`SELECT account_id FROM journal WHERE event_id = $1 ORDER BY 1`, [
    occasionOf(run),
  ]);
/** For four weeks only one in ten came. */
const thinOut = (id: string) =>
  database.db.query(
    `UPDATE usage_daily SET active_users = active_users / 10, users = NULL WHERE account_id = $1 AND date >= $2::date - 28`,
    [id, ASOF],
  );

describe('a rescoring run', () => {
  it('scores every account and tells those whose signals changed', async () => {
    const run = await runNow();
    expect(run).toMatchObject({ status: 'done', total: ACCOUNTS, done: ACCOUNTS, failed: [] });
    expect(run.changed).toBeGreaterThan(0);
    expect(await toldIn(run)).toHaveLength(run.changed);
    expect(await database.db.manager.countBy(ScoreHistory, { asOf: ASOF })).toBe(ACCOUNTS);
  });

  it('writes nothing about accounts where nothing changed', async () => {
    await runNow();
    const rowVersions = () =>
      database.db.query<unknown[]>(
        `SELECT id, xmin::text FROM account UNION ALL SELECT account_id, xmin::text FROM score_history ORDER BY 1, 2`,
      );
    const before = await rowVersions();
    expect(await runNow()).toMatchObject({ status: 'done', done: ACCOUNTS, changed: 0 });
    expect(await rowVersions()).toEqual(before);
  });

  it('keeps a ledger of what moved since the day before, and by which inputs', async () => {
    await runNow();
    await thinOut('account-0000003');
    const run = await runNow('2026-11-25');
    expect(await toldIn(run)).toContainEqual({ account_id: 'account-0000003' });
    const moved = await new RunChanges(database.db, rescoring.policies).on('2026-11-25', '', 10);
    const change = moved.find(({ accountId }) => accountId === 'account-0000003')!;
    expect(change.since).toBe(ASOF);
    const { from, to, moves } = change.health;
    expect(moves.map(({ input }) => input)).toContain('usageTrend');
    expect(moves.reduce((sum, { points }) => sum + points, 0)).toBe(to! - from!);
  });

  it('goes on behind its last finished batch when another process takes it over, and tells nobody twice', async () => {
    const { id } = await rescoring.runs.ask(ASOF, 'sam@vendor.example');
    const first = (await rescoring.runs.claim())!;
    let batches = 0;
    expect(await rescoring.walk.walk(first, () => ++batches > 1)).toBe(false);
    expect(await rescoring.runs.find(id)).toMatchObject({ status: 'running', done: 5, cursor: 'account-0000005' });

    // A second batch was told, but the process died before it could say so.
    const ids = ['account-0000006', 'account-0000007', 'account-0000008'];
    await rescoring.rescorer.record(await rescoring.rescorer.measure(ids, ASOF), ASOF, occasionOf(first));
    await rescoring.worker.wake();

    const run = (await rescoring.runs.find(id))!;
    expect(run).toMatchObject({ status: 'done', done: ACCOUNTS, total: ACCOUNTS });
    const told = await toldIn(run);
    expect(told).toHaveLength(run.changed);
    expect(new Set(told.map((row) => row.account_id)).size).toBe(run.changed);
  });

  it('is left by a worker whose lease another one took', async () => {
    await rescoring.runs.ask(ASOF, 'sam@vendor.example');
    const slow = (await rescoring.runs.claim())!;
    const quick = (await rescoring.runs.claim())!;
    expect(quick.id).toBe(slow.id);
    await expect(rescoring.walk.walk(slow, () => false)).rejects.toThrow(RunTakenAway);
    expect(await rescoring.walk.walk(quick, () => false)).toBe(true);
  });

  it('stops behind the batch it is in when somebody cancels it', async () => {
    await rescoring.runs.ask(ASOF, 'sam@vendor.example');
    const run = (await rescoring.runs.claim())!;
    expect(await rescoring.runs.cancel(run.id)).toBe(true);
    await expect(rescoring.walk.walk(run, () => false)).rejects.toThrow(RunTakenAway);
    expect(await rescoring.runs.find(run.id)).toMatchObject({ status: 'cancelled', done: 0 });
    expect(await rescoring.runs.cancel(run.id)).toBe(false);
  });

  it('names an account whose records are broken and scores the others', async () => {
    await database.db.query(
      `UPDATE account SET snapshot = snapshot #- '{context,anchors}' WHERE id = 'account-0000002'`,
    );
    const run = await runNow();
    expect(run).toMatchObject({ status: 'done', done: ACCOUNTS });
    expect(run.failed).toEqual([{ accountId: 'account-0000002', reason: expect.any(String) }]);
    expect(await database.db.manager.countBy(ScoreHistory, { asOf: ASOF })).toBe(ACCOUNTS - 1);
  });

  it('adds up what the whole base wastes, the same after an interruption', async () => {
    const whole = WasteTally.parse((await runNow()).waste);
    const { id } = await rescoring.runs.ask(ASOF, 'sam@vendor.example');
    let batches = 0;
    await rescoring.walk.walk((await rescoring.runs.claim())!, () => ++batches > 1);
    await rescoring.worker.wake();
    expect(WasteTally.parse((await rescoring.runs.find(id))!.waste)).toEqual(whole);

    const [expected] = await database.db.query<{ sum: number; accounts: number }[]>(
      `SELECT sum((scores->'waste'->'muda'->>'annualCost')::numeric) AS sum, count(*)::int AS accounts
         FROM score_history WHERE scores->'waste'->'muda'->>'band' IN ('red', 'yellow')`,
    );
    expect(whole.muda.byCurrency).toEqual({ EUR: { ...expected, unknown: 0 } });
    const [first, second] = whole.muda.largest;
    expect(first!.amountInBase).toBeGreaterThanOrEqual(second!.amountInBase);
  });
});

describe('runs that are asked for', () => {
  it('are one run as long as it has not begun', async () => {
    const [a, b] = [await rescoring.runs.ask(ASOF, 'sam'), await rescoring.runs.ask(ASOF, 'kim')];
    expect(a.id).toBe(b.id);
    await rescoring.runs.claim();
    expect((await rescoring.runs.ask(ASOF, 'kim')).id).not.toBe(a.id);
  });

  it('are new runs after one that was never begun was superseded or cancelled', async () => {
    const old = await rescoring.runs.ask(ASOF, 'sam');
    await rescoring.runs.planNight('2026-11-25');
    await rescoring.worker.wake();
    expect(await rescoring.runs.find(old.id)).toMatchObject({ status: 'superseded' });
    const next = await rescoring.runs.ask('2026-11-25', 'sam');
    expect(next).toMatchObject({ status: 'pending' });
    await rescoring.runs.cancel(next.id);
    expect(await rescoring.runs.ask('2026-11-25', 'sam')).toMatchObject({ status: 'pending' });
  });

  it('are one a night, whatever the clocks of several instances do', async () => {
    for (const night of [ASOF, '2026-11-25', ASOF, ASOF, '2026-11-25']) await rescoring.runs.planNight(night);
    await rescoring.worker.wake();
    const runs = await database.db.manager.find(RescoringRun, { order: { asOf: 'ASC' } });
    expect(runs.map(({ asOf, status }) => [asOf, status])).toEqual([
      [ASOF, 'superseded'],
      ['2026-11-25', 'done'],
    ]);
    await rescoring.runs.planNight(ASOF);
    expect(await rescoring.runs.claim()).toBeNull();
  });
});

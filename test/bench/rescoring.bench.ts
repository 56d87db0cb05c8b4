import { type DataSource } from 'typeorm';
import { METRICS } from '../../src/telemetry/scores/metrics.sql';
import { rescoringOn, type Rescoring } from '../rescoring/rescoring';
import { openTestDatabase } from '../support/test-database';
import { plantCustomerBase, plantQueue } from './customer-base';
import { PeakMemory } from './peak-memory';
import { median, rate } from './statistics';

const SIZES = (process.env.BENCH_ACCOUNTS ?? '10000,30000,100000').split(',').map(Number);
const PAIRS = Number(process.env.BENCH_PAIRS ?? 3);
const DAYS = 90;
const ASOF = '2026-11-24';
/** One account in twenty changes between two nights. */
const SHARES = 20;
const BATCH = 500;
const FLOOR = 0.3;
const MEMORY_LIMIT_MB = 512;

/**
 * Nights over whole customer bases, everything counted: metrics, scoring, history, events with journal and effects, and
 * a queue in which every account has an action that the new day moves.
 * Beside each stands the least that any night must do: the same metrics statement, and one UPDATE of what changed.
 */
export async function benchRescoring(): Promise<boolean> {
  console.log(`${DAYS} days of usage, ${100 / SHARES} % of the accounts change; accounts a second, median [range]`);
  const nights: Measured[] = [];
  for (const accounts of SIZES) nights.push(await nightsOver(accounts));
  const rates = nights.map(({ night }) => median(night));
  console.log(
    `growth: the slowest size reaches ${(Math.min(...rates) / Math.max(...rates)).toFixed(2)} of the fastest`,
  );
  return nights.every(({ ratio, peakMb }) => ratio >= FLOOR && peakMb < MEMORY_LIMIT_MB);
}

interface Measured {
  night: number[];
  ratio: number;
  peakMb: number;
}

async function nightsOver(accounts: number): Promise<Measured> {
  const database = await openTestDatabase();
  if (!database.url) throw new Error('This benchmark needs a PostgreSQL server');
  const { db } = database;
  const rescoring = rescoringOn(db, { embedded: false });
  try {
    await plantCustomerBase(db, rescoring.store, { accounts, days: DAYS, asOf: ASOF });
    const first = await timed(() => runNow(rescoring));
    await db.query('VACUUM ANALYZE');
    const pairs: { night: number; least: number }[] = [];
    const memory = new PeakMemory();
    let written = '';
    for (let pair = 0; pair < PAIRS; pair += 1) {
      await change(db, pair);
      await plantQueue(db);
      const [{ now }] = await db.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
      const night = await memory.during(() => timed(() => runNow(rescoring)));
      written = await rowsSince(db, now);
      pairs.push({ night, least: await timed(() => theLeast(db, pair)) });
    }
    const night = pairs.map((pair) => accounts / pair.night);
    const ratio = median(pairs.map(({ night, least }) => least / night));
    console.log(
      `${String(accounts).padStart(7)} accounts   first night ${(accounts / first).toFixed(0)}   night ${rate(night)}   ` +
        `metrics and one update ${rate(pairs.map(({ least }) => accounts / least))}   ratio ${ratio.toFixed(2)}\n` +
        `                   peak memory ${memory.peakMb} MB   rows written: ${written}`,
    );
    return { night, ratio, peakMb: memory.peakMb };
  } finally {
    await database.close();
  }
}

async function runNow({ runs, worker }: Rescoring): Promise<void> {
  const { id } = await runs.ask(ASOF, 'benchmark');
  await worker.wake();
  const run = await runs.find(id);
  if (run?.status !== 'done' || run.failed.length > 0) throw new Error(`The run came to ${JSON.stringify(run)}`);
}

/** A P1 ticket opens at one account in twenty: a hard red, so every one of them has news. */
async function change(db: DataSource, share: number): Promise<void> {
  await db.query(
    `INSERT INTO ticket (account_id, id, opened_on, priority)
     SELECT id, 'p1', $1::date - 1, 'P1' FROM account WHERE right(id, 7)::int % ${SHARES} = $2`,
    [ASOF, share],
  );
}

/** In batches of the same size, which is faster than the statement over all accounts at once. */
async function theLeast(db: DataSource, share: number): Promise<void> {
  let last = '';
  for (;;) {
    const page = await db.query<{ id: string }[]>('SELECT id FROM account WHERE id > $1 ORDER BY id LIMIT $2', [
      last,
      BATCH,
    ]);
    if (page.length === 0) break;
    const ids = page.map(({ id }) => id);
    await db.query(METRICS, [ASOF, ids, 'UTC', 4]);
    last = ids.at(-1) ?? '';
  }
  await db.query(
    `UPDATE account SET health_value = 50, health_band = 'red', updated_at = now() WHERE right(id, 7)::int % ${SHARES} = $1`,
    [share],
  );
}

async function rowsSince(db: DataSource, start: Date): Promise<string> {
  const of = async (table: string, where: string) => {
    const [{ rows }] = await db.query<[{ rows: number }]>(`SELECT count(*) AS rows FROM ${table} WHERE ${where}`, [
      start,
    ]);
    return `${table} ${rows}`;
  };
  const written = [
    await of('account', 'updated_at >= $1'),
    await of('journal', 'at >= $1'),
    await of('effect', '(account_id, seq) IN (SELECT account_id, seq FROM journal WHERE at >= $1)'),
    await of('score_history', 'at >= $1'),
    await of('work_unit', `$1::timestamptz IS NOT NULL AND factors <> '{}'`),
  ];
  return written.join(', ');
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type DataSource } from 'typeorm';
import { occasionOf } from '../../src/rescoring/run.store';
import { type DatabaseSettings } from '../../src/store/database';
import { isClean, report, verify } from '../../src/store/verify/verify';
import { plantFacts, plantQueue } from '../bench/customer-base';
import { rescoringOn } from '../rescoring/rescoring';
import { ana, newAccount } from '../support/store';
import { place, within } from './place';

const ACCOUNTS = Number(process.env.CHAOS_ACCOUNTS ?? 2_000);
const KILLS = 3;
/** As large as in the product, but small enough that a kill hits the middle of many. */
const BATCH = Math.min(500, Math.ceil(ACCOUNTS / 40));
/** Accounts that are prepared together. */
const AT_ONCE = 200;
const ASOF = '2026-11-24';

/**
 * A night over many accounts, killed three times in its middle. It must come to its end once: every account scored,
 * every account with news told exactly once, and the count of them right.
 */
export async function chaosNight(): Promise<boolean> {
  const { settings, cleanUp } = await place('chaos-night');
  const { id, expected } = await within(settings, prepare);
  let killed = 0;
  for (const share of [1, 2, 3]) killed += (await nightUntil(settings, id, (ACCOUNTS * share) / (KILLS + 1))) ? 1 : 0;
  console.log(`Killed ${killed} times in the middle of a night over ${ACCOUNTS} accounts`);
  await nightUntil(settings, id, Infinity);
  const checks = await within(settings, (db) => judge(db, id, expected));
  await cleanUp();
  checks.push(['it was killed three times before its end', killed === KILLS]);
  for (const [what, holds] of checks) console.log(`${holds ? 'passed' : 'FAILED'}  ${what}`);
  console.log(
    `${checks.filter(([, holds]) => holds).length} passed, ${checks.filter(([, holds]) => !holds).length} failed`,
  );
  return checks.every(([, holds]) => holds);
}

async function prepare(db: DataSource, embedded: boolean): Promise<{ id: string; expected: string[] }> {
  const { store, scores, runs } = rescoringOn(db, { embedded });
  const ids = Array.from({ length: ACCOUNTS }, (_, n) => `account-${String(n).padStart(7, '0')}`);
  for (const some of inChunks(ids)) {
    await Promise.all(some.map((id) => store.open({ ...newAccount(id), customerSince: '2026-01-10' }, ana)));
  }
  await plantFacts(db, { days: 60, asOf: ASOF });
  await plantQueue(db);
  const expected: string[] = [];
  for (const some of inChunks(ids)) {
    const measured = await scores.scoreAll(some, ASOF);
    const news = measured.filter(
      ({ row, scored: { scores, findings } }) =>
        scores.risk.value !== row.risk.score || scores.alarms.hardRed.length > 0 || findings.length > 0,
    );
    expected.push(...news.map(({ row }) => row.id));
  }
  return { id: (await runs.ask(ASOF, 'chaos')).id, expected };
}

/** True when the night was killed behind that many accounts, false when it came to its end before. */
async function nightUntil({ databaseUrl, dataDir }: DatabaseSettings, id: string, accounts: number): Promise<boolean> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'night.process.ts')], {
    env: {
      ...process.env,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      DATA_DIR: dataDir,
      RUN: id,
      BATCH: String(BATCH),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let isKilled = false;
  if (child.stdout) {
    for await (const line of createInterface(child.stdout)) {
      if (!isKilled && Number(line.replace('done ', '')) >= accounts) isKilled = child.kill('SIGKILL');
    }
  }
  await ended;
  return isKilled;
}

async function judge(db: DataSource, id: string, expected: string[]): Promise<[what: string, holds: boolean][]> {
  const [run] = await db.query<Record<string, unknown>[]>(
    `SELECT status, total, done, changed, jsonb_array_length(failed) AS failed FROM rescoring_run WHERE id = $1`,
    [id],
  );
  const told = await db.query<{ id: string }[]>(
    `SELECT account_id AS id FROM journal WHERE type = 'signals.measured' AND event_id = $1 ORDER BY 1`,
    [occasionOf({ id })],
  );
  const [{ all }] = await db.query<[{ all: number }]>(
    `SELECT count(*) AS all FROM journal WHERE type = 'signals.measured'`,
  );
  const [{ scored }] = await db.query<[{ scored: number }]>(
    `SELECT count(*) AS scored FROM score_history WHERE as_of = $1`,
    [ASOF],
  );
  const { ranking } = rescoringOn(db, { embedded: true });
  const known = await db.query<{ id: string }[]>(`SELECT id FROM account ORDER BY id`);
  let misplaced = 0;
  for (const some of inChunks(known.map(({ id: account }) => account))) {
    misplaced += await ranking.renew(db.manager, some, ASOF);
  }
  const results = await verify(db);
  if (!isClean(results)) console.log(report(results));
  const isRun = (facts: object) => Object.entries(facts).every(([name, value]) => run?.[name] === value);
  return [
    ['the run is done, over every account', isRun({ status: 'done', total: ACCOUNTS, done: ACCOUNTS, failed: 0 })],
    [
      `the ${expected.length} accounts with news were told, and nobody else`,
      equal(
        told.map((row) => row.id),
        expected,
      ),
    ],
    ['each of them once', all === expected.length],
    ['the run counted them right', isRun({ changed: expected.length })],
    ['every account is in the history of the day', scored === ACCOUNTS],
    ['every action of the queue has the rank of the day', misplaced === 0],
    ['every promise of the engine holds', isClean(results)],
  ];
}

function inChunks(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, n) => ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE));
}

function equal(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type DataSource } from 'typeorm';
import { ServerProcess } from '../chaos/server.process';
import { addDays } from '../../src/calendar/calendar';
import { ana, engineOn, newAccount } from '../support/store';
import { openTestDatabase } from '../support/test-database';
import { median, rate } from './statistics';

const ACCOUNTS = 1_000;
const DAYS = Number(process.env.BENCH_DAYS ?? 90);
const PAIRS = Number(process.env.BENCH_PAIRS ?? 3);
const TODAY = '2026-11-24';
const ROWS = ACCOUNTS * DAYS;
/** Ten times the rows may cost a little more, not ten times more. */
const GROWTH_ALLOWED = 1.5;

/**
 * Usage rows over HTTP into the built server: parsing, checks, idempotent writes, and the rescoring of every account
 * that was touched. Beside it COPY, which does nothing but store the same rows.
 */
export async function benchIngest(): Promise<boolean> {
  spawnSync('npx', ['nest', 'build'], { stdio: 'inherit' });
  const database = await openTestDatabase();
  if (!database.url) throw new Error('This benchmark needs a PostgreSQL server');
  const { db } = database;
  const folder = mkdtempSync(join(tmpdir(), 'ingest-'));
  const server = await ServerProcess.on({ DATABASE_URL: database.url, DATA_DIR: folder, BUSINESS_DATE: TODAY });
  try {
    const { store } = engineOn(db, database);
    const ids = Array.from({ length: ACCOUNTS }, (_, n) => `account-${n}`);
    await Promise.all(ids.map((id) => store.open(newAccount(id), ana)));
    // The reading of a thousand handoffs is another benchmark.
    await db.query(`UPDATE effect SET status = 'withdrawn', settled_at = now()`);
    await server.start();
    await send(server, ids, Math.max(1, Math.round(DAYS / 10)));
    const small = server.peakMemoryMb;
    const pairs: { http: number; copy: number }[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      await db.query('TRUNCATE usage_daily');
      const http = ROWS / (await timed(() => send(server, ids, DAYS)));
      pairs.push({ http, copy: ROWS / (await copy(db, ids, join(folder, 'usage.csv'))) });
    }
    const large = server.peakMemoryMb;
    const ratio = median(pairs.map(({ http, copy }) => http / copy));
    console.log(`${ROWS} rows of ${ACCOUNTS} accounts; rows a second, median [range]`);
    console.log(
      `HTTP, checked and scored ${rate(pairs.map(({ http }) => http))}   COPY ${rate(pairs.map(({ copy }) => copy))}   ratio ${ratio.toFixed(2)}`,
    );
    console.log(`peak memory of the server ${small} MB after a tenth of the rows, ${large} MB after all of them`);
    return large <= small * GROWTH_ALLOWED;
  } finally {
    await server.stop();
    await database.close();
    rmSync(folder, { recursive: true });
  }
}

async function send(server: ServerProcess, ids: string[], days: number): Promise<void> {
  const answer = await fetch(`${server.api}/telemetry/usage`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: Readable.toWeb(Readable.from(lines(ids, days))) as ReadableStream,
    duplex: 'half',
  });
  const report = (await answer.json()) as { accepted: number };
  if (report.accepted !== ids.length * days) throw new Error(`Not all rows went in: ${JSON.stringify(report)}`);
}

function* lines(ids: string[], days: number): Generator<string> {
  for (const account of ids) {
    const rows = Array.from({ length: days }, (_, day) =>
      JSON.stringify({
        account,
        date: addDays(TODAY, -day - 1),
        activeUsers: 20 + (day % 7),
        sessions: 50,
        events: { reports: 12, alerts: 3 },
      }),
    );
    yield `${rows.join('\n')}\n`;
  }
}

/** Seconds that the server needs to copy the same rows from a file of its own disk. */
async function copy(db: DataSource, ids: string[], file: string): Promise<number> {
  const rows = ids.flatMap((id) =>
    Array.from(
      { length: DAYS },
      (_, day) => `${id},${addDays(TODAY, -day - 1)},${20 + (day % 7)},50,"{""reports"":12,""alerts"":3}"`,
    ),
  );
  writeFileSync(file, rows.join('\n'));
  chmodSync(join(file, '..'), 0o755);
  chmodSync(file, 0o644);
  await db.query('TRUNCATE usage_daily');
  return timed(() =>
    db.query(`COPY usage_daily (account_id, date, active_users, sessions, events) FROM '${file}' (FORMAT csv)`),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

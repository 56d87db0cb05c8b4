import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type DataSource } from 'typeorm';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { soldTo, type Sale } from '../support/sales';
import { openTestDatabase } from '../support/test-database';

const ACCOUNTS = 300;
const CALLS_A_SECOND = 100;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);
const LIMIT_MS = 2_000;
/** A call that nothing came of for so long after the last one is lost. */
const GIVEN_UP_MS = 15_000;
/** What a look that comes late adds counts against the product. */
const LOOK_EVERY_MS = 50;
const PORT = 3_918;
const SECRET = 'bench';
interface Call {
  seats: number;
  at: number;
}
/** The served product, its agent at rest: what it makes of the changes is measured elsewhere. */
const SERVER = `
  const { startServer } = require('./dist/src/start.js');
  const { Worker } = require('./dist/src/worker/worker.js');
  startServer().then((app) => app.get(Worker, { strict: false }).stop());`;

/** From a signed call to the right account holding what it is about, at a steady rate of calls. */
export async function benchWebhooks(): Promise<boolean> {
  spawnSync('npx', ['nest', 'build'], { stdio: 'inherit' });
  const database = await openTestDatabase();
  if (!database.url) throw new Error('This benchmark needs a PostgreSQL server');
  const salesforce = await new FakeSalesforce().listen();
  const sales = Array.from({ length: ACCOUNTS }, (_, n) => soldTo(salesforce.org, `Customer ${n}`));
  const server = await serve(database.url, salesforce);
  try {
    await load(database.db);
    const [before = 0] = loadavg();
    const took = await drive(salesforce, sales, database.db);
    took.sort((a, b) => a - b);
    const at = (share: number) => Math.round(took[Math.floor((took.length - 1) * share)] ?? Number.NaN);
    const missed = CALLS_A_SECOND * SECONDS - took.length;
    const [forged, replayed] = [await counted('forged'), await counted('replayed')];
    console.log(
      `${ACCOUNTS} accounts, ${SECONDS} s: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, 99 % ${at(0.99)} ms, longest ${at(1)} ms, never seen ${missed}; ` +
        `of ${SECONDS} forged calls ${forged} were refused, of ${SECONDS} replayed ones ${replayed} changed nothing; load ${before.toFixed(1)} before, ${loadavg()[0]?.toFixed(1)} after on ${availableParallelism()} cores`,
    );
    return missed === 0 && at(1) < LIMIT_MS && forged === SECONDS && replayed === SECONDS;
  } finally {
    server.kill();
    await salesforce.stop();
    await database.close();
  }
}

async function load(db: DataSource): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`http://127.0.0.1:${PORT}/api/v1/sync-runs`, {
    method: 'POST',
    headers,
    body: '{"system":"salesforce"}',
  });
  while (!(await db.query<unknown[]>(`SELECT FROM sync_run WHERE status = 'done'`)).length) await pause(200);
}

/** Every call is about a change of its own: more seats than any account had before. */
async function drive(salesforce: FakeSalesforce, sales: Sale[], db: DataSource): Promise<number[]> {
  const waiting = new Map<string, Call[]>();
  const took: number[] = [];
  let isSending = true;
  const calls: Promise<void>[] = [];
  const harmless: Promise<void>[] = [];
  const watching = watch();
  const start = performance.now();
  for (let n = 0; n < CALLS_A_SECOND * SECONDS; n += 1) {
    await pause(start + (n * 1_000) / CALLS_A_SECOND - performance.now());
    const { account, contract } = sales[n % sales.length]!;
    const seats = 1_000 + n;
    if (n % CALLS_A_SECOND === 0) {
      salesforce.org.passes(1);
      harmless.push(harmlessCalls(contract));
    }
    salesforce.org.update(contract, { Seats__c: seats });
    const call = { seats, at: performance.now() };
    calls.push(send(contract).then(() => void waiting.set(account, [...(waiting.get(account) ?? []), call])));
  }
  const sendingS = (performance.now() - start) / 1_000;
  await Promise.all([...calls, ...harmless]);
  console.log(`${calls.length} calls answered, ${Math.round(calls.length / sendingS)} a second`);
  isSending = false;
  await watching;
  return took;

  /** A call has reached its account when that has as many seats or, after a later call, more. */
  async function watch(): Promise<void> {
    let quietSince = performance.now();
    for (
      let left = 1;
      isSending || (left > 0 && performance.now() < quietSince + GIVEN_UP_MS);
      await pause(LOOK_EVERY_MS)
    ) {
      const rows = await db.query<{ account: string; seats: number }[]>(
        `SELECT crm_id AS account, seats FROM crm_link JOIN contract USING (account_id) WHERE crm_id = ANY ($1)`,
        [[...waiting].flatMap(([account, open]) => (open.length > 0 ? account : []))],
      );
      const now = performance.now();
      if (isSending) quietSince = now;
      for (const { account, seats } of rows) {
        const calls = waiting.get(account) ?? [];
        took.push(...calls.filter((call) => call.seats <= seats).map(({ at }) => now - at));
        waiting.set(
          account,
          calls.filter((call) => call.seats > seats),
        );
      }
      left = [...waiting.values()].flat().length;
    }
  }
}

async function send(id: string): Promise<void> {
  const status = await post(signed(id));
  if (status !== 200) throw new Error(`A call was answered ${status}`);
}

/** One that somebody else signed, and one that is sent twice. */
async function harmlessCalls(id: string): Promise<void> {
  const twice = signed(id);
  const answers = [await post(signed(id, 'guessed')), await post(twice), await post(twice)];
  if (answers.join() !== '401,200,200') throw new Error(`Harmless calls were answered ${answers.join()}`);
}

type SignedCall = Record<'body' | 'timestamp' | 'signature', string>;

function signed(id: string, secret = SECRET): SignedCall {
  const body = JSON.stringify({ records: [{ object: 'Contract', id }], sent: randomUUID() });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  return { body, timestamp, signature: createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex') };
}

async function post({ body, timestamp, signature }: SignedCall): Promise<number> {
  const headers = { 'content-type': 'application/json', 'x-vim-timestamp': timestamp, 'x-vim-signature': signature };
  const url = `http://127.0.0.1:${PORT}/api/v1/webhooks/salesforce`;
  const answer = await fetch(url, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  return answer.status;
}

/** How many calls the product says it took so. */
async function counted(outcome: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${PORT}/metrics`)).text();
  const line = new RegExp(`webhook_calls_total\\{system="salesforce",outcome="${outcome}"\\} (\\d+)`);
  return Number(line.exec(text)?.[1] ?? 0);
}

async function serve(databaseUrl: string, salesforce: FakeSalesforce): Promise<ChildProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'value-in-motion-webhooks-bench-'));
  const server = spawn(process.execPath, ['-e', SERVER], {
    env: {
      ...process.env,
      ...{ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(PORT), AUTH: 'off', LOG_LEVEL: 'warn' },
      ...{ SALESFORCE_LOGIN_URL: salesforce.url, SALESFORCE_WEBHOOK_SECRET: SECRET, SYNC_EVERY_MINUTES: '0' },
      ...{ SALESFORCE_CLIENT_ID: salesforce.clientId, SALESFORCE_CLIENT_SECRET: salesforce.clientSecret },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  await new Promise<void>((listening, failed) => {
    server.once('exit', (code) => failed(new Error(`The server ended with ${code}`)));
    server.stdout.on('data', (line: Buffer) => line.includes('listens on') && listening());
  });
  return server;
}

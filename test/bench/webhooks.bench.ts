import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type DataSource } from 'typeorm';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { soldTo, type Sale } from '../support/sales';
import { openTestDatabase } from '../support/test-database';

const ACCOUNTS = 300;
const CALLS_A_SECOND = 100;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 15);
const LIMIT_MS = 2_000;
const PORT = 3_918;
const SECRET = 'bench';
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
    const took = await drive(salesforce, sales, database.db);
    took.sort((a, b) => a - b);
    const at = (share: number) => Math.round(took[Math.floor((took.length - 1) * share)] ?? Number.NaN);
    const missed = CALLS_A_SECOND * SECONDS - took.length;
    console.log(
      `${CALLS_A_SECOND} calls/s for ${SECONDS} s over ${ACCOUNTS} accounts: median ${at(0.5)} ms, 99 % ${at(0.99)} ms, longest ${at(1)} ms, never seen ${missed}`,
    );
    return missed === 0 && at(1) < LIMIT_MS;
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

/** Every call is about a change of its own: seats that no account had before. */
async function drive(salesforce: FakeSalesforce, sales: Sale[], db: DataSource): Promise<number[]> {
  const sent = new Map<number, number>();
  const took: number[] = [];
  let seats = 1_000;
  let isSending = true;
  const watch = async () => {
    for (
      const end = performance.now() + (SECONDS + 10) * 1_000;
      (isSending || sent.size > 0) && performance.now() < end;
    ) {
      const rows = await db.query<{ seats: number }[]>('SELECT seats FROM contract WHERE seats >= 1000');
      for (const row of rows) {
        const at = sent.get(row.seats);
        if (at !== undefined) took.push(performance.now() - at);
        sent.delete(row.seats);
      }
      await pause(20);
    }
  };
  const watching = watch();
  const calls: Promise<void>[] = [];
  for (let n = 0; n < CALLS_A_SECOND * SECONDS; n += 1) {
    const sale = sales[n % sales.length]!;
    seats += 1;
    if (n % CALLS_A_SECOND === 0) salesforce.org.passes(1);
    salesforce.org.update(sale.contract, { Seats__c: seats });
    sent.set(seats, performance.now());
    calls.push(send(sale.contract));
    await pause(1_000 / CALLS_A_SECOND - 1);
  }
  await Promise.all(calls);
  isSending = false;
  await watching;
  return took;
}

async function send(id: string): Promise<void> {
  const body = JSON.stringify({ records: [{ object: 'Contract', id }] });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-vim-timestamp': timestamp, 'x-vim-signature': signature };
  const { status } = await fetch(`http://127.0.0.1:${PORT}/api/v1/webhooks/salesforce`, {
    method: 'POST',
    headers,
    body,
  });
  if (status !== 200) throw new Error(`A call was answered ${status}`);
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

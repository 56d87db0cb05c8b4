import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ana, engineOn, newAccount } from '../support/store';
import { openTestDatabase } from '../support/test-database';
import { Ceiling } from './ceiling';
import { median, rate } from './statistics';

const ACCOUNTS = 1_000;
const CONNECTIONS = 32;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const PAIRS = Number(process.env.BENCH_PAIRS ?? 5);
const PORT = 3_917;
const FLOOR = 0.35;

/** The served product, its worker at rest: the agent's own work would be measured with the requests. */
const SERVER = `
  const { startServer } = require('./dist/src/start.js');
  const { Worker } = require('./dist/src/worker/worker.js');
  startServer().then((app) => app.get(Worker, { strict: false }).stop());`;

/** Durable events over HTTP, one request each: routing, authentication, validation, the view and JSON included. */
export async function benchHttp(): Promise<boolean> {
  spawnSync('npx', ['nest', 'build'], { stdio: 'inherit' });
  const database = await openTestDatabase();
  if (!database.url) throw new Error('This benchmark needs a PostgreSQL server');
  const ceiling = new Ceiling(database.url, ACCOUNTS);
  await ceiling.prepare(database.db);
  const engine = engineOn(database.db, database);
  const ids = Array.from({ length: ACCOUNTS }, (_, i) => `account-${i}`);
  await Promise.all(ids.map((id) => engine.store.open(newAccount(id), ana)));
  await database.db.query('VACUUM ANALYZE');
  const server = await serve(database.url);
  try {
    return await compare(ids, ceiling);
  } finally {
    server.kill();
    await database.close();
  }
}

async function compare(ids: string[], ceiling: Ceiling): Promise<boolean> {
  await drive(ids, 3);
  const pairs: { http: number; ceiling: number }[] = [];
  for (let i = 0; i < PAIRS; i += 1) {
    const reached = await drive(ids, SECONDS);
    pairs.push({ http: reached, ceiling: ceiling.measure(CONNECTIONS, SECONDS) });
  }
  const ratio = median(pairs.map((pair) => pair.http / pair.ceiling));
  const httpRate = rate(pairs.map((pair) => pair.http));
  const ceilingRate = rate(pairs.map((pair) => pair.ceiling));
  console.log(`${CONNECTIONS} connections   HTTP ${httpRate}   ceiling ${ceilingRate}   ratio ${ratio.toFixed(2)}`);
  return ratio >= FLOOR;
}

async function serve(databaseUrl: string): Promise<ChildProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'value-in-motion-http-bench-'));
  const settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(PORT), AUTH: 'off', LOG_LEVEL: 'warn' };
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
  const server = spawn(process.execPath, [...profile, '-e', SERVER], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  await new Promise<void>((listening, failed) => {
    server.once('exit', (code) => failed(new Error(`The server ended with ${code}`)));
    server.stdout.on('data', (line: Buffer) => line.includes('listens on') && listening());
  });
  return server;
}

async function drive(ids: string[], seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const start = performance.now();
  let events = 0;
  const client = async () => {
    while (performance.now() < start + seconds * 1_000) {
      const id = ids[Math.floor(Math.random() * ids.length)] ?? '';
      await post(agent, id, { eventId: randomUUID(), type: 'documents.added', documents: [`document-${events}`] });
      events += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  agent.destroy();
  return events / ((performance.now() - start) / 1_000);
}

function post(agent: Agent, id: string, event: object): Promise<void> {
  const body = JSON.stringify(event);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const path = `/api/v1/accounts/${id}/events`;
  return new Promise((done, failed) => {
    const sent = request({ agent, port: PORT, path, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        answer.statusCode === 200 ? done() : failed(new Error(`The server answered ${answer.statusCode}`)),
      );
    });
    sent.once('error', failed);
    sent.end(body);
  });
}

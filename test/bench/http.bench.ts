import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scripts } from '../../package.json';
import { ana, engineOn, newAccount } from '../support/store';
import { openTestDatabase } from '../support/test-database';
import { Ceiling } from './ceiling';
import { median, rate } from './statistics';

const ACCOUNTS = 1_000;
const CONNECTIONS = 32;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const PAIRS = Number(process.env.BENCH_PAIRS ?? 5);
const PORT = 3_917;
const ADDRESS = `http://127.0.0.1:${PORT}`;
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
    return await compare(ceiling);
  } finally {
    server.kill();
    await database.close();
  }
}

async function compare(ceiling: Ceiling): Promise<boolean> {
  drive(3);
  const pairs: { http: number; cpu: number; ceiling: number }[] = [];
  for (let i = 0; i < PAIRS; i += 1) {
    const before = await cpuSeconds();
    const { rate: http, answers } = drive(SECONDS);
    const cpu = ((await cpuSeconds()) - before) / answers;
    pairs.push({ http, cpu, ceiling: ceiling.measure(CONNECTIONS, SECONDS) });
  }
  const ratio = median(pairs.map((pair) => pair.http / pair.ceiling));
  const httpRate = rate(pairs.map((pair) => pair.http));
  const ceilingRate = rate(pairs.map((pair) => pair.ceiling));
  const cpu = rate(pairs.map((pair) => pair.cpu * 1e6)).trim();
  console.log(`${CONNECTIONS} connections   HTTP ${httpRate}   ceiling ${ceilingRate}   ratio ${ratio.toFixed(2)}`);
  console.log(`The server took ${cpu} µs of CPU an event`);
  return ratio >= FLOOR;
}

async function serve(databaseUrl: string): Promise<ChildProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'value-in-motion-http-bench-'));
  const settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(PORT), AUTH: 'off', LOG_LEVEL: 'warn' };
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
  const server = spawn(process.execPath, [...flags(), ...profile, '-e', SERVER], {
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

/** Those that `npm start` gives to Node. */
function flags(): string[] {
  return / node (--.*) dist/.exec(scripts.start)?.[1]?.split(' ') ?? [];
}

/** As pgbench drives the ceiling: in C. A client in Node takes half as much as the server, of the same cores. */
function drive(seconds: number): { rate: number; answers: number } {
  const options = ['-t', '1', '-c', String(CONNECTIONS), '-d', `${seconds}s`, '-s', join(__dirname, 'http.bench.lua')];
  const given = [ADDRESS, '--', String(ACCOUNTS)];
  const { stdout, stderr } = spawnSync('bash', ['.ci/with-wrk', 'wrk', ...options, ...given], { encoding: 'utf8' });
  const [, answers] = /(\d+) requests in/.exec(stdout) ?? [];
  const [, reached] = /Requests\/sec: +([\d.]+)/.exec(stdout) ?? [];
  const refused = /(Non-2xx|Socket errors).*/.exec(stdout)?.[0];
  if (!answers || !reached || refused) throw new Error(`wrk failed: ${refused ?? stderr}`);
  return { rate: Number(reached), answers: Number(answers) };
}

/** What the server has taken since its start, by its own metrics. */
async function cpuSeconds(): Promise<number> {
  const metrics = await (await fetch(`${ADDRESS}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (.+)$/m.exec(metrics)?.[1]);
}

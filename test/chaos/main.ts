import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase } from '../support/test-database';
import { Client } from './client';
import { chaosNight } from './night.chaos';
import { ServerProcess, pause } from './server.process';

/** What the server is busy with when it is killed. */
const moments = ['import', 'agent work', 'events'] as const;
type Moment = (typeof moments)[number];
const KILLS = Number(process.env.CHAOS_KILLS ?? 20);
/** How many of the kills have to hit an import, and how many the work of agents. */
const AT_LEAST = KILLS / 4;

/**
 * Kills a real server again and again, at its busiest, while clients work with it. Afterwards every acknowledged event
 * stands in the journal exactly once, every promise of the engine holds, and the work that was interrupted gets done.
 * On an embedded database, or on the server of TEST_DATABASE_URL.
 */
async function main(): Promise<boolean> {
  const { environment, cleanUp } = await database();
  const server = await ServerProcess.on(environment);
  const client = new Client(server.api);
  await server.start();
  const working = ['chaos-a', 'chaos-b', 'chaos-c'].map((externalId) => client.work(externalId));

  const killed: Record<Moment, number> = { import: 0, 'agent work': 0, events: 0 };
  const kills = () => killed.import + killed['agent work'] + killed.events;
  for (let n = 0; kills() < KILLS || killed.import < AT_LEAST || killed['agent work'] < AT_LEAST; n += 1) {
    const wasHit = await reach(moments[n % moments.length] ?? 'events', server, client, n);
    await server.kill();
    await server.start();
    killed[await wasHit()] += 1;
  }
  console.log(`Killed ${kills()} times: ${moments.map((moment) => `${killed[moment]} during ${moment}`).join(', ')}`);

  client.stop();
  await Promise.all(working);
  await untilIdle(server, client);
  const lost = await lostOrDoubled(client);
  const stuck = (await client.accounts()).filter(({ waitsFor }) => waitsFor?.who === 'agent');
  await server.stop();
  const { clean, report } = server.verify();
  await cleanUp();

  console.log(report);
  console.log(
    `${client.acknowledged.length} events acknowledged, ${lost.length} of them not exactly once in the journal`,
  );
  console.log(`${stuck.length} accounts still wait for the agent`);
  const checks = [lost.length === 0, stuck.length === 0, clean];
  console.log(`${checks.filter(Boolean).length} passed, ${checks.filter((passed) => !passed).length} failed`);
  return checks.every(Boolean);
}

async function database(): Promise<{ environment: Record<string, string>; cleanUp(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chaos-'));
  if (!process.env.TEST_DATABASE_URL) return { environment: { DATA_DIR: dataDir }, cleanUp: () => Promise.resolve() };
  const opened = await openTestDatabase();
  return { environment: { DATA_DIR: dataDir, DATABASE_URL: opened.url ?? '' }, cleanUp: () => opened.close() };
}

/** Comes back in the middle of it; what was really hit is seen when the server is up again. */
async function reach(moment: Moment, server: ServerProcess, client: Client, n: number): Promise<() => Promise<Moment>> {
  if (moment === 'import') {
    const id = await client.importAccounts(`batch${n}`);
    await pause(Math.random() * 1_000);
    return async () => ((await client.importStatus(id)) === 'done' ? 'events' : 'import');
  }
  if (moment === 'agent work') {
    while (((await server.readiness())?.due ?? 0) === 0) await pause(5);
    return () => Promise.resolve('agent work');
  }
  const before = client.acknowledged.length;
  while (client.acknowledged.length < before + 5) await pause(5);
  return () => Promise.resolve('events');
}

/** Everything that was begun has come to its end, twice in a row. */
async function untilIdle(server: ServerProcess, client: Client): Promise<void> {
  for (let idle = 0; idle < 2;) {
    await pause(1_000);
    const statuses = await Promise.all(client.imports.map((id) => client.importStatus(id)));
    const due = (await server.readiness())?.due;
    idle = due === 0 && statuses.every((status) => status === 'done') ? idle + 1 : 0;
  }
}

async function lostOrDoubled(client: Client): Promise<string[]> {
  const accounts = new Set(client.acknowledged.map(({ account }) => account));
  const counts = new Map<string, number>();
  for (const account of accounts) {
    for (const eventId of await client.history(account)) counts.set(eventId, (counts.get(eventId) ?? 0) + 1);
  }
  return client.acknowledged.map(({ eventId }) => eventId).filter((eventId) => counts.get(eventId) !== 1);
}

const scenario = process.argv[2] === 'night' ? chaosNight : main;
void scenario().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);

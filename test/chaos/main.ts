import { Client } from './client';
import { chaosModels } from './models.chaos';
import { chaosNight } from './night.chaos';
import { place } from './place';
import { ServerProcess, pause } from './server.process';

/** What the server is busy with when it is killed. */
type Moment = 'import' | 'agent work' | 'events';
const KILLS = Number(process.env.CHAOS_KILLS ?? 20);
/** How many of the kills have to hit an import, and how many the work of agents. */
const AT_LEAST = KILLS / 4;

/**
 * Kills a real server again and again, at its busiest, while clients work with it. Afterwards every acknowledged event
 * stands in the journal exactly once, every promise of the engine holds, and the work that was interrupted gets done.
 * On an embedded database, or on the server of TEST_DATABASE_URL.
 */
async function main(): Promise<boolean> {
  const { environment, cleanUp } = await place('chaos');
  const server = await ServerProcess.on(environment);
  const client = new Client(server.api);
  await server.start();
  const working = ['chaos-a', 'chaos-b', 'chaos-c'].map((externalId) => client.work(externalId));

  const killed: Record<Moment, number> = { import: 0, 'agent work': 0, events: 0 };
  const kills = () => killed.import + killed['agent work'] + killed.events;
  while (kills() < KILLS || killed.import < AT_LEAST || killed['agent work'] < AT_LEAST) {
    const running = kills() % 2 === 0 ? await client.importAccounts(`batch${kills()}`) : undefined;
    await pause(Math.random() * 1_500);
    await server.kill();
    await server.start();
    killed[await hitBy(server, client, running)] += 1;
  }
  console.log(
    `Killed ${kills()} times: ${killed.import} in an import, ${killed['agent work']} in agent work, ${killed.events} in between`,
  );

  client.stop();
  await Promise.all(working);
  await client.untilIdle(server);
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

/**
 * What the kill interrupted. A busy server does not answer questions about itself, so it is seen afterwards: an import
 * that is not done, or an effect in the hands of a worker that is gone.
 */
async function hitBy(server: ServerProcess, client: Client, running?: string): Promise<Moment> {
  if (running !== undefined && (await client.importStatus(running)) !== 'done') return 'import';
  return ((await server.readiness())?.due ?? 0) > 0 ? 'agent work' : 'events';
}

async function lostOrDoubled(client: Client): Promise<string[]> {
  const accounts = new Set(client.acknowledged.map(({ account }) => account));
  const counts = new Map<string, number>();
  for (const account of accounts) {
    for (const eventId of await client.history(account)) counts.set(eventId, (counts.get(eventId) ?? 0) + 1);
  }
  return client.acknowledged.map(({ eventId }) => eventId).filter((eventId) => counts.get(eventId) !== 1);
}

const scenarios: Record<string, () => Promise<boolean>> = { night: chaosNight, models: chaosModels };
void (scenarios[process.argv[2] ?? ''] ?? main)().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);

import { randomUUID } from 'node:crypto';
import { type AccountEvent } from '../../src/lifecycle/account.types';
import { openTestDatabase } from '../support/test-database';
import { ana, engineOn, newAccount, type Engine } from '../support/store';
import { Ceiling } from './ceiling';
import { median, rate } from './statistics';

const ACCOUNTS = 1_000;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const PAIRS = Number(process.env.BENCH_PAIRS ?? 5);
const CONCURRENCIES = [1, 8, 32];
const FLOOR = 0.5;

/**
 * Durable events into existing accounts through `AccountStore.change`: idempotency, journal, hash chain and effects
 * included. Each pair of measurements stands side by side in time; the ratio to the ceiling is what counts.
 */
export async function benchEngine(): Promise<boolean> {
  const database = await openTestDatabase();
  if (!database.url) throw new Error('This benchmark needs a PostgreSQL server');
  const ceiling = new Ceiling(database.url, ACCOUNTS);
  await ceiling.prepare(database.db);
  const engine = engineOn(database.db, database);
  const ids = Array.from({ length: ACCOUNTS }, (_, i) => `account-${i}`);
  await Promise.all(ids.map((id) => engine.store.open(newAccount(id), ana)));
  await database.db.query('VACUUM ANALYZE');
  await drive(engine, ids, 32, 2);

  console.log(`${ACCOUNTS} accounts, ${SECONDS} s a measurement, ${PAIRS} pairs; events a second, median [range]`);
  let enough = true;
  for (const concurrency of CONCURRENCIES) {
    const pairs: { engine: number; ceiling: number }[] = [];
    for (let i = 0; i < PAIRS; i += 1) {
      const reached = await drive(engine, ids, concurrency, SECONDS);
      pairs.push({ engine: reached, ceiling: ceiling.measure(concurrency, SECONDS) });
    }
    const ratio = median(pairs.map((pair) => pair.engine / pair.ceiling));
    const engineRate = rate(pairs.map((pair) => pair.engine));
    const ceilingRate = rate(pairs.map((pair) => pair.ceiling));
    console.log(
      `${String(concurrency).padStart(3)} at once   engine ${engineRate}   ceiling ${ceilingRate}   ratio ${ratio.toFixed(2)}`,
    );
    if (concurrency === 32 && ratio < FLOOR) enough = false;
  }
  await database.close();
  return enough;
}

async function drive({ store }: Engine, ids: string[], concurrency: number, seconds: number): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1_000;
  let events = 0;
  const client = async () => {
    while (performance.now() < end) {
      const id = ids[Math.floor(Math.random() * ids.length)] ?? '';
      await store.change(id, { ...nextEvent(events), eventId: randomUUID() }, ana);
      events += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  return events / ((performance.now() - start) / 1_000);
}

/** Every third event moves the renewal calendar: one timer is withdrawn and another set. */
function nextEvent(n: number): AccountEvent {
  if (n % 3 === 0) return { type: 'contract.changed', contract: { seats: 100 + (n % 500) } };
  if (n % 3 === 1) return { type: 'documents.added', documents: [`document-${n}`] };
  return { type: 'signals.measured', risk: { score: n % 40, hardRed: [] }, findings: n % 2 ? ['muda'] : [] };
}

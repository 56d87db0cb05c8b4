import { type EntityManager } from 'typeorm';

/**
 * What time it is, by the one clock that all instances share. Not `now()`, which inside a transaction is when that began:
 * it may have waited for a lock since, and what it then writes would stand as older than what it waited for.
 */
export async function databaseTime(tx: EntityManager): Promise<Date> {
  const [{ now }] = await tx.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
  return now;
}

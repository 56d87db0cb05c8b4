import { type EntityManager } from 'typeorm';

/** The clock on the wall of the database, also in the middle of a long transaction. */
export async function databaseTime(tx: EntityManager): Promise<Date> {
  const [{ now }] = await tx.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
  return now;
}

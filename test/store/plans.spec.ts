import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Pool } from 'pg';
import { type DataSource } from 'typeorm';
import { z } from 'zod';
import { SurroundingsLoader } from '../../src/accounts/surroundings.loader';
import { Effects } from '../../src/store/effects';
import { ana, engineOn, newAccount } from '../support/store';
import { empty, openTestDatabase, type TestDatabase } from '../support/test-database';

const ACCOUNTS = 1_000;
const LONG_LIFE = 5_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  await empty(db);
  await engineOn(db, database).store.open(newAccount('acc_1'), ana);
  await db.query(`UPDATE account SET waits_for_who = 'csm', waits_for_what = 'success_plan'`);
  const effects = `INSERT INTO effect (account_id, seq, n, kind, name, input, status, due_at, settled_at) `;
  // Others wait for their timers and have work to be performed, all of it due at once.
  await db.query(
    `${effects} SELECT 'other_' || i, 1, n, (ARRAY['timer', 'perform', 'perform'])[n], 'x', '{}', 'pending',
                       CASE WHEN n = 1 THEN now() + interval '1 day' ELSE now() END, NULL
                  FROM generate_series(1, ${ACCOUNTS}) i, generate_series(1, 3) n`,
  );
  await db.query(
    `${effects} SELECT 'acc_1', 10 + i, 0, 'timer', 'x', '{}', 'done', now(), now() FROM generate_series(1, ${LONG_LIFE}) i`,
  );
  // Drafts failed now and then, and the next one was fine.
  await db.query(
    `${effects} SELECT 'acc_1', 10 + i * 100, 1, 'invoke', 'draftSuccessPlan', '{}', (ARRAY['done', 'failed'])[1 + i % 2],
                       now(), now() + i * interval '1 second'
                  FROM generate_series(1, 50) i`,
  );
  await db.query('VACUUM ANALYZE');
});
afterAll(() => database.close());

it('an account’s surroundings are read without looking through its life or at other accounts', async () => {
  const { pool, rowsRead } = explaining(database.db);
  await new SurroundingsLoader(pool).load('acc_1');
  expect(rowsRead()).toBeLessThan(500);
});

it('what is due is claimed without looking through all that is due', async () => {
  const { pool, rowsRead } = explaining(database.db);
  await new Effects(database.db, pool).claim(16, 30_000);
  expect(rowsRead()).toBeLessThan(500);
});

const Part = z.object({
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  'Rows Removed by Index Recheck': z.number().default(0),
});

/** Runs statements as the product does, and counts what the parts of their plans brought up or threw away. */
function explaining(db: DataSource) {
  let read = 0;
  const count = (_: string, value: unknown): unknown => {
    const { data: part } = Part.safeParse(value);
    if (part) {
      const rows = part['Actual Rows'] + part['Rows Removed by Filter'] + part['Rows Removed by Index Recheck'];
      read += rows * part['Actual Loops'];
    }
    return value;
  };
  const query = async ({ text, values }: { text: string; values: unknown[] }) => {
    JSON.stringify(await db.query<unknown>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values), count);
    return { rows: [] };
  };
  const pool = { connect: () => Promise.resolve({ query, release: () => undefined }) } as unknown as Pool;
  return { pool, rowsRead: () => read };
}

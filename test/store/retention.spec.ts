import { describe, expect, it } from '@jest/globals';
import { Retention } from '../../src/platform/operations/retention';
import { useDatabase } from '../support/database';

const database = useDatabase();
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

describe('what had to be remembered for a while', () => {
  it('is cleared away afterwards, and nothing before', async () => {
    const { db } = database;
    for (const days of [0, 6, 8, 29, 31]) {
      const at = daysAgo(days);
      await db.query(`INSERT INTO webhook_seen (source, key, at) VALUES ('slack', $1, $2)`, [`${days}`, at]);
      await db.query(`INSERT INTO idempotency_key (caller, key, request_hash, at) VALUES ('ana', $1, 'h', $2)`, [
        `${days}`,
        at,
      ]);
      await db.query(`INSERT INTO digest (day, reader, wanted_at) VALUES ('2026-11-01', $1, $2)`, [`${days}`, at]);
    }
    await new Retention(db).sweep();
    const left = async (what: string) => {
      const rows = await db.query<{ day: string }[]>(
        `SELECT ${what} AS day FROM ${TABLES[what]} ORDER BY ${what}::int`,
      );
      return rows.map(({ day }) => day);
    };
    expect(await left('key')).toEqual(['0', '6']);
    expect(await left('reader')).toEqual(['0', '6', '8', '29']);
    expect(await db.query(`SELECT key FROM idempotency_key ORDER BY key`)).toEqual([{ key: '0' }, { key: '6' }]);
  });
});

const TABLES: Record<string, string> = { key: 'webhook_seen', reader: 'digest' };

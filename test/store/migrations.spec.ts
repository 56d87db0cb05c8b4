import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { EffectRow } from '../../src/store/entities';
import { useDatabase } from '../support/database';

describe('the migrations', () => {
  const database = useDatabase();

  it('are all that stand in their folder, in the order of their names', () => {
    const stamps = readdirSync(join(__dirname, '../../migrations')).map((file) => file.split('-')[0]);
    expect(database.db.migrations.map(({ name }) => /\d+$/.exec(name ?? '')?.[0])).toEqual(stamps.sort());
  });

  it('bring a database of the first one to the schema of a new one, with all that is stored', async () => {
    const { db } = database;
    const schema = await schemaOf(db);
    for (let behind = 1; behind < db.migrations.length; behind += 1) await db.undoLastMigration();
    expect(await schemaOf(db)).not.toEqual(schema);
    await db.query(`INSERT INTO effect (account_id, seq, n, kind, name, input, due_at)
                    VALUES ('acme', 1, 0, 'timer', 'reminder', '{}', now())`);

    await db.runMigrations();
    expect(await schemaOf(db)).toEqual(schema);
    expect(await db.manager.findOneBy(EffectRow, { accountId: 'acme' })).toMatchObject({ readmitted: [] });
  });

  it('pass over what a database has already that was made while the first one was edited', async () => {
    const { db } = database;
    const schema = await schemaOf(db);
    await db.query(`DELETE FROM migrations WHERE name = 'CatchUp1795824000000'`);

    expect(await db.runMigrations()).toMatchObject([{ name: 'CatchUp1795824000000' }]);
    expect(await schemaOf(db)).toEqual(schema);
  });
});

/** Columns, indexes and constraints, each as PostgreSQL writes it. */
async function schemaOf(db: DataSource): Promise<object[]> {
  return db.query(
    `SELECT table_name AS "table", column_name AS name, concat_ws(' ', data_type, is_nullable, column_default) AS is
       FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     ORDER BY 1, 2, 3`,
  );
}

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { openDatabase, type DatabaseSettings } from '../../src/store/database';
import { openTestDatabase } from '../support/test-database';

/** An empty database for processes that get killed: embedded, or on the server of TEST_DATABASE_URL. */
export interface Place {
  settings: DatabaseSettings;
  /** The same as variables for a process. */
  environment: Record<string, string>;
  cleanUp(): Promise<void>;
}

export async function place(name: string): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), `${name}-`));
  const embedded = { settings: { dataDir }, environment: { DATA_DIR: dataDir }, cleanUp: () => Promise.resolve() };
  if (!process.env.TEST_DATABASE_URL) return embedded;
  const { url: databaseUrl = '', close } = await openTestDatabase();
  return {
    settings: { dataDir, databaseUrl },
    environment: { DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
    cleanUp: close,
  };
}

/** Only one process may hold an embedded database, so it is opened for each step. */
export async function within<Result>(
  settings: DatabaseSettings,
  step: (db: DataSource, embedded: boolean) => Promise<Result>,
): Promise<Result> {
  const { db, embedded, close } = await openDatabase(settings);
  return step(db, embedded).finally(close);
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { OpenTheBooks1795000000000 } from '../../migrations/1795000000000-open-the-books';
import { lockDirectory, type Release } from './directory-lock';
import { entities } from './entities';
import { postgresTypes } from './postgres-types';

export interface DatabaseSettings {
  /** A PostgreSQL server (15 or newer). Without it the database is embedded in `dataDir`. */
  databaseUrl?: string;
  dataDir: string;
}

export interface Database {
  db: DataSource;
  embedded: boolean;
  close(): Promise<void>;
}

const CONNECTION_TIMEOUT_MS = 30_000;
const SERVER_CONNECTIONS = 12;

/**
 * Opens the database and brings its schema up to date.
 * @throws DirectoryInUse when another process holds the embedded database.
 */
export function openDatabase(settings: DatabaseSettings): Promise<Database> {
  return settings.databaseUrl ? connect(settings.databaseUrl) : embed(join(settings.dataDir, 'database'));
}

async function connect(url: string): Promise<Database> {
  const db = await new DataSource({
    ...common,
    url,
    poolSize: SERVER_CONNECTIONS,
    applicationName: 'value-in-motion',
    extra: { ...connection, options: '-c TimeZone=UTC' },
  }).initialize();
  return { db, embedded: false, close: () => db.destroy() };
}

/** PostgreSQL in WebAssembly, inside this process: one connection, which the pool never gives up. */
async function embed(directory: string): Promise<Database> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const release = await lockDirectory(directory);
  try {
    return await openEmbedded(directory, release);
  } catch (error) {
    await release();
    throw error;
  }
}

async function openEmbedded(directory: string, release: Release): Promise<Database> {
  // Real imports: the CommonJS builds of both miss a data file.
  const { PGlite } = await import('@electric-sql/pglite');
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
  const engine = await PGlite.create(directory);
  const db = await new DataSource({
    ...common,
    extra: { ...createPgConfig(engine), ...connection, idleTimeoutMillis: 0 },
  }).initialize();
  const close = async () => {
    await db.destroy();
    await engine.close();
    await release();
  };
  return { db, embedded: true, close };
}

/** A lost connection emits an error; without a listener it would end the process. The pool opens a new one. */
class SurvivingClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}

const connection = {
  Client: SurvivingClient,
  types: postgresTypes,
  connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
};

const common = {
  type: 'postgres',
  entities,
  migrations: [OpenTheBooks1795000000000],
  migrationsRun: true,
  migrationsTransactionMode: 'each',
  installExtensions: false,
  synchronize: false,
} satisfies DataSourceOptions;

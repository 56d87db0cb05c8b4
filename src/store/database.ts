import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Pool, type ClientConfig } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { OpenTheBooks1795000000000 } from '../../migrations/1795000000000-open-the-books';
import { CatchUp1795824000000 } from '../../migrations/1795824000000-catch-up';
import { ImportLease1795841123000 } from '../../migrations/1795841123000-import-lease';
import { lockDirectory, type Release } from './directory-lock';
import { entities } from './entities';
import { postgresTypes } from './postgres-types';
import { poolOf } from './statements';

export interface DatabaseSettings {
  /** A PostgreSQL server (15 or newer). Without it the database is embedded in `dataDir`. */
  databaseUrl?: string;
  dataDir: string;
}

export interface Database {
  db: DataSource;
  /** Connections of the few statements that every event needs. */
  hot: Pool;
  embedded: boolean;
  close(): Promise<void>;
}

const CONNECTION_TIMEOUT_MS = 30_000;
const SERVER_CONNECTIONS = 12;
const HOT_CONNECTIONS = 5;

/** There is no embedded database where one was expected. */
export class NoDatabase extends Error {
  constructor(readonly directory: string) {
    super(`There is no database in ${directory}. Set DATA_DIR to where the server keeps it, or set DATABASE_URL.`);
  }
}

/**
 * Opens the database and brings its schema up to date; `asItIs` neither creates nor migrates one.
 * @throws DirectoryInUse when another process holds the embedded database, NoDatabase when there is none as it is.
 */
export async function openDatabase(settings: DatabaseSettings, { asItIs = false } = {}): Promise<Database> {
  const options = { ...common, migrationsRun: !asItIs };
  if (settings.databaseUrl) return connect(settings.databaseUrl, options);
  const directory = join(settings.dataDir, 'database');
  if (asItIs && !existsSync(directory)) throw new NoDatabase(directory);
  return embed(directory, options);
}

async function connect(url: string, options: typeof common): Promise<Database> {
  const db = await new DataSource({
    ...options,
    url,
    poolSize: SERVER_CONNECTIONS,
    applicationName: 'value-in-motion',
    extra: { ...connection, options: `${IN_UTC} ${NOT_COMPILED}` },
  }).initialize();
  const hot = new Pool({
    ...connection,
    connectionString: url,
    max: HOT_CONNECTIONS,
    options: `${IN_UTC} ${NOT_COMPILED} ${PLANNED_ONCE}`,
  });
  hot.on('error', () => {});
  const close = async () => {
    await hot.end();
    await db.destroy();
  };
  return { db, hot, embedded: false, close };
}

const IN_UTC = '-c TimeZone=UTC';
/** Compiling the large metrics statement takes seconds each time it is planned, running it a fraction of one. */
const NOT_COMPILED = '-c jit=off';
/**
 * Planning the hot statements anew each time would cost as much as running them. A plan that is kept must not rest on
 * tables that happened to be small, so it goes by the indexes, for one account after another.
 */
const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off';

/** PostgreSQL in WebAssembly, inside this process: one connection, which the pool never gives up. */
async function embed(directory: string, options: typeof common): Promise<Database> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const release = await lockDirectory(directory);
  try {
    return await openEmbedded(directory, release, options);
  } catch (error) {
    await release();
    throw error;
  }
}

async function openEmbedded(directory: string, release: Release, options: typeof common): Promise<Database> {
  // Real imports: the CommonJS builds of both miss a data file.
  const { PGlite } = await import('@electric-sql/pglite');
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
  const engine = await PGlite.create(directory);
  const db = await new DataSource({
    ...options,
    extra: { ...createPgConfig(engine), ...connection, idleTimeoutMillis: 0 },
  }).initialize();
  const close = async () => {
    await db.destroy();
    await engine.close();
    await release();
  };
  return { db, hot: poolOf(db), embedded: true, close };
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
  migrations: [OpenTheBooks1795000000000, CatchUp1795824000000, ImportLease1795841123000],
  migrationsRun: true as boolean,
  migrationsTransactionMode: 'each',
  installExtensions: false,
  synchronize: false,
} satisfies DataSourceOptions;

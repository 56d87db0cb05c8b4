import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { QueryFailedError, type DataSource } from 'typeorm';
import { openDatabase, type Database } from '../../src/store/database';
import { DirectoryInUse } from '../../src/store/directory-lock';

/** `url` is there on a server only; other processes can open the same database with it. */
export type TestDatabase = Database & { url?: string };

export function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  return server ? createOn(server) : openFreeDirectory(0);
}

/** Empties every table. Work of the product that is still ending may lock tables in another order: then once more. */
export async function empty(db: DataSource): Promise<void> {
  const tables = db.entityMetadatas.map(({ tablePath }) => `"${tablePath}"`).join(', ');
  try {
    await db.query(`TRUNCATE ${tables}`);
  } catch (error) {
    if (isDeadlock(error)) return empty(db);
    throw error;
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof QueryFailedError && 'code' in error && error.code === '40P01';
}

async function createOn(server: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomUUID().slice(0, 8)}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = name;
  const opened = await openDatabase({ databaseUrl: url.href, dataDir: '' });
  const close = async () => {
    await opened.close();
    await administer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { ...opened, url: url.href, close };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client(server);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Several test processes may run at once; each takes the first directory that no other holds. */
async function openFreeDirectory(n: number): Promise<TestDatabase> {
  const dataDir = join(tmpdir(), `value-in-motion-test-${userInfo().uid}-${schemaDigest()}-${n}`);
  try {
    return await openDatabase({ dataDir });
  } catch (error) {
    if (error instanceof DirectoryInUse) return openFreeDirectory(n + 1);
    throw error;
  }
}

/** A migration that is still being written needs a new directory. */
function schemaDigest(): string {
  const folder = join(__dirname, '../../migrations');
  const digest = createHash('sha256');
  for (const file of readdirSync(folder).sort()) digest.update(readFileSync(join(folder, file)));
  return digest.digest('hex').slice(0, 8);
}

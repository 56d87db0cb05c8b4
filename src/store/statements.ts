import { type Pool, type PoolClient } from 'pg';
import { type DataSource, type EntityManager } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';

/** A statement the server prepares once for each connection, under its name. */
export interface Statement {
  name: string;
  text: string;
}

/** Where statements run: on any free connection, or on the one that holds a transaction. */
export type Session = Pool | PoolClient;

/** Provides the pool of the few statements that every event needs; on it a statement is planned once. */
export const HOT_CONNECTIONS = 'HOT_CONNECTIONS';

/** The hot statements go through the driver: the query builder neither names statements nor takes arrays as columns. */
export function poolOf(db: DataSource): Pool {
  const { driver } = db;
  if (!(driver instanceof PostgresDriver)) throw new Error('The store needs PostgreSQL');
  return driver.master as Pool;
}

export async function sessionOf(tx: EntityManager): Promise<PoolClient> {
  if (!tx.queryRunner?.isTransactionActive) throw new Error('There is no open transaction');
  return (await tx.queryRunner.connect()) as PoolClient;
}

/** A statement that fails does not cost its connection, as it would by `pool.query`. */
export async function run<Row extends object>(
  session: Session,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  if ('release' in session) return (await session.query<Row>({ ...statement, values })).rows;
  const client = await session.connect();
  try {
    return (await client.query<Row>({ ...statement, values })).rows;
  } finally {
    client.release();
  }
}

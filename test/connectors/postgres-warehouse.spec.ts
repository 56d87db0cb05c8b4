import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { PostgresWarehouse } from '../../src/connectors/warehouse/postgres.warehouse';
import { SWIFT } from '../support/swift-calls';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

const hosts = new AllowedHosts(['loopback']);

async function answer(url: string, text: string, values: string[] = [], statementMs?: number): Promise<unknown[]> {
  const rows: unknown[] = [];
  const warehouse = new PostgresWarehouse(url, hosts, SWIFT, statementMs);
  for await (const part of warehouse.rows({ text, values, key: 'k' })) rows.push(...part);
  return rows;
}

(process.env.TEST_DATABASE_URL ? describe : describe.skip)('a PostgreSQL warehouse', () => {
  let database: TestDatabase;
  const url = () => database.url ?? '';
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('gives all rows, in parts', async () => {
    const rows = await answer(url(), 'SELECT n::text, $1::text FROM generate_series(1, 5000) AS n', ['x']);
    expect(rows).toHaveLength(5_000);
    expect(rows[4_999]).toEqual(['5000', 'x']);
  });

  it('that breaks off in the midst of its answer says that the answer is lost', async () => {
    const { hostname, port } = new URL(url());
    const open: Socket[] = [];
    const between = createServer((socket) => {
      const onward = connect(Number(port), hostname);
      open.push(socket, onward);
      for (const end of open) end.on('error', () => undefined);
      socket.pipe(onward).pipe(socket);
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    const address = between.address();
    const through = new URL(url());
    through.host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const question = { text: 'SELECT n::text FROM generate_series(1, 5000) AS n', values: [], key: 'k' };
    const rows = new PostgresWarehouse(through.href, hosts, SWIFT).rows(question);
    expect((await rows.next()).value).toHaveLength(2_000);
    for (const end of open) end.destroy();
    await expect(rows.next()).rejects.toMatchObject({ result: 'failed_before_write', code: 'answer_lost' });
    between.close();
  });

  it('can write nothing', async () => {
    const writing = `SELECT nextval('made_here')::text`;
    await database.db.query('CREATE SEQUENCE made_here');
    await expect(answer(url(), writing)).rejects.toMatchObject({ result: 'refused', code: '25006' });
  });

  it.each([
    ['a table that is not there', 'SELECT a FROM nowhere', '42P01'],
    ['a statement that takes too long', 'SELECT pg_sleep(5)::text', '57014'],
  ])('refuses %s with the code of PostgreSQL', async (_, text, code) => {
    await expect(answer(url(), text, [], 100)).rejects.toMatchObject({ result: 'refused', code });
  });

  it('does not show its password when it refuses', async () => {
    const wrong = new URL(url());
    wrong.password = 'hunter2';
    wrong.pathname = '/nowhere';
    await expect(answer(wrong.href, 'SELECT 1')).rejects.toThrow(expect.not.objectContaining({ message: /hunter2/ }));
  });
});

describe('a PostgreSQL warehouse that is away', () => {
  let server: Server;
  let connections = 0;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    server = createServer((socket) => {
      connections += 1;
      sockets.push(socket);
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('is tried again, and then told of as away', async () => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await expect(answer(`postgres://agent:hunter2@127.0.0.1:${port}/telemetry`, 'SELECT 1')).rejects.toMatchObject({
      result: 'failed_before_write',
      message: expect.not.stringContaining('hunter2'),
    });
    expect(connections).toBe(3);
  });

  it('is not called when its host is not allowed', async () => {
    const rows = new PostgresWarehouse('postgres://db.example/x', hosts).rows({
      text: 'SELECT 1',
      values: [],
      key: 'k',
    });
    await expect(rows.next()).rejects.toMatchObject({ result: 'refused', code: 'host_not_allowed' });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Pool, type PoolClient } from 'pg';
import { type Test } from 'supertest';
import { DataSource } from 'typeorm';
import { HOT_CONNECTIONS, poolOf } from '../../src/store/statements';
import { packetOf, useApplication } from '../support/application';
import { Road } from '../support/road';

const server = process.env.TEST_DATABASE_URL;
const url = new URL(server ?? 'postgres://localhost');
const road = new Road({ host: url.hostname, port: Number(url.port || 5432) });

/** Of an embedded database there is no way that could break. */
(server ? describe : describe.skip)('while the database is away', () => {
  beforeAll(async () => {
    url.host = `127.0.0.1:${await road.open()}`;
    process.env.TEST_DATABASE_URL = url.href;
  });
  const product = useApplication();
  const { as, anonymous } = product;
  afterAll(async () => {
    process.env.TEST_DATABASE_URL = server;
    await road.close();
  });
  const ACCOUNT = '/api/v1/accounts/ext:crm-1';
  const db = () => product.app.get(DataSource);
  const pools = () => [poolOf(db()), product.app.get<Pool>(HOT_CONNECTIONS)];

  beforeEach(async () => {
    await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
  });

  /** One of each way to the database: a query, a transaction, and the hot statements. */
  const requests = (): Record<string, Test> => ({
    list: as('viewer').get('/api/v1/accounts'),
    change: as('csm').post(`${ACCOUNT}/events`).send(seats(500)),
    pause: as('csm').post(`${ACCOUNT}/events`).send({ eventId: 'p', type: 'account.paused', reason: 'merger' }),
    packet: as('csm').post('/api/v1/accounts').send(packetOf()),
    usage: as('csm')
      .post('/api/v1/telemetry/usage')
      .send([{ account: 'crm-1', date: '2026-11-20', activeUsers: 3 }]),
    console: as('viewer').get('/console/accounts'),
  });
  const seats = (count: number) => ({ eventId: `s-${count}`, type: 'contract.changed', contract: { seats: count } });

  async function allAreTurnedAway(): Promise<void> {
    for (const [name, sending] of Object.entries(requests())) {
      const { status, headers } = await sending;
      expect({ name, status, pause: headers['retry-after'] }).toEqual({ name, status: 503, pause: '5' });
    }
  }
  async function allAreServed(): Promise<void> {
    for (const [name, sending] of Object.entries(requests())) {
      expect({ name, status: (await sending).status }).toEqual({ name, status: 200 });
    }
  }

  it('every request is told to come again, and is served when it is back', async () => {
    await road.close();
    try {
      await allAreTurnedAway();
      const { body } = await as('viewer').get('/api/v1/accounts');
      expect(body).toMatchObject({ title: 'Service Unavailable', detail: expect.stringMatching(/in a few seconds/) });
      await anonymous().get('/health/ready').expect(503);
      await anonymous().get('/health/live').expect(200);
    } finally {
      await road.open();
    }
    await allAreServed();
  });

  it('a request that waits for a connection longer than it may is told so too', async () => {
    const taken: PoolClient[] = [];
    for (const pool of pools()) {
      while (taken.length < 100 && (pool.idleCount > 0 || pool.totalCount < pool.options.max)) {
        taken.push(await pool.connect());
      }
      pool.options.connectionTimeoutMillis = 200;
    }
    await allAreTurnedAway();
    for (const client of taken) client.release();
    await allAreServed();
  });

  it.each([
    ['whose connection is ended by the server', 'SELECT pg_terminate_backend(pid) FROM waiting'],
    ['that is cancelled for its time', 'SELECT pg_cancel_backend(pid) FROM waiting'],
  ])('a request %s while it waits for a lock changes nothing and is told to come again', async (_, end) => {
    const holder = db().createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT 1 FROM account FOR UPDATE');
    const waiting = as('csm')
      .post(`${ACCOUNT}/events`)
      .send(seats(700))
      .then((answer) => answer);
    const ended = `WITH waiting AS (SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') ${end}`;
    while ((await db().query<unknown[]>(ended)).length === 0) await new Promise((done) => setTimeout(done, 20));
    const { status, headers } = await waiting;
    await holder.rollbackTransaction();
    await holder.release();
    expect({ status, pause: headers['retry-after'] }).toEqual({ status: 503, pause: '5' });
    const { items } = (await as('viewer').get(`${ACCOUNT}/history`).expect(200)).body;
    expect(items.map(({ eventId }: { eventId: string }) => eventId)).not.toContain('s-700');
    await as('csm').post(`${ACCOUNT}/events`).send(seats(700)).expect(200);
  });
});

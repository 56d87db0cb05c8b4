import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Pool } from 'pg';
import { type Test } from 'supertest';
import { DataSource } from 'typeorm';
import { HOT_CONNECTIONS, poolOf } from '../../src/store/statements';
import { ValueService } from '../../src/value/value.service';
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
  const product = useApplication(() => Promise.resolve({ DATABASE_URL: url.href }));
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

  interface Told {
    status: number;
    pause?: string;
  }
  async function told(sending: Test): Promise<Told> {
    const { status, headers } = await sending;
    return { status, pause: headers['retry-after'] };
  }
  const toComeAgain: Told = { status: 503, pause: '5' };
  const timesTold = async (eventId: string) => {
    const { items } = (await as('viewer').get(`${ACCOUNT}/history`).expect(200)).body;
    return items.filter((entry: { eventId: string }) => entry.eventId === eventId).length;
  };

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
    const patience = pools().map(({ options }) => options.connectionTimeoutMillis);
    // Those too that the loops of the application hold just now, as soon as they give them back.
    const taken = await Promise.all(
      pools().flatMap((pool) => Array.from({ length: pool.options.max }, () => pool.connect())),
    );
    for (const { options } of pools()) options.connectionTimeoutMillis = 200;
    try {
      await allAreTurnedAway();
    } finally {
      for (const client of taken) client.release();
      pools().forEach(({ options }, n) => (options.connectionTimeoutMillis = patience[n]));
    }
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

  it('a request that finds it standing still is told so in seconds, and what it asked for is done once when it goes on', async () => {
    const { usage: _, ...limited } = requests();
    const rescoring = () => as('supervisor').post('/api/v1/rescoring-runs').set('Idempotency-Key', 'standing');
    // Who is known is not asked for anew: the work itself stands still then.
    await as('supervisor').get('/api/v1/accounts').expect(200);
    road.halt();
    try {
      const reads = ['console', 'list', 'ready'];
      const sent = { ...limited, ready: anonymous().get('/health/ready'), rescoring: rescoring() };
      const heard: string[] = [];
      const answers = Object.entries(sent).map(async ([name, sending]) => {
        const answer = await told(sending);
        heard.push(name);
        return answer;
      });
      expect(await Promise.all(answers)).toEqual(answers.map(() => toComeAgain));
      // Who only reads waits half as long as who writes.
      expect(heard.slice(0, reads.length).sort()).toEqual(reads);
    } finally {
      road.goOn();
    }
    await allAreServed();
    expect(await Promise.all([timesTold('s-500'), timesTold('p')])).toEqual([1, 1]);
    await until(async () => (await rescoring()).status !== 409);
    const again = await rescoring();
    expect([again.status, again.headers['idempotent-replay']]).toEqual([202, 'true']);
  });

  it('a write behind a lock is told to come again in seconds, and finds itself done once', async () => {
    const holder = db().createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT 1 FROM account FOR UPDATE');
    const change = () => as('csm').post(`${ACCOUNT}/events`).send(seats(700));
    const [first, second] = await Promise.all([told(change()), told(change())]);
    await holder.rollbackTransaction();
    await holder.release();
    expect([first, second]).toEqual([toComeAgain, toComeAgain]);
    expect((await change()).status).toBe(200);
    expect(await timesTold('s-700')).toBe(1);
  });

  /** What comes of it while nobody reads or writes the table. */
  async function whileLocked<T>(table: string, asked: () => PromiseLike<T>): Promise<T> {
    const holder = db().createQueryRunner();
    await holder.startTransaction();
    try {
      await holder.query(`LOCK TABLE ${table}`);
      return await asked();
    } finally {
      await holder.rollbackTransaction();
      await holder.release();
    }
  }

  it('a page that stands still says so as a page with a way back to it, and a form shows what was typed', async () => {
    const { body } = await as('viewer').get(ACCOUNT).expect(200);
    const form = `/console/accounts/${body.id}/anchors/champion`;
    const typed = { name: 'Priya Raman', email: 'priya@harbour.example' };
    const page = '/console/accounts?q=harbour&sort=name';
    const [read, sent] = await whileLocked('account', () =>
      Promise.all([as('viewer').get(page), as('csm').post(form).type('form').send(typed)]),
    );
    for (const { status, headers } of [read, sent])
      expect([status, headers['content-type'], headers['retry-after']]).toEqual([503, 'text/html; charset=utf-8', '5']);
    expect(read.text).toContain('<a href="/console/accounts?q=harbour&amp;sort=name">Try again</a>');
    expect(sent.text).toContain('It may be carried out all the same');
    expect(sent.text).toContain(`<a href="${form}">`);
    expect(sent.text).toMatch(/readonly>Priya Raman<.*readonly>priya@harbour\.example</s);
    expect(read.text + sent.text).not.toContain('Idempotency-Key');
  });

  it('signing in that stands still shows nobody the key', async () => {
    const form = { key: 'vim_secret', to: '/console' };
    const sent = await whileLocked('api_key', () => as('viewer').post('/console/login').type('form').send(form));
    expect(sent.status).toBe(503);
    expect(sent.text).not.toContain('vim_secret');
  });

  it.each(['/api/v1/value', '/console/value'])('%s goes through everything and is not cut off', async (path) => {
    const slow = product.app.get(ValueService);
    const value = jest.spyOn(slow, 'of').mockImplementationOnce(async (month) => {
      await new Promise((done) => setTimeout(done, 6_000));
      value.mockRestore();
      return slow.of(month);
    });
    await as('supervisor').get(path).expect(200);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 50));
}

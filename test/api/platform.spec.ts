import { EventEmitter, once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, jest } from '@jest/globals';
import { type Test } from 'supertest';
import { DataSource } from 'typeorm';
import { FirstRunKey } from '../../src/platform/auth/first-run-key';
import { RescoringService } from '../../src/rescoring/rescoring.service';
import { packetOf, useApplication } from '../support/application';

const application = useApplication({ BODY_LIMIT_BYTES: '20000' });
const { as, anonymous } = application;

describe('too many requests', () => {
  const { as, anonymous } = useApplication({ RATE_LIMIT_PER_SECOND: '5' });
  const status = async (request: Test) => (await request).status;

  it('are refused to the key that sends them, wherever it says it calls from, and to nobody else', async () => {
    const flood = Array.from({ length: 40 }, (_, n) =>
      as('viewer').get('/api/v1/lifecycle').set('X-Forwarded-For', `10.0.0.${n}`).set('X-Real-IP', `10.0.0.${n}`),
    );
    const others = [as('csm').get('/api/v1/lifecycle'), anonymous().get('/health/live')];
    const [flooded, ...heard] = await Promise.all([Promise.all(flood), ...others.map(status)]);
    const refused = flooded.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ headers }) => headers['retry-after']))).toEqual(new Set(['1']));
    expect(heard).toEqual([200, 200]);
  });

  it('with credentials that nobody has are refused to their address, and not to those who are known there', async () => {
    const guesses = Array.from({ length: 40 }, (_, n) =>
      status(anonymous().get('/api/v1/lifecycle').set('Authorization', `Bearer vim_${n}`)),
    );
    const [guessed, known] = await Promise.all([Promise.all(guesses), status(as('csm').get('/api/v1/lifecycle'))]);
    expect(new Set(guessed)).toEqual(new Set([401, 429]));
    expect(known).toBe(200);
  });
});

describe('authentication', () => {
  it('denies every route that does not say it is open', async () => {
    const { body } = await anonymous().get('/docs-json');
    const open = ['/health/live', '/health/ready', '/metrics'];
    const routes = Object.entries<Record<string, unknown>>(body.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => ({ method, path })),
    );
    const closed = routes.filter(
      ({ path }) => !open.includes(path) && !path.includes('/webhooks/') && !path.startsWith('/console'),
    );
    expect(closed.length).toBeGreaterThan(20);
    for (const { method, path } of closed) {
      const { status } = await anonymous()[method as 'get' | 'post' | 'put' | 'delete'](path.replace(/\{\w+\}/g, 'x'));
      expect({ method, path, status }).toEqual({ method, path, status: 401 });
    }
  });

  it.each(['/health/live', '/health/ready', '/metrics', '/docs', '/docs-json'])('leaves %s open', async (path) => {
    expect((await anonymous().get(path)).status).toBe(200);
  });

  it('refuses a wrong, a malformed and a forged credential', async () => {
    const forged = ['eyJhbGciOiJub25lIn0', 'eyJzdWIiOiJ4In0', ''].join('.');
    for (const value of ['Bearer vim_nope', 'Basic YTpi', 'Bearer', `Bearer ${forged}x`]) {
      const { status, headers } = await anonymous().get('/api/v1/accounts').set('Authorization', value);
      expect({ value, status, asks: headers['www-authenticate'] }).toEqual({ value, status: 401, asks: 'Bearer' });
    }
  });

  it('lets a viewer read and nothing else', async () => {
    await as('viewer').get('/api/v1/accounts').expect(200);
    await as('viewer').post('/api/v1/accounts').send(packetOf()).expect(403);
    await as('viewer').post('/api/v1/telemetry/usage').send([]).expect(403);
  });

  it('leaves keys to admins: shown once, listed without their secret, worthless once revoked', async () => {
    await as('supervisor').get('/api/v1/api-keys').expect(403);
    const { body } = await as('admin').post('/api/v1/api-keys').send({ name: 'sync', role: 'csm' }).expect(201);
    const withKey = () => anonymous().get('/api/v1/accounts').set('Authorization', `Bearer ${body.key}`);
    expect((await withKey()).status).toBe(200);
    const list = await as('admin').get('/api/v1/api-keys');
    expect(JSON.stringify(list.body)).not.toContain(body.key);
    await as('admin').delete(`/api/v1/api-keys/${body.id}`).expect(204);
    expect((await withKey()).status).toBe(401);
    await as('admin').delete(`/api/v1/api-keys/${body.id}`).expect(404);
    await as('admin').post('/api/v1/api-keys').send({ name: 'x', role: 'king' }).expect(400);
  });

  it('writes the first key where only its owner can read it', async () => {
    const keys = await as('admin').get('/api/v1/api-keys');
    expect(keys.status).toBe(200);
    const file = join(application.dataDir, 'admin-key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^vim_[0-9a-f]{8}_\S+\n$/);
    const before = readFileSync(file, 'utf8');
    await application.app.get(FirstRunKey).onApplicationBootstrap();
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('browsers', () => {
  it.each(['/docs', '/health/live', '/api/v1/accounts', '/no-such-thing'])(
    'are told how to guard what %s answers',
    async (path) => {
      const { headers } = await anonymous().get(path);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/frame-ancestors 'self';.*script-src 'self'/),
        'strict-transport-security': expect.stringContaining('max-age='),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    },
  );
});

describe('problems', () => {
  it('are problem documents, also where no route is', async () => {
    const { body, type, status } = await as('viewer').get('/api/v1/no-such-thing');
    expect({ status, type }).toEqual({ status: 404, type: 'application/problem+json' });
    expect(body).toMatchObject({
      type: expect.any(String),
      title: 'Not Found',
      status: 404,
      detail: expect.any(String),
      errors: [],
    });
  });

  it.each([
    ['is badly encoded', '%ff', 400],
    ['is far too long', 'x'.repeat(200), 414],
  ])('are problem documents, also where an address %s', async (_, id, status) => {
    const answer = await as('viewer').get(`/api/v1/accounts/${id}`);
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
    expect(answer.body).toMatchObject({ status, detail: expect.any(String), errors: [] });
  });

  it('refuse a body over the limit, also when it was small on its way', async () => {
    const packet = packetOf({ documents: [{ id: 'd', kind: 'email', text: 'x'.repeat(30_000) }] });
    expect((await as('csm').post('/api/v1/accounts').send(packet)).status).toBe(413);
    const { status } = await as('csm')
      .post('/api/v1/accounts')
      .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
      .serialize((body: Buffer) => body as unknown as string)
      .send(gzipSync(JSON.stringify(packet)));
    expect(status).toBe(413);
  });

  it.each(['text/plain', 'text/csv', 'application/xml'])(
    'refuse a packet sent as %s, and name what to send',
    async (type) => {
      const { status, body } = await as('csm').post('/api/v1/accounts').type(type).send('account: Quay');
      expect(status).toBe(415);
      expect(body.detail).toBe(`Content-Type: ${type} is not taken here; send application/json`);
      const telemetry = await as('csm')
        .post('/api/v1/telemetry/usage')
        .type('application/xml')
        .send('<usage/>')
        .expect(415);
      expect(telemetry.body.detail).toContain('send application/json, application/x-ndjson, text/csv');
    },
  );

  it('refuse text that cannot be stored, instead of failing on it', async () => {
    const packet = packetOf({ documents: [{ id: 'd', kind: 'email', text: 'a\u0000b' }] });
    const { status, body } = await as('csm').post('/api/v1/accounts').send(packet);
    expect({ status, title: body.title }).toEqual({ status: 400, title: 'Invalid request' });
  });

  it('refuse numbers and halves of characters that cannot be stored, instead of failing on them', async () => {
    const { body: opened } = await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
    const account = `/api/v1/accounts/${opened.id}`;
    const change = { eventId: 'c1', type: 'contract.changed', contract: { seats: 99_999_999_999 } };
    const halved = { account: 'ext:crm-1', id: 'i1', kind: 'call', at: '2026-11-01T00:00:00Z', twoWay: true };
    await as('viewer').get(`${account}/history/99999999999`).expect(400);
    await as('viewer').get(`/console/accounts/${opened.id}/history?before=1e300`).expect(400);
    await as('csm').post(`${account}/events`).send(change).expect(400);
    await as('csm')
      .post('/api/v1/telemetry/interactions')
      .send([{ ...halved, people: ['\ud800'] }])
      .expect(400);
  });
});

describe('an Idempotency-Key', () => {
  it('gives the first answer again and does nothing a second time', async () => {
    const upload = () =>
      as('csm')
        .post('/api/v1/imports')
        .set('Idempotency-Key', 'import-1')
        .attach('file', Buffer.from('[]'), 'rows.json');
    const first = await upload().expect(202);
    const again = await upload().expect(202);
    expect(again.body.id).toBe(first.body.id);
    expect(again.headers['idempotent-replay']).toBe('true');
    const other = as('csm').post('/api/v1/imports?other').set('Idempotency-Key', 'import-1');
    expect((await other.attach('file', Buffer.from('[]'), 'rows.json')).status).toBe(422);
  });

  it('never passes one file off as another', async () => {
    const upload = (externalId: string) =>
      as('csm')
        .post('/api/v1/imports')
        .set('Idempotency-Key', 'import-2')
        .attach('file', Buffer.from(JSON.stringify([packetOf({ account: { externalId } })])), 'rows.json');
    await upload('crm-1').expect(202);
    await upload('crm-2').expect(422);
    const again = await upload('crm-1').expect(202);
    expect(again.headers['idempotent-replay']).toBe('true');
  });
});

describe('an Idempotency-Key on the making of an API key', () => {
  const make = (name = 'sync') =>
    as('admin').post('/api/v1/api-keys').set('Idempotency-Key', 'key-1').send({ name, role: 'csm' });
  const named = async (name: string) =>
    (await as('admin').get('/api/v1/api-keys')).body.items.filter((key: { name: string }) => key.name === name);

  it('makes one, and says to a repeat which it was and that it is not shown again', async () => {
    const { body } = await make().expect(201);
    const again = await make();
    expect([again.status, again.headers['idempotent-replay'], again.body.detail]).toEqual([
      409,
      'true',
      expect.stringMatching(
        `made ${body.id}; its key was shown only then. .* DELETE /api/v1/api-keys/${body.id} .* new Idempotency-Key`,
      ),
    ]);
    expect(await named('sync')).toHaveLength(1);
    await make('another').expect(422);
  });

  it('keeps no key where answers are kept', async () => {
    const { body } = await make().expect(201);
    const kept = await application.app.get(DataSource).query('SELECT * FROM idempotency_key');
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(body.key);
  });
});

describe('a request that wakes up after its Idempotency-Key was given to another', () => {
  const ask = () => as('supervisor').post('/api/v1/rescoring-runs').set('Idempotency-Key', 'night');

  it.each<[string, () => void]>([
    ['does not replace the answer of that one', () => undefined],
    [
      'and fails does not take that answer away',
      () => {
        throw new Error('too late');
      },
    ],
  ])('%s', async (_, wakeUp) => {
    const rescoring = application.app.get(RescoringService);
    const told = new EventEmitter();
    const [begun, woken] = [once(told, 'begun'), once(told, 'woken')];
    const work = rescoring.ask.bind(rescoring);
    const asleep = jest.spyOn(rescoring, 'ask').mockImplementationOnce(async (by) => {
      told.emit('begun');
      await woken;
      wakeUp();
      return { ...(await work(by)), id: 'of the sleeper' };
    });
    const sleeper = ask().then(({ status }) => status);
    await begun;
    // The lease is over: the next one clears the claim away and makes it anew.
    await application.app.get(DataSource).query('DELETE FROM idempotency_key');
    const first = await ask().expect(202);
    told.emit('woken');
    await sleeper;
    const again = await ask().expect(202);
    expect([again.headers['idempotent-replay'], again.body.id]).toEqual(['true', first.body.id]);
    asleep.mockRestore();
  });
});

describe('a request whose answer is not kept, since the database or the server goes between its work and that', () => {
  const upload = () =>
    as('csm')
      .post('/api/v1/imports')
      .set('Idempotency-Key', 'between')
      .attach('file', Buffer.from(JSON.stringify([packetOf()])), 'rows.json');

  it('is answered where it can be; its key is refused for two minutes, then what is left of the work is done', async () => {
    const db = application.app.get(DataSource);
    const query = db.query.bind(db);
    const dying = jest.spyOn(db, 'query').mockImplementation((sql: string, ...values) => {
      const isKeeping = sql.startsWith('UPDATE idempotency_key');
      return isKeeping ? Promise.reject(new Error('Connection terminated unexpectedly')) : query(sql, ...values);
    });
    const first = await upload();
    dying.mockRestore();
    expect(first.status).toBe(202);
    await isDone(first.body.id);

    const { status, body } = await upload();
    expect([status, body.detail]).toEqual([409, expect.stringContaining('still running')]);
    await db.query(`UPDATE idempotency_key SET at = at - interval '2 minutes'`);
    const again = await upload().expect(202);
    expect(again.body.id).not.toBe(first.body.id);
    await isDone(again.body.id);
    expect((await as('viewer').get('/api/v1/accounts')).body.items).toHaveLength(1);
    expect((await as('viewer').get('/api/v1/accounts/ext:crm-1/history')).body.items).toHaveLength(1);
    expect((await upload()).headers['idempotent-replay']).toBe('true');
  });

  async function isDone(id: string): Promise<void> {
    const { status } = (await as('csm').get(`/api/v1/imports/${id}`).expect(200)).body;
    if (status !== 'done') return new Promise((done) => setTimeout(done, 50)).then(() => isDone(id));
  }
});

describe('operations', () => {
  it('show whether the database answers and what waits', async () => {
    await as('csm').post('/api/v1/accounts').send(packetOf());
    const { body } = await anonymous().get('/health/ready').expect(200);
    expect(body).toMatchObject({ status: 'ok', database: 'up', worker: { quarantined: 0 } });
    const { text } = await anonymous().get('/metrics');
    expect(text).toContain('effects_lag_seconds');
    expect(text).toMatch(/http_request_duration_seconds_count\{.*route="\/api\/v1\/accounts".*\} 1/);
  });

  it('name what a question may be narrowed by, and what a promise is settled with', async () => {
    const { body } = await anonymous().get('/docs-json');
    const parametersOf = (path: string) =>
      body.paths[`/api/v1${path}`].get.parameters.map(({ name }: { name: string }) => name);
    expect(parametersOf('/model-costs')).toEqual(['by', 'since']);
    expect(parametersOf('/value')).toEqual(['month', 'format']);
    expect(parametersOf('/sync-runs')).toEqual(['limit']);
    expect(parametersOf('/accounts/{id}/scores/what-would-change')).toEqual(['id', 'score', 'direction']);
    expect(body.components.schemas.SettlePromiseDto.properties).toHaveProperty('status');
  });

  it('describe the API as OpenAPI 3.1, with a lock and an example on what changes accounts', async () => {
    const { body } = await anonymous().get('/docs-json');
    expect(body.openapi).toBe('3.1.0');
    expect(body.security).toEqual([{ bearer: [] }]);
    expect(body.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
    const example = body.paths['/api/v1/accounts'].post.requestBody.content['application/json'].examples.handoff.value;
    await as('csm').post('/api/v1/accounts').send(example).expect(201);
  });
});

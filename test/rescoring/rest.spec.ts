import { beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { addDays } from '../../src/calendar/calendar';
import { packetOf, TODAY, useApplication } from '../support/application';

const { as } = useApplication();
const RUNS = '/api/v1/rescoring-runs';
const usage = Array.from({ length: 60 }, (_, ago) => ({
  account: 'crm-1',
  date: addDays(TODAY, -ago - 1),
  activeUsers: 100,
  sessions: 100,
  users: Array.from({ length: 100 }, (_, n) => `u${n}`),
}));

beforeEach(async () => {
  await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
});

const Run = z.looseObject({ id: z.string(), status: z.string() });
type Run = z.infer<typeof Run>;
const asked = async (): Promise<Run> => Run.parse((await as('supervisor').post(RUNS).expect(202)).body);
const ended = async ({ id }: Run): Promise<Run> => {
  const run = Run.parse((await as('viewer').get(`${RUNS}/${id}`).expect(200)).body);
  return run.status === 'pending' || run.status === 'running' ? ended(run) : run;
};

describe('/rescoring-runs', () => {
  it('scores everything on demand and shows how far it is', async () => {
    const run = await asked();
    expect(run).toMatchObject({ asOf: TODAY, askedBy: 'supervisor@vendor.example', done: 0 });
    expect(await ended(run)).toMatchObject({ status: 'done', total: 1, done: 1, failed: [] });
    await as('viewer').get(`${RUNS}/${run.id}/changes`).expect(200, { items: [], nextCursor: null });
  });

  it('is for supervisors to start and to cancel', async () => {
    await as('csm').post(RUNS).expect(403);
    const run = await asked();
    await as('csm').post(`${RUNS}/${run.id}/cancel`).expect(403);
    const { status } = await ended(run);
    const refused = await as('supervisor').post(`${RUNS}/${run.id}/cancel`).expect(409);
    expect(refused.body).toMatchObject({ title: 'Run has ended', runStatus: status });
  });

  it('tells its progress as server-sent events up to the end', async () => {
    const run = await asked();
    const { text, type } = await as('viewer').get(`${RUNS}/${run.id}/progress`).buffer(true).expect(200);
    expect(type).toBe('text/event-stream');
    const events = text
      .split('\n')
      .flatMap((line) => (line.startsWith('data: ') ? [Run.parse(JSON.parse(line.slice(6)))] : []));
    expect(events.at(-1)).toMatchObject({ id: run.id, status: 'done', done: 1 });
  });

  it('knows no run that nobody asked for', async () => {
    for (const path of ['', '/progress', '/changes']) await as('viewer').get(`${RUNS}/nothing${path}`).expect(404);
    await as('supervisor').post(`${RUNS}/nothing/cancel`).expect(404);
  });
});

describe('/waste', () => {
  it('is unknown before the first run, and afterwards the sum over all accounts', async () => {
    await as('viewer').get('/api/v1/waste').expect(200, { asOf: null });
    await as('csm').post('/api/v1/telemetry/usage').send(usage).expect(200);
    await ended(await asked());
    const { body } = (await as('viewer').get('/api/v1/waste').expect(200)) as { body: unknown };
    expect(body).toMatchObject({
      asOf: TODAY,
      accounts: 1,
      muda: {
        byCurrency: { USD: { sum: 45_000, accounts: 1, unknown: 0 } },
        largest: [{ amount: 45_000, currency: 'USD' }],
      },
    });
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PromiseRow } from '../../src/store/entities';
import { packetOf, useApplication } from '../support/application';
import { eventually } from '../support/worker';

const application = useApplication({}, { agentAtWork: true });
const { as } = application;
const PROMISES = '/api/v1/accounts/ext:crm-1/promises';

/** An account to which two things were promised beyond its contract. */
beforeEach(async () => {
  const { body } = await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
  const { id: accountId } = z.object({ id: z.string() }).parse(body);
  const open = { accountId, why: null, status: 'open' as const, evidence: [] };
  await application.app.get(DataSource).manager.insert(PromiseRow, [
    { ...open, id: 'sso', promise: 'Single sign-on by March' },
    { ...open, id: 'app', promise: 'A mobile app' },
  ]);
  await as('csm')
    .post('/api/v1/telemetry/kpis')
    .send([{ account: 'crm-1', criterion: 'hours', value: 9, on: '2026-11-20' }])
    .expect(200);
  await eventually(async () => (await asked()).length === 2);
});

const Queue = z.object({ items: z.array(z.object({ cause: z.string() })) });
const asked = async () => {
  const { body } = await as('viewer').get('/api/v1/actions?accountId=ext:crm-1&limit=100').expect(200);
  const causes = Queue.parse(body).items.map(({ cause }) => cause);
  return causes.filter((cause) => cause.startsWith('promise:')).sort();
};
const settle = (id: string, settlement: object) => as('csm').put(`${PROMISES}/${id}`).send(settlement);

describe('a promise', () => {
  it('is asked about until somebody says what became of it, the others go on', async () => {
    expect(await asked()).toEqual(['promise:app', 'promise:sso']);
    const { body } = await settle('sso', { status: 'met', note: 'Live since Monday' }).expect(200);
    expect(body).toMatchObject({
      status: 'met',
      settled: { by: 'csm@vendor.example', at: expect.any(String), note: 'Live since Monday' },
    });
    await eventually(async () => (await asked()).length === 1);
    expect(await asked()).toEqual(['promise:app']);
  });

  it('is asked about again when the word is taken back', async () => {
    await settle('app', { status: 'withdrawn' }).expect(200);
    await eventually(async () => (await asked()).length === 1);
    const { body } = await settle('app', { status: 'open' }).expect(200);
    expect(body).toMatchObject({ status: 'open', settled: null });
    await eventually(async () => (await asked()).length === 2);
  });

  it('ends in one of three ways, and only where it was made', async () => {
    const { body } = await settle('sso', { status: 'forgotten' }).expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'status', detail: expect.stringContaining('withdrawn') }] });
    await settle('nothing', { status: 'met' }).expect(404);
    await as('viewer').put(`${PROMISES}/sso`).send({ status: 'met' }).expect(403);
    expect((await as('viewer').get(PROMISES).expect(200)).body).toHaveLength(2);
  });
});

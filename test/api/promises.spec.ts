import { beforeEach, describe, expect, it } from '@jest/globals';
import { momentInWords } from '../../src/artifacts/render/reader';
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

  it('is settled by the first of two who say so at once; the second is told who did, how and when', async () => {
    const words = [
      as('csm').put(`${PROMISES}/sso`).send({ status: 'met', note: 'Live since Monday' }),
      as('supervisor').put(`${PROMISES}/sso`).send({ status: 'withdrawn', note: 'Nobody needs it' }),
    ];
    const answers = await Promise.all(words);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [first, second] = answers.toSorted((a, b) => a.status - b.status);
    const { by, at, note } = first?.body.settled;
    expect(second?.body).toMatchObject({ title: 'Promise already settled', settled: { by, at, note } });
    expect(second?.body.detail).toContain(`${by} said on ${momentInWords(at)}`);
    expect(second?.body.detail).toContain(`that it is ${first?.body.status}: ${note}`);
    expect((await as('viewer').get(PROMISES)).body).toContainEqual(first?.body);
  });

  it('is settled otherwise only by who names the word that they replace', async () => {
    const { body: met } = await settle('sso', { status: 'met', note: 'Live' }).expect(200);
    const again = await settle('sso', { status: 'met', note: 'Live' }).expect(200);
    expect(again.body).toEqual(met);
    await settle('sso', { status: 'withdrawn' }).expect(409);
    const { body: other } = await settle('sso', { status: 'withdrawn', replaces: met.settled.at }).expect(200);
    expect(other).toMatchObject({ status: 'withdrawn', settled: { note: null } });
    await settle('sso', { status: 'met', replaces: met.settled.at }).expect(409);
    await settle('sso', { status: 'open', replaces: met.settled.at }).expect(409);
    await settle('sso', { status: 'open' }).expect(200);
    const { body } = await settle('sso', { status: 'met', replaces: other.settled.at }).expect(409);
    expect(body.detail).toContain('is open again');
  });

  it('ends in one of three ways, and only where it was made', async () => {
    const { body } = await settle('sso', { status: 'forgotten' }).expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'status', detail: expect.stringContaining('withdrawn') }] });
    await settle('nothing', { status: 'met' }).expect(404);
    await as('viewer').put(`${PROMISES}/sso`).send({ status: 'met' }).expect(403);
    expect((await as('viewer').get(PROMISES).expect(200)).body).toHaveLength(2);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { isClean, verify } from '../../src/store/verify/verify';
import { packetOf, useApplication } from '../support/application';

const application = useApplication();
const { as } = application;

const SECRET = 'Priya Raman is on leave because of her illness';
const reason = 'Priya Raman asked for it.';
let account: string;

beforeEach(async () => {
  await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
  account = '/api/v1/accounts/ext:crm-1';
  await tell('account.paused', { reason: SECRET });
});

let told = 0;
const tell = (type: string, facts: object = {}) =>
  as('supervisor')
    .post(`${account}/events`)
    .send({ eventId: `event-${(told += 1)}`, type, ...facts })
    .expect(200);
const erase = (entries: number[], body: object = {}) =>
  as('admin')
    .post(`${account}/history/erasures`)
    .send({ externalId: 'crm-1', entries, reason, ...body });
const history = async (): Promise<{ seq: number; type: string; actor: string; payload: object | null }[]> =>
  (await as('viewer').get(`${account}/history`).expect(200)).body.items;
const seqOf = async (type: string) => (await history()).findLast((entry) => entry.type === type)?.seq ?? 0;

describe('what a person said in the journal', () => {
  it('is erased on the word of an admin, who is told what is gone and what is kept and why', async () => {
    const paused = await seqOf('account.paused');
    const { body } = await erase([paused]).expect(200);
    expect(body).toEqual({
      erased: [{ seq: paused, type: 'account.paused' }],
      checkpoint: paused + 1,
      kept: expect.arrayContaining([expect.stringContaining('chain of hashes'), expect.stringContaining('backups')]),
    });
    const entries = await history();
    expect(JSON.stringify(entries)).not.toContain(SECRET);
    expect(entries.find(({ seq }) => seq === paused)).toMatchObject({
      payload: null,
      actor: 'supervisor@vendor.example',
    });
    expect(entries.at(-1)).toMatchObject({
      type: 'checkpoint',
      actor: 'admin@vendor.example',
      payload: { erased: { entries: [paused], reason } },
    });
  });

  it('leaves the account where it was, the chain whole, and the time in between not to be rebuilt', async () => {
    const paused = await seqOf('account.paused');
    await erase([paused]).expect(200);
    expect((await as('viewer').get(account).expect(200)).body.phase).toBe('paused');
    await as('viewer').get(`${account}/history/${paused}`).expect(410);
    await tell('account.resumed');
    expect((await as('viewer').get(account).expect(200)).body.phase).toBe('handoff_audit');
    expect(isClean(await verify(application.app.get(DataSource)))).toBe(true);
  });

  it('is erased once: asked again nothing is written', async () => {
    const paused = await seqOf('account.paused');
    await erase([paused]).expect(200);
    const { body } = await erase([paused, paused]).expect(200);
    expect(body).toMatchObject({ erased: [], checkpoint: null });
    expect((await history()).length).toBe(paused + 1);
  });

  it('is not erased by accident, nor by anybody else', async () => {
    const paused = await seqOf('account.paused');
    const before = await history();
    const { body } = await erase([paused], { externalId: 'crm-2' }).expect(400);
    expect(body.errors).toEqual([{ field: 'externalId', detail: 'must be that of this account; nothing was erased' }]);
    expect(body.detail).toBe('externalId: must be that of this account; nothing was erased');
    await erase([paused], { reason: '' }).expect(400);
    await erase([]).expect(400);
    await as('supervisor')
      .post(`${account}/history/erasures`)
      .send({ externalId: 'crm-1', entries: [paused], reason })
      .expect(403);
    expect(await history()).toEqual(before);
  });

  it('stays where the journal has no such entry, and where figures or the account rest on it', async () => {
    const paused = await seqOf('account.paused');
    const { body: missing } = await erase([paused, 99]).expect(404);
    expect(missing.detail).toMatch(/^Account \S+ has no entry 99$/);
    const { body: facts } = await erase([1, paused]).expect(409);
    expect(facts.detail).toMatch(
      /^Entry 1 of account \S+ is kept: account\.opened holds facts that the account and its figures rest on\. Nothing was erased$/,
    );
    await tell('account.resumed');
    await tell('transition.forced', { to: 'churned', reason: SECRET });
    const { body: lost } = await erase([await seqOf('transition.forced')]).expect(409);
    expect(lost.detail).toContain('it closed the account as lost, which the retention figures rest on');
    expect((await history()).every(({ payload }) => payload !== null)).toBe(true);
  });
});

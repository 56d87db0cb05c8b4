import { beforeEach, describe, expect, it } from '@jest/globals';
import { PERFORMERS, type Performers } from '../../src/worker/registries';
import { packetOf, useApplication } from '../support/application';
import { eventually } from '../support/worker';

const application = useApplication({}, { agentAtWork: true });
const { as, anonymous } = application;

const API = '/api/v1/effects';
const reason = 'The table is writable again.';
let account: string;
/** How often the actions of the account were held; the first times it fails for good. */
let held: number;
let isBroken: boolean;

beforeEach(async () => {
  [held, isBroken] = [0, true];
  const performers = application.app.get<Performers>(PERFORMERS, { strict: false });
  performers['holdActions'] = () => {
    if (isBroken) throw Object.assign(new Error('The table is read-only'), { isPassing: false });
    return Promise.resolve(void (held += 1));
  };
  ({ id: account } = (await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201)).body);
  await pause('pause-1');
  await eventually(async () => (await quarantined()).length === 1);
});

const pause = (eventId: string) =>
  as('csm')
    .post(`/api/v1/accounts/${account}/events`)
    .send({ eventId, type: 'account.paused', reason: 'merger' })
    .expect(200);
const quarantined = async (query = '') => (await as('viewer').get(`${API}/quarantined${query}`).expect(200)).body.items;
const idOfTheOne = async (): Promise<string> => (await quarantined())[0].id;
const readmit = (id: string, body: object = { reason }) => as('supervisor').post(`${API}/${id}/readmit`).send(body);
const statusOf = async (id: string) => (await as('viewer').get(`${API}/${id}`).expect(200)).body.status;
const setAside = async () => (await anonymous().get('/health/ready').expect(200)).body.worker.quarantined;

describe('work that is set aside', () => {
  it('is listed with what it is, whose, what went wrong, how often it was tried and since when', async () => {
    const [effect, ...others] = await quarantined();
    expect(others).toEqual([]);
    expect(effect).toEqual({
      id: expect.stringMatching(new RegExp(`^${account}:\\d+:\\d+$`)),
      accountId: account,
      kind: 'perform',
      name: 'holdActions',
      status: 'quarantined',
      attempts: 1,
      error: 'The table is read-only',
      since: expect.stringMatching(/^20\d\d-.*Z$/),
      readmitted: [],
    });
    expect(await setAside()).toBe(1);
    expect(await quarantined('?accountId=ext:crm-1')).toEqual([effect]);
  });

  it('is listed page by page', async () => {
    await as('csm')
      .post(`/api/v1/accounts/${account}/events`)
      .send({ eventId: 'resume', type: 'account.resumed' })
      .expect(200);
    await pause('pause-2');
    await eventually(async () => (await quarantined()).length === 2);
    const all = await quarantined();
    const first = (await as('viewer').get(`${API}/quarantined?limit=1`).expect(200)).body;
    const second = (await as('viewer').get(`${API}/quarantined?limit=1&cursor=${first.nextCursor}`).expect(200)).body;
    expect([...first.items, ...second.items]).toEqual(all);
    expect(second.nextCursor).toBeNull();
    await as('viewer').get(`${API}/quarantined?cursor=x`).expect(400);
  });
});

describe('work that is sent round again', () => {
  it('is performed exactly once, and who sent it and why stays on record', async () => {
    const id = await idOfTheOne();
    isBroken = false;
    const { body } = await readmit(id).expect(200);
    const record = { by: 'supervisor@vendor.example', at: expect.any(String), reason, error: 'The table is read-only' };
    expect(body.readmitted).toEqual([record]);

    await eventually(async () => (await statusOf(id)) === 'done');
    expect(await quarantined()).toEqual([]);
    expect(await setAside()).toBe(0);
    const again = await readmit(id).expect(409);
    expect(again.body).toMatchObject({
      title: 'Effect is not set aside',
      detail: expect.stringMatching(
        /\(holdActions\) is not set aside: it is done; supervisor@vendor\.example sent it round again on .+\sUTC\. Nothing was changed$/,
      ),
      effectStatus: 'done',
    });
    expect(held).toBe(1);
    expect((await as('viewer').get(`${API}/${id}`).expect(200)).body.readmitted).toEqual([record]);
  });

  it('by several people at once goes once', async () => {
    const id = await idOfTheOne();
    isBroken = false;
    const answers = await Promise.all(Array.from({ length: 8 }, () => readmit(id).then(({ status }) => status)));
    expect(answers.sort()).toEqual([200, ...Array<number>(7).fill(409)]);
    await eventually(async () => (await statusOf(id)) === 'done');
    expect(held).toBe(1);
  });

  it('with an Idempotency-Key gives the first answer when it is sent again', async () => {
    const id = await idOfTheOne();
    isBroken = false;
    const send = () => readmit(id).set('Idempotency-Key', 'once').expect(200);
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replay']).toBe('true');
  });

  it('is set aside again where its cause is still there, and tells of each time', async () => {
    const id = await idOfTheOne();
    await readmit(id).expect(200);
    await eventually(async () => (await statusOf(id)) === 'quarantined');
    await readmit(id, { reason: 'Once more.' }).expect(200);
    await eventually(async () => (await statusOf(id)) === 'quarantined');
    const { body } = await as('viewer').get(`${API}/${id}`).expect(200);
    expect(body.readmitted.map((each: { reason: string }) => each.reason)).toEqual([reason, 'Once more.']);
    expect(body.attempts).toBe(1);
  });

  it('is refused without a reason, to whoever is no supervisor, and where there is no such work', async () => {
    const id = await idOfTheOne();
    await readmit(id, {}).expect(400);
    await readmit(id, { reason: '' }).expect(400);
    await as('csm').post(`${API}/${id}/readmit`).send({ reason }).expect(403);
    for (const nobody of ['x', `${account}:1:99`, `${account}:99999999999:0`, 'nobody:1:0']) {
      const { body } = await readmit(nobody).expect(404);
      expect(body.detail).toBe(`There is no effect ${nobody}; GET /effects/quarantined lists those that are set aside`);
      await as('viewer').get(`${API}/${nobody}`).expect(404);
    }
    expect(await statusOf(id)).toBe('quarantined');
  });

  it('is refused with its status where it was never set aside', async () => {
    const { body: effect } = await as('viewer').get(`${API}/${account}:1:0`).expect(200);
    expect(effect).toMatchObject({ kind: 'timer', name: 'renewalCalendar', status: 'pending', since: null });
    const { body } = await readmit(effect.id).expect(409);
    expect(body.detail).toBe(
      `Effect ${account}:1:0 (renewalCalendar) is not set aside: it is pending. Nothing was changed`,
    );
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Role } from '../../src/platform/auth/caller';
import { PERFORMERS, type Performers } from '../../src/worker/registries';
import { packetOf, useApplication } from '../support/application';
import { eventually } from '../support/worker';

const product = useApplication({}, { agentAtWork: true });
const { as } = product;
const PAGE = 'set-aside';
const reason = 'The table is writable again.';

let held: number;
let isBroken: boolean;
let account: string;

const page = async (path: string, role: Role = 'supervisor') =>
  (await as(role).get(`/console/${path}`).expect(200)).text.replace(/\s+/g, ' ');
const Identified = z.object({ id: z.string() });
const setAside = async () =>
  z.object({ items: z.array(Identified) }).parse((await as('viewer').get('/api/v1/effects/quarantined')).body).items;
const send = (form: object, role: Role = 'supervisor') => as(role).post(`/console/${PAGE}`).type('form').send(form);

async function pausedWhileBroken(externalId: string, name: string): Promise<string> {
  const opened = await as('csm')
    .post('/api/v1/accounts')
    .send(packetOf({ account: { externalId, name } }))
    .expect(201);
  const { id } = Identified.parse(opened.body);
  const pause = { eventId: `pause-${externalId}`, type: 'account.paused', reason: 'merger' };
  await as('csm').post(`/api/v1/accounts/${id}/events`).send(pause).expect(200);
  return id;
}

beforeEach(async () => {
  [held, isBroken] = [0, true];
  const performers = product.app.get<Performers>(PERFORMERS, { strict: false });
  performers['holdActions'] = () => {
    if (isBroken) throw Object.assign(new Error('The table is read-only'), { isPassing: false });
    return Promise.resolve(void (held += 1));
  };
  account = await pausedWhileBroken('crm-1', 'Harbour <b>Logistics</b>');
  await eventually(async () => (await setAside()).length === 1);
});

describe('what is set aside', () => {
  it('is led to from the queue, the day of a supervisor and its account, and from nowhere once nothing is', async () => {
    for (const path of ['queue', 'day'])
      expect(await page(path)).toMatch(/<a href="\/console\/set-aside">[^<]*1 piece of work is set aside/);
    expect(await page(`accounts/${account}`)).toContain(`href="/console/set-aside?accountId=${account}"`);
    isBroken = false;
    await send({ effect: (await setAside()).map(({ id }) => id), reason }).expect(303);
    await eventually(() => Promise.resolve(held === 1));
    for (const path of ['queue', 'day', `accounts/${account}`])
      expect(await page(path)).not.toContain('/console/set-aside');
    expect(await page(PAGE)).toContain('Nothing is set aside.');
  });

  it('is shown with its account, what is undone, why, how often it was tried and since when', async () => {
    const text = await page(PAGE);
    expect(text).toContain(`<a href="/console/accounts/${account}">Harbour &lt;b&gt;Logistics&lt;/b&gt;</a>`);
    expect(text).toContain('Hold its open actions while it is paused');
    expect(text).toContain('The table is read-only');
    expect(text).toContain('Tried once');
    expect(text).toMatch(/data-label="Since" class="words">\d+\s\w+\s\d{4}, \d\d:\d\d\sUTC</);
    await as('supervisor').get(`/console/${PAGE}?accountId=somebody-else`).expect(404);
  });

  it('says in words what the product itself calls an error', async () => {
    delete product.app.get<Performers>(PERFORMERS, { strict: false })['holdActions'];
    const other = await pausedWhileBroken('crm-2', 'Marlow');
    await eventually(async () => (await setAside()).length === 2);
    expect(await page(`${PAGE}?accountId=${other}`)).toMatch(
      /This version of the server does not know how to do it.*Nobody is registered for holdActions/,
    );
  });
});

describe('sending it round again', () => {
  it('does so with all that are ticked, for one reason that stays on record', async () => {
    await pausedWhileBroken('crm-2', 'Marlow');
    await eventually(async () => (await setAside()).length === 2);
    const effect = (await setAside()).map(({ id }) => id);
    isBroken = false;
    await send({ effect, reason }).expect(303).expect('location', '/console/set-aside');
    await eventually(() => Promise.resolve(held === 2));
    for (const id of effect) {
      const shown = await as('viewer').get(`/api/v1/effects/${id}`).expect(200);
      expect(shown.body).toMatchObject({ readmitted: [{ by: 'supervisor@vendor.example', reason }] });
    }
  });

  it('that fails once more tells who had sent it, when and why', async () => {
    const [{ id } = { id: '' }] = await setAside();
    await send({ effect: id, reason }).expect(303);
    await eventually(async () => (await setAside()).length === 1);
    expect(await page(PAGE)).toMatch(/Sent round again by supervisor@vendor\.example .*The table is writable again\./);
  });

  it('is refused without a tick or a reason, which is kept, and tells what is not set aside any more', async () => {
    const [{ id } = { id: '' }] = await setAside();
    const noTick = await send({ reason });
    expect([noTick.status, noTick.text]).toEqual([400, expect.stringContaining('Tick what is to be sent round again')]);
    expect(noTick.text).toMatch(/<textarea[^>]*>The table is writable again\.</);
    expect((await send({ effect: id, reason: ' ' })).status).toBe(400);
    isBroken = false;
    await send({ effect: id, reason }).expect(303);
    await eventually(() => Promise.resolve(held === 1));
    const again = await send({ effect: id, reason });
    expect([again.status, again.text.replace(/\s+/g, ' ')]).toEqual([
      409,
      expect.stringMatching(/Hold its open actions while it is paused: is not set aside any more/),
    ]);
    expect(held).toBe(1);
  });

  it('is for supervisors, and others read who does it', async () => {
    const [{ id } = { id: '' }] = await setAside();
    expect(await page(PAGE, 'csm')).toContain('A supervisor sends it round again');
    expect(await page(PAGE, 'csm')).not.toContain('<textarea');
    await send({ effect: id, reason }, 'csm').expect(403);
    expect(await setAside()).toHaveLength(1);
  });
});

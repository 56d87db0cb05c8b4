import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { webhookToken } from '../../src/connectors/planhat/webhook.secret';
import { AccountRow, JournalEntry, SyncHint, WebhookSeen } from '../../src/store/entities';
import { useApplication } from '../support/application';
import { FakeHubSpot } from '../support/fakes/hubspot.fake';
import { FakePlanhat } from '../support/fakes/planhat.fake';
import { soldInHubSpot } from '../support/hubspot.sales';
import { soldInPlanhat } from '../support/planhat.sales';
import { eventually } from '../support/worker';

const PUBLIC_URL = 'https://agent.vendor.example';
const [HUBSPOT, PLANHAT] = ['app-secret', 'planhat-secret'];
let hubspot: FakeHubSpot;
let planhat: FakePlanhat;
beforeAll(async () => {
  [hubspot, planhat] = [await FakeHubSpot.start(), await FakePlanhat.start()];
});
afterAll(async () => {
  await hubspot.stop();
  await planhat.stop();
});
const product = useApplication(() =>
  Promise.resolve({
    HUBSPOT_BASE_URL: hubspot.url,
    HUBSPOT_TOKEN: hubspot.token,
    HUBSPOT_APP_SECRET: HUBSPOT,
    PLANHAT_BASE_URL: planhat.url,
    PLANHAT_TOKEN: planhat.token,
    PLANHAT_WEBHOOK_SECRET: PLANHAT,
    PUBLIC_URL,
    BODY_LIMIT_BYTES: '400000',
  }),
);

interface Sent {
  body: string;
  type: string;
  headers: Record<string, string>;
  path: string;
}
type Attack = (call: Sent) => Partial<Sent>;
interface Way {
  /** A genuine call that tells of these events, or what an attacker makes of it. */
  call(events: unknown, attack?: Attack): PromiseLike<{ status: number; body: unknown }>;
  /** The nth event, about this record. */
  event(id: unknown, n?: number): object;
  /** A record whose account is to be opened. */
  sale(name: string): string;
  attacks: [what: string, attack: Attack, answer: RegExp][];
}

function send({ body, type, headers, path }: Sent) {
  const request = product
    .anonymous()
    .post(path)
    .set({ 'content-type': type, ...headers });
  return request.serialize(String).send(body);
}

function signed(body: string, { at = Date.now(), secret = HUBSPOT } = {}): Record<string, string> {
  const text = `POST${PUBLIC_URL}/api/v1/webhooks/hubspot${body}${at}`;
  const signature = createHmac('sha256', secret).update(text).digest('base64');
  return { 'x-hubspot-request-timestamp': String(at), 'x-hubspot-signature-v3': signature };
}

const type = 'application/json';
const ofBoth: Way['attacks'] = [
  ['as text', () => ({ type: 'text/plain' }), /^415 .*send application\/json$/],
  ['as a form', () => ({ type: 'application/x-www-form-urlencoded' }), /^400 The body is not what \w+ sends/],
  ['cut off', ({ body }) => ({ body: body.slice(0, -1) }), /^400 .*not valid JSON/],
  ['of more than is taken', ({ body }) => ({ body: body + ' '.repeat(500_000) }), /^413 .*too large/],
  ['that is no gzip', ({ headers }) => ({ headers: { ...headers, 'content-encoding': 'gzip' } }), /^400 .*gzip/],
];

const hubspotCalls: Way = {
  call: (events, attack = () => ({})) => {
    const body = JSON.stringify(events);
    const call = { body, type, headers: signed(body), path: '/api/v1/webhooks/hubspot' };
    return send({ ...call, ...attack(call) });
  },
  event: (objectId, n = 1) => ({
    eventId: n,
    subscriptionId: 12,
    subscriptionType: 'deal.propertyChange',
    objectId,
    occurredAt: 1_795_300_000_000 + n,
  }),
  sale: (name) => soldInHubSpot(hubspot, name).deal,
  attacks: [
    ...ofBoth,
    ['without a signature', () => ({ headers: {} }), /^401 The call is not signed; send X-HubSpot-Request-Timestamp/],
    ['changed by a byte', ({ body }) => ({ body: body.replace('12', '13') }), /^401 .*or was changed on its way/],
    [
      'of ten minutes ago, sent again',
      ({ body }) => ({ headers: signed(body, { at: Date.now() - 600_000 }) }),
      /^401 .*five minutes/,
    ],
    [
      'of ten minutes ago under a new time',
      ({ body }) => {
        const { 'x-hubspot-signature-v3': old = '' } = signed(body, { at: Date.now() - 600_000 });
        return { headers: { ...signed(body), 'x-hubspot-signature-v3': old } };
      },
      /^401 .*or was changed on its way/,
    ],
    [
      'signed by another tenant',
      ({ body }) => ({ headers: signed(body, { secret: 'of another app' }) }),
      /^401 .*our secret/,
    ],
  ],
};

const address = (secret: string) => `/api/v1/webhooks/planhat/${webhookToken(secret)}`;
const planhatCalls: Way = {
  call: (events, attack = () => ({})) => {
    const call = {
      body: JSON.stringify(events),
      type,
      headers: { 'x-webhook-secret': PLANHAT },
      path: address(PLANHAT),
    };
    return send({ ...call, ...attack(call) });
  },
  event: (id, n = 1) => ({ model: 'Company', _id: id, updatedAt: `2026-11-20T10:00:00.${n}Z` }),
  sale: (name) => soldInPlanhat(planhat, name).company,
  attacks: [
    ...ofBoth,
    ['without the secret', () => ({ headers: {} }), /^401 .*send the address and the X-Webhook-Secret/],
    ['to a guessed address', () => ({ path: '/api/v1/webhooks/planhat/guessed' }), /^401 .*our secret/],
    [
      'of another tenant',
      () => ({ path: address('theirs'), headers: { 'x-webhook-secret': 'theirs' } }),
      /^401 .*our secret/,
    ],
    ['of another tenant to our address', () => ({ headers: { 'x-webhook-secret': 'theirs' } }), /^401 .*our secret/],
  ],
};

const manager = () => product.app.get(DataSource).manager;
const nothingLeft = () => eventually(async () => (await manager().count(SyncHint)) === 0);
const statuses = async (calls: PromiseLike<{ status: number }>[]) =>
  (await Promise.all(calls)).map(({ status }) => status);

describe.each([
  ['HubSpot', hubspotCalls],
  ['Planhat', planhatCalls],
])('a call of %s', (_, { call, event, sale, attacks }) => {
  it.each(attacks)('%s is refused with the reason and does nothing', async (_what, attack, answer) => {
    const { status, body } = await call([event(sale('Acme'))], attack);
    const { detail } = z.object({ detail: z.string() }).parse(body);
    expect(`${status} ${detail}`).toMatch(answer);
    expect([await manager().count(WebhookSeen), await manager().count(AccountRow)]).toEqual([0, 0]);
  });

  it.each([null, 'x', 7, {}, [7], [[]]])('that says %j is refused as none', async (said) => {
    const { status, body } = await call(said);
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ detail: expect.stringMatching(/^The body is not/) }),
    ]);
  });

  it.each([
    ['a character that no text holds', 'a\u0000b'],
    ['half a character', '\ud800'],
    ['an endless id', Array.from({ length: 4_000 }, (_each, n) => n).join('')],
    ['a path', '../../contacts?limit=100'],
    ['no whole number', 1e300],
  ])('about %s takes no event with it, neither of its own call nor of others', async (_what, id) => {
    const [acme, bolt, core] = [sale('Acme'), sale('Bolt'), sale('Core')];
    const calls = [call([event(acme, 1)]), call([event(id, 2), event(bolt, 3)]), call([event(core, 4)])];
    expect(await statuses(calls)).toEqual([200, 200, 200]);
    await nothingLeft();
    expect(await manager().count(AccountRow)).toBe(3);
  });

  it('about a record that nobody has opens nothing and is not asked about for ever', async () => {
    expect(await statuses([call([event('999999999')])])).toEqual([200]);
    await nothingLeft();
    expect(await manager().count(AccountRow)).toBe(0);
  });

  it('with a thousand events, three times at once, is taken once and opens each account once', async () => {
    const sales = ['Acme', 'Bolt', 'Core', 'Dune', 'Echo'].map(sale);
    const events = Array.from({ length: 1_000 }, (_each, n) => event(sales[n % sales.length], n));
    expect(await statuses([call(events), call(events), call(events)])).toEqual([200, 200, 200]);
    expect(await manager().count(WebhookSeen)).toBe(1_000);
    await nothingLeft();
    expect(await manager().count(AccountRow)).toBe(5);
    const opened = await manager().find(JournalEntry);
    expect(opened.map(({ type: happened }) => happened)).toEqual(Array(5).fill('account.opened'));
  }, 20_000);
});

import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AccountRow, ContractRow, SyncHint } from '../../src/store/entities';
import { useApplication } from '../support/application';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { SalesforceOrg } from '../support/fakes/salesforce.org';
import { soldTo } from '../support/sales';
import { eventually } from '../support/worker';

const SECRET = 'flow-secret';
let salesforce: FakeSalesforce;
beforeAll(async () => {
  salesforce = await new FakeSalesforce().listen();
});
afterAll(() => salesforce.stop());

const product = useApplication(() =>
  Promise.resolve({
    SALESFORCE_LOGIN_URL: salesforce.url,
    SALESFORCE_CLIENT_ID: salesforce.clientId,
    SALESFORCE_CLIENT_SECRET: salesforce.clientSecret,
    SALESFORCE_WEBHOOK_SECRET: SECRET,
    HUBSPOT_TOKEN: 'pat-1',
    HUBSPOT_APP_SECRET: 'app-secret',
    PLANHAT_TOKEN: 'token',
    PLANHAT_WEBHOOK_SECRET: 'planhat-secret',
    PUBLIC_URL: 'https://agent.vendor.example',
  }),
);
beforeEach(() => {
  salesforce.org = new SalesforceOrg();
});

const manager = () => product.app.get(DataSource).manager;
const seconds = () => Math.floor(Date.now() / 1_000);
interface Signing {
  at?: number;
  secret?: string;
  written?: (signature: string) => string;
}
function call(records: object[], { at = seconds(), secret = SECRET, written = String }: Signing = {}) {
  const body = JSON.stringify({ records });
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  return product
    .anonymous()
    .post('/api/v1/webhooks/salesforce')
    .set({ 'content-type': 'application/json', 'x-vim-timestamp': String(at), 'x-vim-signature': written(signature) })
    .send(body);
}
const count = async (outcome: string, system = 'salesforce'): Promise<number> => {
  const { text } = await product.anonymous().get('/metrics');
  const line = new RegExp(`webhook_calls_total\\{system="${system}",outcome="${outcome}"\\} (\\d+)`);
  return Number(line.exec(text)?.[1] ?? 0);
};
const nothingLeft = () => eventually(async () => (await manager().count(SyncHint)) === 0);

describe('a call of Salesforce', () => {
  it('opens the account of the deal it names, and brings the right one into step', async () => {
    const [acme, bolt] = [soldTo(salesforce.org, 'Acme'), soldTo(salesforce.org, 'Bolt')];
    await call([{ object: 'Opportunity', id: acme.deal }]).expect(200);
    await nothingLeft();
    expect(await manager().find(AccountRow)).toMatchObject([{ externalId: acme.account }]);
    salesforce.org.update(acme.contract, { Seats__c: 500 });
    salesforce.org.update(bolt.contract, { Seats__c: 600 });
    await call([{ object: 'Contract', id: acme.contract }], { at: seconds() - 1 }).expect(200);
    await nothingLeft();
    expect(await manager().find(ContractRow)).toMatchObject([{ seats: 500 }]);
  });

  it('about somebody who bought nothing opens nothing', async () => {
    const prospect = salesforce.org.create('Account', { Name: 'Prospect' });
    await call([{ object: 'Account', id: prospect }]).expect(200);
    await nothingLeft();
    expect(await manager().count(AccountRow)).toBe(0);
  });

  it.each([
    ['forged', 'forged', { secret: 'guessed' }],
    ['of six minutes ago', 'outside_window', { at: seconds() - 360 }],
  ])('that is %s does nothing and is counted', async (_what, outcome, how) => {
    const { deal } = soldTo(salesforce.org, 'Acme');
    const before = await count(outcome);
    await call([{ object: 'Opportunity', id: deal }], how).expect(401);
    expect(await count(outcome)).toBe(before + 1);
    expect(await manager().count(SyncHint)).toBe(0);
    expect(await manager().count(AccountRow)).toBe(0);
  });

  it.each<[string, Signing['written']]>([
    ['', String],
    [' under its signature in capitals', (signature) => signature.toUpperCase()],
  ])('that is replayed%s does nothing and is counted', async (_how, written) => {
    const { deal } = soldTo(salesforce.org, 'Acme');
    const at = seconds();
    await call([{ object: 'Opportunity', id: deal }], { at }).expect(200);
    await nothingLeft();
    salesforce.calls.length = 0;
    const before = await count('replayed');
    await call([{ object: 'Opportunity', id: deal }], { at, written }).expect(200);
    expect(await count('replayed')).toBe(before + 1);
    expect(await manager().count(SyncHint)).toBe(0);
    expect(salesforce.calls).toEqual([]);
  });

  it('that comes twice at the same time among others is taken once', async () => {
    const sales = ['Acme', 'Bolt', 'Core'].map((name) => soldTo(salesforce.org, name));
    const at = seconds();
    const [taken, replayed] = [await count('taken'), await count('replayed')];
    await Promise.all(
      [...sales, ...sales].map(({ deal }) => call([{ object: 'Opportunity', id: deal }], { at }).expect(200)),
    );
    expect([await count('taken'), await count('replayed')]).toEqual([taken + 3, replayed + 3]);
    await nothingLeft();
    expect(await manager().count(AccountRow)).toBe(3);
  });

  it('that is unsigned or says something else is refused', async () => {
    await product.anonymous().post('/api/v1/webhooks/salesforce').send({ records: [] }).expect(401);
    await call([{ object: 'Opportunity', id: `' OR Id != '` }]).expect(400);
  });

  it('waits in the database while Salesforce is out, and is done when it is back', async () => {
    const { account, deal } = soldTo(salesforce.org, 'Acme');
    salesforce.failNext(/query/, ...Array.from({ length: 3 }, () => ({ kind: 'broken' as const })));
    await call([{ object: 'Opportunity', id: deal }]).expect(200);
    await eventually(async () => (await manager().findOneBy(SyncHint, { attempts: 1 })) !== null);
    await eventually(() => salesforce.callsOf(/query/).length >= 3);
    await manager().update(SyncHint, { system: 'salesforce' }, { dueAt: new Date(0) });
    await nothingLeft();
    expect(await manager().find(AccountRow)).toMatchObject([{ externalId: account }]);
  }, 20_000);
});

describe('the calls of the other systems', () => {
  it('of HubSpot are signed for the public address', async () => {
    const body = JSON.stringify([]);
    const at = String(Date.now());
    const signed = (url: string) =>
      createHmac('sha256', 'app-secret').update(`POST${url}${body}${at}`).digest('base64');
    const send = (signature: string) =>
      product
        .anonymous()
        .post('/api/v1/webhooks/hubspot')
        .set({ 'x-hubspot-request-timestamp': at, 'x-hubspot-signature-v3': signature })
        .type('json')
        .send(body);
    await send(signed('https://agent.vendor.example/api/v1/webhooks/hubspot')).expect(200);
    await send(signed('http://127.0.0.1:3000/api/v1/webhooks/hubspot')).expect(401);
    expect(await count('forged', 'hubspot')).toBe(1);
  });

  it('of Planhat need the secret address and the secret', async () => {
    const send = (token: string) =>
      product
        .anonymous()
        .post(`/api/v1/webhooks/planhat/${token}`)
        .set('x-webhook-secret', 'planhat-secret')
        .send({ model: 'Company', _id: '60aa00000000000000000001' });
    await send('guessed').expect(401);
    expect(await count('forged', 'planhat')).toBe(1);
  });
});

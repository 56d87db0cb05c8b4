import { createHmac } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { webhookToken } from '../../src/connectors/planhat/webhook.secret';
import { CrmSearch } from '../../src/evidence/ports';
import { AccountRow, ContactRow, ContractRow, CrmLink, DocumentRow, SyncHint } from '../../src/store/entities';
import { useApplication } from '../support/application';
import { FakeHubSpot } from '../support/fakes/hubspot.fake';
import { FakePlanhat } from '../support/fakes/planhat.fake';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { soldInHubSpot } from '../support/hubspot.sales';
import { soldInPlanhat } from '../support/planhat.sales';
import { soldTo } from '../support/sales';
import { eventually } from '../support/worker';

const [FLOW_SECRET, APP_SECRET, PLANHAT_SECRET] = ['flow-secret', 'app-secret', 'planhat-secret'];
const PUBLIC_URL = 'https://agent.vendor.example';
let hubspot: FakeHubSpot;
let planhat: FakePlanhat;
const salesforce = new FakeSalesforce();

const product = useApplication(async () => {
  [hubspot, planhat] = await Promise.all([FakeHubSpot.start(), FakePlanhat.start(), salesforce.listen()]);
  return {
    ...{ PUBLIC_URL, SALESFORCE_LOGIN_URL: salesforce.url, SALESFORCE_WEBHOOK_SECRET: FLOW_SECRET },
    ...{ SALESFORCE_CLIENT_ID: salesforce.clientId, SALESFORCE_CLIENT_SECRET: salesforce.clientSecret },
    ...{ HUBSPOT_BASE_URL: hubspot.url, HUBSPOT_TOKEN: hubspot.token, HUBSPOT_APP_SECRET: APP_SECRET },
    ...{ PLANHAT_BASE_URL: planhat.url, PLANHAT_TOKEN: planhat.token },
    PLANHAT_WEBHOOK_SECRET: PLANHAT_SECRET,
  };
});
afterAll(() => Promise.all([hubspot.stop(), planhat.stop(), salesforce.stop()]));

const manager = () => product.app.get(DataSource).manager;
const contract = () => manager().findOneByOrFail(ContractRow, {});
const inStep = () => eventually(async () => (await manager().count(SyncHint)) === 0);
const post = (path: string, headers: Record<string, string>, body: string) =>
  product.anonymous().post(path).set(headers).type('json').send(body).expect(200);

async function salesforceCalls(object: string, id: string): Promise<void> {
  const at = String(Math.floor(Date.now() / 1_000));
  const body = JSON.stringify({ records: [{ object, id }], at: performance.now() });
  const signature = createHmac('sha256', FLOW_SECRET).update(`${at}.${body}`).digest('hex');
  await post('/api/v1/webhooks/salesforce', { 'x-vim-timestamp': at, 'x-vim-signature': signature }, body);
}

let events = 0;
async function hubspotCalls(subscriptionType: string, objectId: string): Promise<void> {
  events += 1;
  const event = { eventId: events, subscriptionId: 234, portalId: 123, appId: 98, occurredAt: Date.now() };
  const body = JSON.stringify([{ ...event, subscriptionType, attemptNumber: 0, objectId: Number(objectId) }]);
  const at = String(Date.now());
  const path = '/api/v1/webhooks/hubspot';
  const signature = createHmac('sha256', APP_SECRET).update(`POST${PUBLIC_URL}${path}${body}${at}`).digest('base64');
  await post(path, { 'x-hubspot-request-timestamp': at, 'x-hubspot-signature-v3': signature }, body);
}

async function planhatCalls(message: Record<string, unknown>): Promise<void> {
  const path = `/api/v1/webhooks/planhat/${webhookToken(PLANHAT_SECRET)}`;
  await post(path, { 'x-webhook-secret': PLANHAT_SECRET }, JSON.stringify(message));
}

describe('a genuine call of Planhat', () => {
  it('brings the account into step with what Planhat says when it is asked, not with what the call says', async () => {
    const { company, license } = soldInPlanhat(planhat, 'Acme');
    await planhatCalls({
      model: 'Company',
      _id: company,
      name: 'Somebody else',
      updatedAt: '2026-11-20T10:00:00.000Z',
    });
    await inStep();
    expect(await manager().find(AccountRow)).toMatchObject([{ externalId: company, name: 'Acme' }]);
    expect(await contract()).toMatchObject({ seats: 400, arr: 60_000 });

    planhat.edit('licenses', license, { custom: { Seats: 500 } });
    const message = { model: 'License', _id: license, custom: { Seats: 9 }, updatedAt: '2026-11-20T11:00:00.000Z' };
    await planhatCalls(message);
    await inStep();
    expect(await contract()).toMatchObject({ seats: 500 });

    planhat.calls.length = 0;
    await planhatCalls(message);
    await inStep();
    expect(planhat.calls).toEqual([]);
  });
});

describe('a customer who is known to three systems', () => {
  it('is one account with one of each person, and of each field the word of the system that is believed first', async () => {
    const sold = soldTo(salesforce.org, 'Bolt');
    const { company, deal } = soldInHubSpot(hubspot, 'Bolt');
    hubspot.edit('companies', company, { salesforceaccountid: sold.account, industry: 'Retail' });
    const licensed = soldInPlanhat(planhat, 'Bolt', { externalId: sold.account });
    await Promise.all([
      salesforceCalls('Opportunity', sold.deal),
      hubspotCalls('deal.creation', deal),
      planhatCalls({ model: 'Company', _id: licensed.company }),
    ]);
    await inStep();
    expect(await manager().count(AccountRow)).toBe(1);
    expect(await manager().count(CrmLink)).toBe(3);
    expect(await manager().find(ContactRow)).toMatchObject([{ name: 'Priya Raman', email: 'priya@bolt.example' }]);
    expect(await manager().count(DocumentRow)).toBe(4);
    expect(await manager().find(AccountRow)).toMatchObject([{ industry: 'Logistics' }]);

    planhat.edit('licenses', licensed.license, { custom: { Seats: 900 } });
    hubspot.edit('deals', deal, { seats: '800' });
    await planhatCalls({ model: 'License', _id: licensed.license });
    await hubspotCalls('deal.propertyChange', deal);
    await inStep();
    expect(await contract()).toMatchObject({ seats: 400 });
    salesforce.org.passes(60);
    salesforce.org.update(sold.contract, { Seats__c: 700 });
    await salesforceCalls('Contract', sold.contract);
    await inStep();
    expect(await contract()).toMatchObject({ seats: 700 });
    // What one system leaves open another one says.
    salesforce.org.passes(60);
    salesforce.org.update(sold.contract, { Seats__c: null });
    salesforce.org.update(sold.deal, { Seats__c: null });
    await salesforceCalls('Contract', sold.contract);
    await inStep();
    expect(await contract()).toMatchObject({ seats: 800 });
  }, 30_000);

  it('is searched in those of them that answer', async () => {
    const sold = soldTo(salesforce.org, 'Core');
    const { company } = soldInHubSpot(hubspot, 'Core');
    hubspot.edit('companies', company, { salesforceaccountid: sold.account });
    await salesforceCalls('Opportunity', sold.deal);
    await inStep();
    await hubspotCalls('company.propertyChange', company);
    await inStep();
    const earlier = hubspot.add('deals', { dealname: 'Pilot', dealstage: 'closedlost' });
    hubspot.connect('deals', earlier, 'companies', company);
    const ines = hubspot.add('contacts', { firstname: 'Ines', lastname: 'Holt', email: 'ines@core.example' });
    hubspot.connect('deals', earlier, 'contacts', ines, 'Champion');

    const { id } = await manager().findOneByOrFail(AccountRow, {});
    const search = () =>
      product.app.get(CrmSearch, { strict: false }).search(id, 'champion', new AbortController().signal);
    const refusal = { kind: 'status', status: 400, body: [{ errorCode: 'ODD', message: 'odd' }] } as const;
    salesforce.failNext(/query/, refusal);
    expect(await search()).toMatchObject({ contacts: [{ name: 'Ines Holt', crmRole: 'Champion' }] });
    salesforce.failNext(/query/, refusal);
    hubspot.failNext(/./, { kind: 'status', status: 400 });
    await expect(search()).rejects.toThrow('HTTP 400');
  }, 30_000);
});

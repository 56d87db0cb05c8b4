import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AccountRow, FetchRoundRow } from '../../src/store/entities';
import { useApplication } from '../support/application';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { SalesforceOrg } from '../support/fakes/salesforce.org';
import { untilNobodyWorks, type View } from '../support/journey';
import { soldAs, type HandoffPacket } from '../support/sales';
import { eventually } from '../support/worker';

const { packet } = JSON.parse(readFileSync(join(__dirname, '../evals/handoffs/p001.json'), 'utf8')) as {
  packet: HandoffPacket;
};
const CHAMPION = 'Priya Raman';

let salesforce: FakeSalesforce;
beforeAll(async () => {
  salesforce = await new FakeSalesforce().listen();
});
afterAll(() => salesforce.stop());
beforeEach(() => {
  salesforce.org = new SalesforceOrg();
});

const product = useApplication(
  () =>
    Promise.resolve({
      SALESFORCE_LOGIN_URL: salesforce.url,
      SALESFORCE_CLIENT_ID: salesforce.clientId,
      SALESFORCE_CLIENT_SECRET: salesforce.clientSecret,
    }),
  { agentAtWork: true },
);

async function synced(): Promise<Record<string, unknown>> {
  const asked = await product.as('supervisor').post('/api/v1/sync-runs').send({ system: 'salesforce' }).expect(202);
  const { id } = asked.body as { id: string };
  let run: Record<string, unknown> = {};
  await eventually(async () => {
    run = (await product.as('viewer').get(`/api/v1/sync-runs/${id}`)).body as typeof run;
    return run.status === 'done' || run.status === 'failed';
  });
  return run;
}
const viewOf = async (externalId: string): Promise<View> => {
  const { id } = await product.app.get(DataSource).manager.findOneByOrFail(AccountRow, { externalId });
  return untilNobodyWorks(product, id);
};
const roundsOf = (accountId: string) =>
  product.app.get(DataSource).manager.find(FetchRoundRow, { where: { accountId }, order: { round: 'ASC' } });

describe('a deal closed in Salesforce', () => {
  it('goes through its audit without a hand on it: the missing champion is found around it in the CRM', async () => {
    const { account } = soldAs(salesforce.org, packet, [CHAMPION]);
    const earlier = salesforce.org.create('Opportunity', {
      AccountId: account,
      IsWon: false,
      StageName: 'Closed Lost',
    });
    const person = packet.contacts.find(({ name }) => name === CHAMPION);
    const contact = salesforce.org.create('Contact', { Name: CHAMPION, Email: person?.email, Title: person?.title });
    salesforce.org.create('OpportunityContactRole', { OpportunityId: earlier, ContactId: contact, Role: 'Champion' });

    expect(await synced()).toMatchObject({ status: 'done', opened: 1, refused: [] });
    const view = await viewOf(account);
    const rounds = await roundsOf(view.id);
    const found = rounds.find(({ found }) => found > 0);
    expect(found).toMatchObject({ round: 2, calls: [{ anchor: 'champion', tool: 'search_crm' }] });
    expect(view.missing).toEqual([]);
    expect(view.state).toMatch(/^(?:diagnostic|riskMitigation|successPlan)/);
    const anchors = (await product.as('viewer').get(`/api/v1/accounts/${view.id}/anchors`)).body as {
      key: string;
      status: string;
      value: unknown;
    }[];
    expect(anchors.find(({ key }) => key === 'champion')).toMatchObject({
      status: 'concrete',
      value: { name: CHAMPION, email: person?.email },
    });
  }, 60_000);

  it('whose champion nobody knows becomes a question, and goes on when sales writes the answer into the CRM', async () => {
    const { account, deal } = soldAs(salesforce.org, packet, [CHAMPION]);
    await synced();
    const waiting = await viewOf(account);
    expect(waiting).toMatchObject({ state: 'handoffAudit.awaitingAnswers', missing: ['champion'] });
    expect(await roundsOf(waiting.id)).toHaveLength(3);

    salesforce.org.passes(3 * 86_400);
    const person = packet.contacts.find(({ name }) => name === CHAMPION);
    const contact = salesforce.org.create('Contact', { AccountId: account, Name: CHAMPION, Email: person?.email });
    salesforce.org.create('OpportunityContactRole', { OpportunityId: deal, ContactId: contact, Role: 'Champion' });
    expect(await synced()).toMatchObject({ status: 'done', changed: 1 });
    const view = await viewOf(account);
    expect(view.missing).toEqual([]);
    expect(view.state).not.toMatch(/^handoffAudit/);
  }, 60_000);
});

describe('the sync over REST', () => {
  it('is asked for by supervisors, for systems that are connected', async () => {
    await product.as('csm').post('/api/v1/sync-runs').send({ system: 'salesforce' }).expect(403);
    const answer = await product.as('supervisor').post('/api/v1/sync-runs').send({ system: 'hubspot' }).expect(409);
    expect(answer.body).toMatchObject({ detail: 'hubspot is not connected; connected are: salesforce' });
    await product.as('supervisor').post('/api/v1/sync-runs').send({ system: 'siebel' }).expect(400);
    await product.as('viewer').get('/api/v1/sync-runs/none').expect(404);
  });

  it('shows which fields the system has, before anything is loaded', async () => {
    soldAs(salesforce.org, packet);
    const answer = await product.as('viewer').get('/api/v1/sync/readiness?system=salesforce').expect(200);
    expect((answer.body as { items: unknown[] }).items).toContainEqual({
      object: 'Contract',
      field: 'Seats__c',
      exists: true,
      filled: 1,
      of: 1,
    });
  });

  it('says when the system cannot be asked', async () => {
    salesforce.failNext(/describe/, {
      kind: 'status',
      status: 403,
      body: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'x' }],
    });
    const answer = await product.as('viewer').get('/api/v1/sync/readiness?system=salesforce').expect(502);
    expect(answer.body).toMatchObject({ code: 'INSUFFICIENT_ACCESS' });
  });
});

import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type PlannedCall } from '../../src/agents/fetch.toolbox';
import { FetchTools } from '../../src/agents/fetch.tools';
import { type Dossier } from '../../src/evidence/dossier.types';
import { CrmLink } from '../../src/store/entities';
import { AccountStore } from '../../src/store/account.store';
import { useApplication } from '../support/application';
import { EMPTY_CONTRACT } from '../support/empty-contract';
import { FakePeople } from '../support/fakes/people.fake';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { type FakeWebService } from '../support/fakes/web.fake';
import { ana, newAccount } from '../support/store';
import { until } from '../support/until';

const directory = new FakePeople();
const salesforce = new FakeSalesforce();
const application = useApplication(async () => {
  await Promise.all([directory.listen(), salesforce.listen()]);
  return {
    PEOPLE_LOOKUP_URL: directory.url,
    PEOPLE_LOOKUP_TOKEN: directory.token,
    SALESFORCE_LOGIN_URL: salesforce.url,
    SALESFORCE_CLIENT_ID: salesforce.clientId,
    SALESFORCE_CLIENT_SECRET: salesforce.clientSecret,
  };
});
afterAll(() => Promise.all([directory.stop(), salesforce.stop()]));

const jane = { name: 'Jane Doe', email: 'jane@directory.example', title: 'COO' };
let crmId: string;
beforeEach(async () => {
  directory.calls.length = 0;
  directory.listed.splice(0, Infinity, jane);
  const { app } = application;
  await app.get(AccountStore).open(newAccount('acme'), ana);
  crmId = salesforce.org.create('Account', { Name: 'Acme' });
  await app.get(DataSource).manager.insert(CrmLink, { accountId: 'acme', system: 'salesforce', crmId, handoff: {} });
});

const dossier = (text = ''): Dossier => ({
  today: '2026-11-24',
  account: { externalId: 'crm-acme', name: 'acme Ltd', segment: null, industry: null, csm: null, ae: null },
  contract: EMPTY_CONTRACT,
  opportunity: null,
  contacts: [],
  documents: [{ id: 'd1', kind: 'email', date: null, author: null, text }],
});

async function lookedUp(place = dossier()) {
  const tools = application.app.get(FetchTools, { strict: false });
  const planned = [{ anchor: 'decisionMaker' as const, tool: 'people_lookup' as const, query: 'Jane Doe' }];
  const { calls, found } = await tools.use(
    planned,
    { accountId: 'acme', dossier: place },
    new AbortController().signal,
  );
  return { emails: found.contacts.map(({ email }) => email), findings: calls.flatMap(({ findings }) => findings) };
}

describe('the fetch loop, looking for a person', () => {
  it('takes the address in a signature, and asks nobody', async () => {
    expect((await lookedUp(dossier('Regards\n\nJane Doe\nCOO\njane@signed.example'))).emails).toEqual([
      'jane@signed.example',
    ]);
    expect([directory.calls, salesforce.callsOf(/query/)]).toEqual([[], []]);
  });

  it('asks the CRM first, and nobody outside when it knows', async () => {
    salesforce.org.create('Contact', { Name: 'Jane Doe', Email: 'jane@crm.example', AccountId: crmId });
    expect((await lookedUp()).emails).toEqual(['jane@crm.example']);
    expect(directory.calls).toEqual([]);
  });

  it('asks the directory outside for whom the CRM does not know', async () => {
    expect(await lookedUp()).toEqual({
      emails: ['jane@directory.example'],
      findings: ['Jane Doe is reachable at jane@directory.example.'],
    });
    expect(directory.calls).toMatchObject([{ body: { name: 'Jane Doe', company: 'acme Ltd' } }]);
  });

  it('takes what the directory knows while the CRM refuses', async () => {
    salesforce.failNext(/query/, {
      kind: 'status',
      status: 403,
      body: [{ errorCode: 'API_DISABLED', message: 'off' }],
    });
    expect((await lookedUp()).emails).toEqual(['jane@directory.example']);
  });

  it('goes on with what it has when nobody answers, and says so', async () => {
    directory.failNext(/POST/, { kind: 'status', status: 403 });
    const { emails, findings } = await lookedUp();
    expect(emails).toEqual([]);
    expect(findings).toEqual([expect.stringContaining('The tool failed: people lookup: HTTP 403')]);
  });
});

const LOGIN = /token/;

describe('the fetch loop, when its run is called off', () => {
  const [lookUp, search] = (['people_lookup', 'search_crm'] as const).map((tool) => ({
    anchor: 'decisionMaker' as const,
    tool,
    query: 'Jane Doe',
  }));

  it.each<[string, FakeWebService, RegExp, PlannedCall[]]>([
    ['the directory never answers', directory, /POST/, [lookUp!, search!]],
    ['the CRM, asked for a person, never answers', salesforce, /query/, [lookUp!, search!]],
    ['the CRM, searched, never answers', salesforce, /query/, [search!, lookUp!]],
    ['the CRM never lets it in', salesforce, LOGIN, [lookUp!, search!]],
  ])('ends at once where %s, and asks nobody else', async (_, system, call, planned) => {
    if (call === LOGIN) salesforce.endSession();
    system.failNext(call, { kind: 'hang' });
    const tools = application.app.get(FetchTools, { strict: false });
    const run = new AbortController();
    const using = tools.use(planned, { accountId: 'acme', dossier: dossier() }, run.signal);
    await until(() => system.unanswered.size > 0);
    const asked = () => directory.calls.length + salesforce.calls.length;
    const before = asked();
    run.abort();
    await expect(using).rejects.toThrow('aborted');
    expect(asked()).toBe(before);
    // A login is shared, and goes on without the one who withdrew.
    if (call !== LOGIN) await until(() => system.unanswered.size === 0);
  });
});

describe('the fetch loop, searching the CRM', () => {
  async function searched(place: Dossier) {
    const tools = application.app.get(FetchTools, { strict: false });
    const planned = [{ anchor: 'champion' as const, tool: 'search_crm' as const, query: 'champion sponsor' }];
    return (await tools.use(planned, { accountId: 'acme', dossier: place }, new AbortController().signal)).found
      .contacts;
  }
  const known = { name: 'Jane Doe', email: 'jane@acme.example', title: 'COO', crmRole: null };
  beforeEach(() => {
    const deal = salesforce.org.create('Opportunity', { AccountId: crmId, IsWon: false });
    for (const [Name, Email, Role] of [
      ['Jane Doe', 'jane@acme.example', 'Champion'],
      ['Omar Haddad', null, 'Executive Sponsor'],
    ]) {
      const contact = salesforce.org.create('Contact', { Name, Email });
      salesforce.org.create('OpportunityContactRole', { OpportunityId: deal, ContactId: contact, Role });
    }
  });

  it('counts the role that somebody known had in another deal, and whom it cannot reach', async () => {
    expect(await searched({ ...dossier(), contacts: [known] })).toMatchObject([
      { name: 'Jane Doe', crmRole: 'Champion' },
      { name: 'Omar Haddad', email: null, crmRole: 'Executive Sponsor' },
    ]);
  });

  it('finds nothing new in what is on record', async () => {
    const [jane, omar] = await searched(dossier());
    const contacts = [{ ...known, crmRole: 'Economic Buyer, Champion' }, jane!, omar!];
    expect(await searched({ ...dossier(), contacts })).toEqual([]);
  });
});

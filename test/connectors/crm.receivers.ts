import { type ActionKind } from '../../src/policy/policy.types';
import { FakeHubSpot } from '../support/fakes/hubspot.fake';
import { FakePlanhat } from '../support/fakes/planhat.fake';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { type FakeWebService } from '../support/fakes/web.fake';

export type Making = Extract<ActionKind, 'create_crm_task' | 'log_crm_note' | 'open_expansion_opportunity'>;
interface Kept {
  id: string;
  title: unknown;
  text: unknown;
  owner: unknown;
  account: unknown;
}

/** A system of record with one account and one colleague in it, looked at from the other side of its socket. */
export interface Receiver {
  fake: FakeWebService;
  env: Record<string, string>;
  secrets: string[];
  accountId: string;
  /** Calls that write. */
  writes: RegExp;
  field: string;
  /** What it holds of a kind, whoever wrote it. */
  ledger(kind: Making): Kept[];
  /** A person changes the title of what is there. */
  retitle(kind: Making, id: string, title: string): void;
  fieldNow(): unknown;
  setField(value: string): void;
}

export const DANA = 'dana@vendor.example';

async function salesforce(): Promise<Receiver> {
  const fake = await new FakeSalesforce().listen();
  const { org } = fake;
  org.create('User', { Name: 'Dana Ortiz', Email: DANA, IsActive: true });
  const accountId = org.create('Account', { Name: 'Acme', Industry: 'Logistics' });
  const objectOf = (kind: Making) => (kind === 'open_expansion_opportunity' ? 'Opportunity' : 'Task');
  return {
    fake,
    env: {
      SALESFORCE_LOGIN_URL: fake.url,
      SALESFORCE_CLIENT_ID: fake.clientId,
      SALESFORCE_CLIENT_SECRET: fake.clientSecret,
    },
    get secrets() {
      return [fake.clientSecret, fake.accessToken];
    },
    accountId,
    writes: /^PATCH/,
    field: 'Industry',
    ledger: (kind) =>
      org.records(objectOf(kind)).map((record) => ({
        id: record.Id,
        title: record.Subject ?? record.Name,
        text: record.Description,
        owner: record.OwnerId,
        account: record.WhatId ?? record.AccountId,
      })),
    retitle: (kind, id, title) => org.update(id, objectOf(kind) === 'Task' ? { Subject: title } : { Name: title }),
    fieldNow: () => org.find(accountId)?.Industry,
    setField: (value) => org.update(accountId, { Industry: value }),
  };
}

async function hubspot(): Promise<Receiver> {
  const fake = await FakeHubSpot.start();
  fake.owners.push({ id: '77', email: DANA, firstName: 'Dana', lastName: 'Ortiz' });
  const accountId = fake.add('companies', { name: 'Acme', industry: 'Logistics' });
  const types = { create_crm_task: 'tasks', log_crm_note: 'notes', open_expansion_opportunity: 'deals' } as const;
  const titles = { tasks: 'hs_task_subject', notes: 'hs_note_body', deals: 'dealname' } as const;
  return {
    fake,
    env: { HUBSPOT_BASE_URL: fake.url, HUBSPOT_TOKEN: fake.token },
    secrets: [fake.token],
    accountId,
    writes: /^POST .*\/upsert|^PATCH/,
    field: 'industry',
    ledger: (kind) =>
      fake.all(types[kind]).map((object) => ({
        id: object.id,
        title: object[titles[types[kind]]]?.split('\n')[0],
        text: object.hs_task_body ?? object.description ?? object.hs_note_body?.split('\n').at(-1),
        owner: object.hubspot_owner_id,
        account: fake.connectedWith(types[kind], object.id, 'companies').join(),
      })),
    retitle: (kind, id, title) => fake.edit(types[kind], id, { [titles[types[kind]]]: title }),
    fieldNow: () => fake.all('companies')[0]?.industry,
    setField: (value) => fake.edit('companies', accountId, { industry: value }),
  };
}

async function planhat(): Promise<Receiver> {
  const fake = await FakePlanhat.start();
  const owner = fake.add('users', { email: DANA });
  const accountId = fake.add('companies', { name: 'Acme', externalId: 'crm-1', phase: 'Logistics' });
  const models = {
    create_crm_task: 'tasks',
    log_crm_note: 'conversations',
    open_expansion_opportunity: 'deals',
  } as const;
  const titles = { tasks: 'action', conversations: 'subject', deals: 'name' } as const;
  return {
    fake,
    env: { PLANHAT_BASE_URL: fake.url, PLANHAT_TOKEN: fake.token },
    secrets: [fake.token],
    accountId,
    writes: /^PUT/,
    field: 'phase',
    ledger: (kind) =>
      fake.all(models[kind]).map((record) => ({
        id: record._id,
        title: record[titles[models[kind]]],
        text: record.description,
        owner: kind === 'log_crm_note' ? owner : record.ownerId,
        account: record.companyId,
      })),
    retitle: (kind, id, title) => fake.edit(models[kind], id, { [titles[models[kind]]]: title }),
    fieldNow: () => fake.all('companies')[0]?.phase,
    setField: (value) => fake.edit('companies', accountId, { phase: value }),
  };
}

export const RECEIVERS = { salesforce, hubspot, planhat };

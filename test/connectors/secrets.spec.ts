import { inspect } from 'node:util';
import { afterAll, beforeEach, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type Connections } from '../../src/connectors/connections';
import { CONNECTIONS } from '../../src/connectors/connectors.module';
import { CRM_SYSTEMS } from '../../src/connectors/crm/crm.source';
import { type OutboundAction } from '../../src/connectors/outbound';
import { JsonLogger } from '../../src/platform/operations/json-logger';
import { WarehousePull } from '../../src/sync/warehouse/warehouse.pull';
import { TODAY, packetOf, useApplication } from '../support/application';
import { EchoingService } from '../support/fakes/echo.fake';
import { untilNobodyWorks } from '../support/journey';
import { eventually } from '../support/worker';

const SECRETS = {
  SALESFORCE_CLIENT_SECRET: 'salesforce-client-secret',
  SALESFORCE_WEBHOOK_SECRET: 'salesforce-webhook-secret',
  HUBSPOT_TOKEN: 'pat-na1-hubspot-token',
  HUBSPOT_APP_SECRET: 'hubspot-app-secret',
  PLANHAT_TOKEN: 'planhat-api-token',
  PLANHAT_WEBHOOK_SECRET: 'planhat-webhook-secret',
  SNOWFLAKE_TOKEN: 'snowflake-access-token',
  SLACK_BOT_TOKEN: 'xoxb-slack-bot-token',
  SLACK_SIGNING_SECRET: 'slack-signing-secret',
  PEOPLE_LOOKUP_TOKEN: 'people-lookup-token',
  ANTHROPIC_API_KEY: 'sk-ant-language-model-key',
};
const MAIL_PASSWORD = 'smtp-password';
const KINDS = ['send_email', 'post_slack', 'create_crm_task', 'log_crm_note', 'update_crm_field'] as const;

const outside = new EchoingService();
const product = useApplication(
  async () => {
    await outside.listen();
    const { url } = outside;
    return {
      ...SECRETS,
      ...{ SALESFORCE_LOGIN_URL: url, SALESFORCE_CLIENT_ID: 'consumer-key' },
      ...{ HUBSPOT_BASE_URL: url, PLANHAT_BASE_URL: url, PEOPLE_LOOKUP_URL: url },
      ...{ SNOWFLAKE_BASE_URL: url, SNOWFLAKE_ACCOUNT: 'vendor', SNOWFLAKE_USER: 'reader' },
      ...{ SNOWFLAKE_WAREHOUSE: 'w', SNOWFLAKE_DATABASE: 'd', SNOWFLAKE_SCHEMA: 's' },
      ...{ SLACK_API_URL: `${url}/api/`, SLACK_CHANNEL: 'C0123456789' },
      ...{ LLM_PROVIDER: 'anthropic', ANTHROPIC_BASE_URL: url },
      ...{ SMTP_URL: `smtp://agent:${MAIL_PASSWORD}@127.0.0.1:1`, MAIL_FROM: 'success@vendor.example' },
    };
  },
  { agentAtWork: true },
);
afterAll(() => outside.stop());

/** All that the product wrote for somebody to read, before anything is blotted out of it. */
const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  const { lines } = product.app.get(JsonLogger);
  for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) {
    jest.spyOn(lines, level).mockImplementation((...words: unknown[]) => {
      said.push(words.map((word) => inspect(word, { depth: 10 })).join(' '));
    });
  }
});

const read = async (path: string) => said.push((await product.as('supervisor').get(path)).text);
const contents = async (): Promise<string> => {
  const db = product.app.get(DataSource);
  const tables = db.entityMetadatas.map(({ tablePath }) => tablePath);
  const rows = await Promise.all(tables.map((table) => db.query<unknown[]>(`SELECT * FROM "${table}"`)));
  return JSON.stringify(rows);
};
async function synced(system: string): Promise<void> {
  const asked = await product.as('supervisor').post('/api/v1/sync-runs').send({ system }).expect(202);
  const path = `/api/v1/sync-runs/${(asked.body as { id: string }).id}`;
  await eventually(
    async () => ((await product.as('viewer').get(path)).body as { error: string | null }).error !== null,
  );
  await read(path);
}
async function acted(kind: (typeof KINDS)[number]): Promise<void> {
  const connections: Connections = product.app.get(CONNECTIONS);
  const action: OutboundAction = {
    id: `act_${kind}`,
    kind,
    account: {
      id: 'a',
      name: 'Acme',
      externalId: 'crm-1',
      crmIds: { salesforce: '001000000000001', hubspot: '5100', planhat: '60aa00000000000000000001' },
    },
    payload: {
      title: 'Kick-off',
      text: 'On Monday',
      recipients: [{ name: 'Dana Ortiz', email: 'dana@vendor.example' }],
      ...{ object: 'Account', field: 'Industry', value: 'Retail' },
    },
    assignee: null,
    since: new Date(),
  };
  for (const outbound of connections.outbounds.filter(({ kinds }) => kinds.includes(kind))) {
    said.push(inspect(await outbound.execute(action, { mayHaveArrived: false })));
    said.push(inspect(await outbound.find(action).catch((error: unknown) => error), { depth: 10 }));
  }
}

it.each([
  ['repeats it in its refusals', 400],
  ['takes none of it', 401],
])(
  'what opens the door to a system stands in no log, error, answer or table, also where the system %s',
  async (_what, status) => {
    outside.status = status;
    for (const system of CRM_SYSTEMS) {
      await read(`/api/v1/sync/readiness?system=${system}`);
      await synced(system);
    }
    for (const kind of KINDS) await acted(kind);
    const { people }: Connections = product.app.get(CONNECTIONS);
    said.push(inspect(await people?.find({ name: 'Jane Doe', company: 'Acme' }).catch((error: unknown) => error)));
    said.push(inspect(await product.app.get(WarehousePull, { strict: false }).refresh('night', TODAY)));
    const opened = await product.as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
    const { id } = opened.body as { id: string };
    await untilNobodyWorks(product, id);
    await read(`/api/v1/accounts/${id}`);
    for (const path of ['salesforce', 'hubspot', 'planhat/guessed']) {
      said.push((await product.anonymous().post(`/api/v1/webhooks/${path}`).send({})).text);
    }

    const everywhere = [await contents(), ...said].join('\n');
    expect(outside.calls.length).toBeGreaterThan(15);
    expect(everywhere).toContain('***');
    const found = [...Object.entries(SECRETS), ['SMTP_URL', MAIL_PASSWORD] as const].filter(([, secret]) =>
      everywhere.includes(secret),
    );
    expect(found.map(([name, secret]) => `${name}: …${around(everywhere, secret)}…`)).toEqual([]);
  },
  60_000,
);

function around(text: string, secret: string): string {
  const at = text.indexOf(secret);
  return text.slice(Math.max(0, at - 300), at + 100);
}

import { z } from 'zod';
import { WrongSetting, url } from './setting.rules';

const text = z.string().optional();
const web = url(['https:', 'http:']).optional();

/** Variables of the systems we talk to; a system without its variables is off. */
export const connectorSettings = {
  SALESFORCE_LOGIN_URL: web,
  SALESFORCE_CLIENT_ID: text,
  SALESFORCE_CLIENT_SECRET: text,
  SALESFORCE_USERNAME: text,
  SALESFORCE_PRIVATE_KEY_FILE: text,
  SALESFORCE_API_VERSION: z
    .string()
    .regex(/^\d{2,3}\.0$/, 'give a version of the API such as 67.0')
    .default('67.0'),
  SALESFORCE_WEBHOOK_SECRET: text,
  HUBSPOT_BASE_URL: web,
  HUBSPOT_TOKEN: text,
  HUBSPOT_APP_SECRET: text,
  PLANHAT_BASE_URL: web,
  PLANHAT_TOKEN: text,
  PLANHAT_WEBHOOK_SECRET: text,
  SNOWFLAKE_BASE_URL: web,
  SNOWFLAKE_ACCOUNT: text,
  SNOWFLAKE_USER: text,
  SNOWFLAKE_PRIVATE_KEY_FILE: text,
  SNOWFLAKE_TOKEN: text,
  SNOWFLAKE_WAREHOUSE: text,
  SNOWFLAKE_DATABASE: text,
  SNOWFLAKE_SCHEMA: text,
  TELEMETRY_DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  SLACK_API_URL: web,
  SLACK_BOT_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_CHANNEL: text,
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  IMAP_URL: url(['imap:', 'imaps:']).optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      'give an address such as Success <success@example.com>',
    )
    .optional(),
  MAIL_MODE: z.enum(['send', 'draft'], 'give send or draft').default('send'),
  MAIL_ACCESS_TOKEN_FILE: text,
  PEOPLE_LOOKUP_URL: web,
  PEOPLE_LOOKUP_TOKEN: text,
};
export type ConnectorEnvironment = z.infer<z.ZodObject<typeof connectorSettings>>;

/** @throws WrongSetting when a system is set up only in part. */
export function readConnectors(env: ConnectorEnvironment) {
  return {
    salesforce: salesforce(env),
    hubspot: env.HUBSPOT_TOKEN
      ? {
          baseUrl: env.HUBSPOT_BASE_URL ?? 'https://api.hubapi.com',
          token: env.HUBSPOT_TOKEN,
          appSecret: env.HUBSPOT_APP_SECRET,
        }
      : undefined,
    planhat: planhat(env),
    snowflake: snowflake(env),
    telemetryDatabaseUrl: env.TELEMETRY_DATABASE_URL,
    slack: env.SLACK_BOT_TOKEN
      ? {
          apiUrl: env.SLACK_API_URL ?? 'https://slack.com/api/',
          botToken: env.SLACK_BOT_TOKEN,
          signingSecret: need(env, 'SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'),
          channel: env.SLACK_CHANNEL,
        }
      : undefined,
    mail: mail(env),
    peopleLookup: env.PEOPLE_LOOKUP_URL ? { url: env.PEOPLE_LOOKUP_URL, token: env.PEOPLE_LOOKUP_TOKEN } : undefined,
  } as const;
}

function salesforce(env: ConnectorEnvironment) {
  if (!env.SALESFORCE_LOGIN_URL) return undefined;
  const common = {
    loginUrl: env.SALESFORCE_LOGIN_URL,
    clientId: need(env, 'SALESFORCE_CLIENT_ID', 'SALESFORCE_LOGIN_URL'),
    apiVersion: env.SALESFORCE_API_VERSION,
    webhookSecret: env.SALESFORCE_WEBHOOK_SECRET,
  };
  if (env.SALESFORCE_CLIENT_SECRET) return { ...common, clientSecret: env.SALESFORCE_CLIENT_SECRET };
  return {
    ...common,
    username: need(env, 'SALESFORCE_USERNAME', 'SALESFORCE_LOGIN_URL without SALESFORCE_CLIENT_SECRET'),
    privateKeyFile: need(env, 'SALESFORCE_PRIVATE_KEY_FILE', 'SALESFORCE_USERNAME'),
  };
}

/** Approved mails are sent, or in mode `draft` laid into the drafts folder for a person to send. */
function mail(env: ConnectorEnvironment) {
  if (!env.SMTP_URL) return undefined;
  const common = {
    smtpUrl: env.SMTP_URL,
    from: need(env, 'MAIL_FROM', 'SMTP_URL'),
    accessTokenFile: env.MAIL_ACCESS_TOKEN_FILE,
  };
  if (env.MAIL_MODE === 'send') return { ...common, mode: env.MAIL_MODE, imapUrl: env.IMAP_URL };
  return { ...common, mode: env.MAIL_MODE, imapUrl: need(env, 'IMAP_URL', 'MAIL_MODE=draft') };
}

function planhat(env: ConnectorEnvironment) {
  if (!env.PLANHAT_TOKEN) return undefined;
  return {
    baseUrl: env.PLANHAT_BASE_URL ?? 'https://api.planhat.com',
    token: env.PLANHAT_TOKEN,
    webhookSecret: env.PLANHAT_WEBHOOK_SECRET,
  };
}

function snowflake(env: ConnectorEnvironment) {
  if (!env.SNOWFLAKE_ACCOUNT) return undefined;
  const common = {
    account: env.SNOWFLAKE_ACCOUNT,
    baseUrl: env.SNOWFLAKE_BASE_URL ?? `https://${env.SNOWFLAKE_ACCOUNT}.snowflakecomputing.com`,
    warehouse: env.SNOWFLAKE_WAREHOUSE,
    database: env.SNOWFLAKE_DATABASE,
    schema: env.SNOWFLAKE_SCHEMA,
  };
  if (env.SNOWFLAKE_TOKEN) return { ...common, token: env.SNOWFLAKE_TOKEN };
  return {
    ...common,
    user: need(env, 'SNOWFLAKE_USER', 'SNOWFLAKE_ACCOUNT without SNOWFLAKE_TOKEN'),
    privateKeyFile: need(env, 'SNOWFLAKE_PRIVATE_KEY_FILE', 'SNOWFLAKE_USER'),
  };
}

function need(env: ConnectorEnvironment, variable: keyof ConnectorEnvironment, because: string): string {
  const value = env[variable];
  if (value === undefined) throw new WrongSetting(variable, `is needed beside ${because}: set it, or unset ${because}`);
  return value;
}

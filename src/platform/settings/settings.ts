import { z } from 'zod';
import { connectorSettings, readConnectors } from './connector-settings';
import { WrongSetting, isLoopback, url } from './setting.rules';

const PORT_RANGE = 'give a port number from 0 to 65535';

const Environment = z.object({
  PORT: z.coerce.number(PORT_RANGE).int(PORT_RANGE).min(0, PORT_RANGE).max(65_535, PORT_RANGE).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url(['https:', 'http:']).optional(),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  AUTH: z.enum(['on', 'off'], 'give on or off').default('on'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'give fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  TIME_ZONE: z.string().refine(isTimeZone, 'give an IANA zone such as UTC or Europe/Berlin').default('UTC'),
  BUSINESS_DATE: z.iso.date('give a calendar date such as 2026-11-24').optional(),
  BODY_LIMIT_BYTES: z.coerce
    .number('give a number of bytes')
    .int()
    .min(1_024, 'give at least 1024')
    .default(10_485_760),
  RATE_LIMIT_PER_SECOND: z.coerce.number('give requests a second').int().min(1, 'give at least 1').default(10_000),
  OIDC_ISSUER: url(['https:', 'http:']).optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_JWKS_URL: url(['https:', 'http:']).optional(),
  OIDC_ROLE_CLAIM: z.string().default('role'),
  LLM_PROVIDER: z.enum(['anthropic', 'openai', 'offline'], 'give anthropic, openai or offline').optional(),
  LLM_MODEL: z.string().optional(),
  LLM_ACCOUNT_BUDGET_USD: z.coerce.number('give an amount in US dollars').nonnegative().default(5),
  LLM_DAILY_BUDGET_USD: z.coerce.number('give an amount in US dollars').nonnegative().default(100),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_BASE_URL: url(['https:', 'http:']).optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url(['https:', 'http:']).optional(),
  LANGSMITH_TRACING: z.enum(['true', 'false'], 'give true or false').optional(),
  LANGSMITH_API_KEY: z.string().optional(),
  LANGSMITH_ENDPOINT: url(['https:', 'http:']).optional(),
  LANGSMITH_PROJECT: z.string().default('value-in-motion'),
  TELEMETRY_MAPPING_FILE: z.string().optional(),
  TELEMETRY_RETENTION_DAYS: z.coerce
    .number('give a number of days')
    .int('give whole days')
    .min(200, 'give at least 200: scores and the causes of waste look back half a year')
    .optional(),
  OUTBOUND_ALLOW: z.string().default(''),
  FIELD_MAPPING_FILE: z.string().optional(),
  CRM_RECORD_RETENTION_DAYS: z.coerce
    .number('give a number of days')
    .int('give whole days')
    .min(1, 'give at least 1, or leave it out to keep all')
    .optional(),
  SYNC_EVERY_MINUTES: z.coerce
    .number('give a number of minutes, or 0 for never')
    .int('give whole minutes')
    .min(0, 'give a number of minutes, or 0 for never')
    .default(5),
  ...connectorSettings,
});
export type Environment = z.infer<typeof Environment>;

/** Everything the operator decides, parsed once at the start; no other place reads the environment. */
export type Settings = ReturnType<typeof group>;

/** Nest token of the parsed `Settings`. */
export const SETTINGS = 'SETTINGS';

/** @throws WrongSetting with one line that names the variable and the remedy. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new WrongSetting(String(issue?.path[0]), issue?.message ?? 'give a valid value');
  }
  refuseContradictions(parsed.data);
  return group(parsed.data);
}

function group(env: Environment) {
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    auth: env.AUTH,
    logLevel: env.LOG_LEVEL,
    timeZone: env.TIME_ZONE,
    businessDate: env.BUSINESS_DATE,
    bodyLimitBytes: env.BODY_LIMIT_BYTES,
    rateLimitPerSecond: env.RATE_LIMIT_PER_SECOND,
    oidc:
      env.OIDC_ISSUER && env.OIDC_AUDIENCE
        ? {
            issuer: env.OIDC_ISSUER,
            audience: env.OIDC_AUDIENCE,
            jwksUrl: env.OIDC_JWKS_URL,
            roleClaim: env.OIDC_ROLE_CLAIM,
          }
        : undefined,
    llm: {
      provider: env.LLM_PROVIDER ?? (env.ANTHROPIC_API_KEY ? 'anthropic' : env.OPENAI_API_KEY ? 'openai' : 'offline'),
      model: env.LLM_MODEL,
      accountBudgetUsd: env.LLM_ACCOUNT_BUDGET_USD,
      dailyBudgetUsd: env.LLM_DAILY_BUDGET_USD,
      anthropic: { apiKey: env.ANTHROPIC_API_KEY, baseUrl: env.ANTHROPIC_BASE_URL },
      openai: { apiKey: env.OPENAI_API_KEY, baseUrl: env.OPENAI_BASE_URL },
    },
    langsmith:
      env.LANGSMITH_API_KEY && env.LANGSMITH_TRACING !== 'false'
        ? { apiKey: env.LANGSMITH_API_KEY, endpoint: env.LANGSMITH_ENDPOINT, project: env.LANGSMITH_PROJECT }
        : undefined,
    connectors: readConnectors(env),
    fieldMappingFile: env.FIELD_MAPPING_FILE,
    telemetryMappingFile: env.TELEMETRY_MAPPING_FILE,
    telemetryRetentionDays: env.TELEMETRY_RETENTION_DAYS,
    syncEveryMinutes: env.SYNC_EVERY_MINUTES,
    crmRecordRetentionDays: env.CRM_RECORD_RETENTION_DAYS,
    outboundAllow: env.OUTBOUND_ALLOW.split(',')
      .map((host) => host.trim())
      .filter(Boolean),
  } as const;
}

function refuseContradictions(env: Environment): void {
  if (env.AUTH === 'off' && !isLoopback(env.HOST)) {
    throw new WrongSetting('AUTH', `off is refused while HOST is ${env.HOST}: set AUTH=on or HOST=127.0.0.1`);
  }
  if (env.LLM_PROVIDER === 'anthropic' && !env.ANTHROPIC_API_KEY) {
    throw new WrongSetting('ANTHROPIC_API_KEY', 'is needed by LLM_PROVIDER=anthropic: set it or LLM_PROVIDER=offline');
  }
  if (env.LLM_PROVIDER === 'openai' && !env.OPENAI_API_KEY) {
    throw new WrongSetting('OPENAI_API_KEY', 'is needed by LLM_PROVIDER=openai: set it or LLM_PROVIDER=offline');
  }
  if (env.SNOWFLAKE_ACCOUNT && env.TELEMETRY_DATABASE_URL) {
    throw new WrongSetting(
      'TELEMETRY_DATABASE_URL',
      'is a second warehouse beside SNOWFLAKE_ACCOUNT: unset one of them',
    );
  }
  if (env.OIDC_ISSUER && !env.OIDC_AUDIENCE) {
    throw new WrongSetting('OIDC_AUDIENCE', 'is needed beside OIDC_ISSUER: give the audience that tokens must name');
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

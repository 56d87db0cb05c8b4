import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Agent } from 'supertest';
import { AppModule } from '../../src/app.module';
import { CrmSearch } from '../../src/evidence/ports';
import { ApiKeysService } from '../../src/platform/auth/api-keys.service';
import { type Role } from '../../src/platform/auth/caller';
import { configureHttp, httpAdapter } from '../../src/platform/http/create-app';
import { SETTINGS, readSettings } from '../../src/platform/settings/settings';
import { Worker } from '../../src/worker/worker';
import { empty, openTestDatabase, type TestDatabase } from './test-database';

/** The date on which the tests take place. */
export const TODAY = '2026-11-24';

export interface Application {
  /** Sends requests as somebody with this role. */
  as(role: Role): Agent;
  anonymous(): Agent;
  readonly app: NestFastifyApplication;
  readonly dataDir: string;
}

/**
 * The whole product as it is served, on an empty database before each test. Unless the agent is at work, its worker
 * rests and requests alone change accounts.
 */
export function useApplication(
  env: Record<string, string> | (() => Promise<Record<string, string>>) = {},
  { agentAtWork = false, crm }: { agentAtWork?: boolean; crm?: CrmSearch } = {},
): Application {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  const dataDir = mkdtempSync(join(tmpdir(), 'value-in-motion-api-'));
  const keys = new Map<Role, string>();

  beforeAll(async () => {
    database = await openTestDatabase();
    await empty(database.db);
    const given = typeof env === 'function' ? await env() : env;
    const settings = readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', BUSINESS_DATE: TODAY, ...given });
    const building = Test.createTestingModule({ imports: [AppModule] })
      .overrideProvider(SETTINGS)
      .useValue(settings)
      .overrideProvider('DATABASE')
      .useValue({ ...database, close: () => Promise.resolve() });
    if (crm) building.overrideProvider(CrmSearch).useValue(crm);
    const module = await building.compile();
    app = module.createNestApplication<NestFastifyApplication>(httpAdapter(settings), { rawBody: true });
    await configureHttp(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  beforeEach(async () => {
    const worker = app.get(Worker, { strict: false });
    await worker.stop();
    await empty(database.db);
    for (const role of ['viewer', 'csm', 'supervisor', 'admin'] as const) {
      const { key } = await app.get(ApiKeysService).create({ name: role, email: `${role}@vendor.example`, role });
      keys.set(role, key);
    }
    if (agentAtWork) worker.start();
  });
  afterAll(async () => {
    await app?.close();
    await database?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const agent = () => request.agent(app.getHttpServer());
  return {
    as: (role) => agent().set('Authorization', `Bearer ${keys.get(role)}`),
    anonymous: agent,
    get app() {
      return app;
    },
    dataDir,
  };
}

/** A handoff that is complete enough to be accepted; parts can be replaced. */
export function packetOf(parts: { account?: object; contract?: object; documents?: object[] } = {}) {
  return {
    account: {
      externalId: 'crm-1',
      name: 'Harbour Logistics',
      segment: 'mid_market',
      csm: { name: 'Dana Ortiz', email: 'dana@vendor.example' },
      ...parts.account,
    },
    contract: {
      arr: 60_000,
      currency: 'USD',
      seats: 400,
      startDate: '2025-12-01',
      renewalDate: '2027-06-30',
      noticePeriodDays: 60,
      plan: 'Business',
      entitlements: ['SSO'],
      ...parts.contract,
    },
    contacts: [{ name: 'Priya Raman', email: 'priya@harbour.example', title: 'VP Operations', crmRole: null }],
    documents: parts.documents ?? [
      { id: 'd1', kind: 'crm_note', date: '2025-11-20', author: 'Sam Lee', text: 'Kick-off is on Monday.' },
    ],
  };
}

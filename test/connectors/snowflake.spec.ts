import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { type OutboundFailure } from '../../src/connectors/resilience/outbound.failure';
import { SnowflakeClient, type SnowflakeCalls } from '../../src/connectors/snowflake/snowflake.client';
import { type SnowflakeLogin } from '../../src/connectors/snowflake/snowflake.login';
import { SnowflakeWarehouse } from '../../src/connectors/snowflake/snowflake.warehouse';
import { FakeSnowflake } from '../support/fakes/snowflake.fake';
import { SWIFT } from '../support/swift-calls';
import { until } from '../support/until';

let snowflake: FakeSnowflake;
let privateKeyFile: string;
beforeEach(async () => {
  snowflake = await new FakeSnowflake().listen();
  privateKeyFile = join(mkdtempSync(join(tmpdir(), 'snowflake-')), 'key.p8');
  writeFileSync(privateKeyFile, snowflake.keys.privateKey);
});
afterEach(() => snowflake.stop());

const REQUEST = '1b4e28ba-2fa1-81d2-883f-b9a761bde3fb';
const swift: SnowflakeCalls = { ...SWIFT, firstLookMs: 1 };
/** For where no answer comes. */
const impatient: SnowflakeCalls = { attemptTimeoutMs: 2_000 };
const byKey = (): SnowflakeLogin => ({ account: `${snowflake.account}.eu-west-1`, user: 'agent', privateKeyFile });
const byToken = (): SnowflakeLogin => ({ account: snowflake.account, token: snowflake.pat });

function warehouse(login: SnowflakeLogin = byKey(), calls: SnowflakeCalls = {}) {
  const settings = { ...login, baseUrl: snowflake.url, warehouse: 'CS_WH', database: 'TEL', schema: 'PUBLIC' };
  return new SnowflakeWarehouse(new SnowflakeClient(settings, new AllowedHosts(['loopback']), { ...swift, ...calls }));
}
async function asked(from = warehouse(), signal?: AbortSignal, key = REQUEST): Promise<unknown[]> {
  const text = 'SELECT a, $2 FROM t WHERE d >= $1 AND d < $1';
  const rows: unknown[] = [];
  for await (const part of from.rows({ text, values: ['2026-11-24', 'x'], key }, signal)) rows.push(...part);
  return rows;
}
const failureOf = (asking: Promise<unknown>) =>
  asking.then(
    () => Promise.reject(new Error('It answered')),
    (error: unknown) => error as OutboundFailure,
  );
const PARTS = [[['A1', '1', null]], [['A2', '2', null]], [['A3', null, '3']]];
const ALL = PARTS.flat();

describe('Snowflake', () => {
  it.each([
    ['a key pair', byKey],
    ['an access token', byToken],
  ])('takes a statement by %s, runs it in the back and hands its answer out in parts', async (_, login) => {
    snowflake.answers(...PARTS);
    snowflake.looks = 3;
    expect(await asked(warehouse(login()))).toEqual(ALL);
    expect(snowflake.callsOf(/^GET/)).toHaveLength(3 + 2);
    const [submitted] = snowflake.callsOf(/^POST/);
    expect(submitted?.body).toMatchObject({ warehouse: 'CS_WH', database: 'TEL', schema: 'PUBLIC' });
  });

  it('gets each value where its mark stands, as often as it stands there', async () => {
    await asked();
    const [execution] = snowflake.executions.values();
    expect(execution?.statement).toBe('SELECT a, ? FROM t WHERE d >= ? AND d < ?');
    expect(Object.values(execution?.bindings ?? {})).toEqual([
      { type: 'TEXT', value: 'x' },
      { type: 'TEXT', value: '2026-11-24' },
      { type: 'TEXT', value: '2026-11-24' },
    ]);
  });

  it.each([
    ['is not answered', { kind: 'hang' } as const],
    ['loses its answer', { kind: 'answer_lost' } as const],
    ['meets a busy gateway', { kind: 'status', status: 503 } as const],
    ['meets a limit', { kind: 'status', status: 429 } as const],
    ['gets half an answer', { kind: 'no_json' } as const],
  ])('executes a statement once although handing it in %s', async (_, fault) => {
    snowflake.answers(...PARTS);
    snowflake.failNext(/^POST/, fault, fault);
    expect(await asked(warehouse(byKey(), fault.kind === 'hang' ? impatient : {}))).toEqual(ALL);
    expect(snowflake.executions.size).toBe(1);
    expect(snowflake.callsOf(/^POST/).map(({ query }) => query.get('requestId'))).toEqual(Array(3).fill(REQUEST));
  });

  it('is asked for a part again that gets lost, and for no other', async () => {
    snowflake.answers(...PARTS);
    snowflake.failNext(/^GET/, { kind: 'broken' }, { kind: 'hang' }, { kind: 'status', status: 504 });
    expect(await asked(warehouse(byKey(), impatient))).toEqual(ALL);
    expect(snowflake.callsOf(/^GET/).map(({ query }) => query.get('partition'))).toEqual(['1', '1', '1', '1', '2']);
  });

  it('gets a new token in the midst of an answer when the old one has ended', async () => {
    snowflake.answers(...PARTS);
    let nowMs = Date.now();
    const rows: unknown[] = [];
    const source = warehouse(byKey(), { now: () => nowMs });
    for await (const part of source.rows({ text: 'SELECT 1', values: [], key: REQUEST })) {
      rows.push(...part);
      if (rows.length > 1) continue;
      snowflake.revokeTokens();
      nowMs += 1_000;
    }
    expect(rows).toEqual(ALL);
    expect(new Set(snowflake.calls.map(({ headers }) => headers.authorization)).size).toBe(2);
  });

  it('is not asked over and over when no token is taken', async () => {
    await expect(asked(warehouse({ account: snowflake.account, token: 'wrong' }))).rejects.toMatchObject({
      result: 'refused',
      code: 'token_refused',
    });
    expect(snowflake.calls).toHaveLength(1);
  });

  it('says that an answer is lost when the statement is forgotten or rows are missing', async () => {
    snowflake.answers(...PARTS);
    const rows = warehouse().rows({ text: 'SELECT 1', values: [], key: REQUEST })[Symbol.asyncIterator]();
    await rows.next();
    snowflake.forgetStatements();
    await expect(rows.next()).rejects.toMatchObject({ code: 'answer_lost' });

    snowflake.failNext(/^GET/, { kind: 'status', status: 200, body: { data: [] } });
    await expect(asked(warehouse(), undefined, REQUEST.replace('1b', '2c'))).rejects.toMatchObject({
      code: 'answer_lost',
    });
  });

  it.each([
    [422, { code: '002003', message: 'T does not exist or not authorized' }, '002003'],
    [408, { code: '000630', message: 'Statement reached its timeout' }, 'statement_timed_out'],
    [403, { code: '390302', message: 'not allowed' }, 'http_403'],
  ])('is asked once when it refuses with %i', async (status, body, code) => {
    snowflake.failNext(/^POST/, { kind: 'status', status, body });
    await expect(asked()).rejects.toMatchObject({ result: 'refused', code });
    expect(snowflake.calls).toHaveLength(1);
  });

  it('is told to stop when nobody waits for the answer any more', async () => {
    snowflake.looks = 1_000;
    const waiting = new AbortController();
    const asking = failureOf(asked(warehouse(), waiting.signal));
    await until(() => snowflake.callsOf(/^GET/).length > 0);
    waiting.abort();
    expect((await asking).code).toBe('cancelled');
    expect([...snowflake.executions.values()].map(({ isCancelled }) => isCancelled)).toEqual([true]);
  });

  it('is not waited for when it does not answer that it stops', async () => {
    snowflake.looks = 1_000;
    snowflake.failNext(/cancel/, { kind: 'hang' });
    const waiting = new AbortController();
    const patient = warehouse(byKey(), { attemptTimeoutMs: 60_000, longestStopMs: 20 });
    const asking = failureOf(asked(patient, waiting.signal));
    await until(() => snowflake.callsOf(/^GET/).length > 0);
    waiting.abort();
    expect((await asking).code).toBe('cancelled');
    await until(() => snowflake.unanswered.size === 0);
  });

  it('never finds its secrets in an error', async () => {
    snowflake.failNext(/^POST/, { kind: 'status', status: 422, body: { message: `Bearer ${snowflake.pat} refused` } });
    const failure = await failureOf(asked(warehouse(byToken())));
    expect(failure.message).toContain('refused');
    expect(JSON.stringify([failure.message, failure.stack])).not.toContain(snowflake.pat);
  });

  it('says what to do when the key cannot be read', async () => {
    writeFileSync(privateKeyFile, 'no key');
    await expect(asked()).rejects.toThrow('SNOWFLAKE_PRIVATE_KEY_FILE: give the path of an unencrypted RSA key');
  });
});

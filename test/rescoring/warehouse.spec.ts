import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ContractRow, UsageDay, WarehouseMetricsRow } from '../../src/store/entities';
import { FakeSnowflake } from '../support/fakes/snowflake.fake';
import { useDatabase } from '../support/database';
import { ana, newAccount } from '../support/store';
import { rescoringOn } from './rescoring';

const asOf = '2026-11-24';
const database = useDatabase();
let snowflake: FakeSnowflake;
beforeEach(async () => {
  snowflake = await new FakeSnowflake().listen();
});
afterEach(() => snowflake.stop());

const usage = (busiestDay: number) =>
  JSON.stringify({
    last28: { knownDays: 28, distinctIds: 0, busiestDay, sum: 28 * busiestDay, allIdentified: false },
    prior28: { knownDays: 28, distinctIds: 0, busiestDay, sum: 28 * busiestDay, allIdentified: false },
    weekdays: [[2, busiestDay * 4, 4, busiestDay * 4, 4]],
    weeks: { weeks: 12, meanLevel: busiestDay, sxx: 143, sxy: 0, syy: 0 },
    knownOfLast14: 14,
    lastActiveOn: '2026-11-23',
    firstKnownOn: '2026-01-01',
    usedKeyFeatures: ['reports'],
    newGroups: null,
  });

async function withAccounts(...ids: string[]) {
  const env = {
    SNOWFLAKE_BASE_URL: snowflake.url,
    SNOWFLAKE_ACCOUNT: snowflake.account,
    SNOWFLAKE_TOKEN: snowflake.pat,
  };
  const rescoring = rescoringOn(database.db, { embedded: database.embedded, env });
  for (const id of ids) {
    await rescoring.store.open({ ...newAccount(id), customerSince: '2025-01-01' }, ana);
    await database.db.manager.insert(ContractRow, {
      accountId: id,
      seats: 100,
      startDate: '2025-01-01',
      keyFeatures: ['reports', 'alerts'],
    });
  }
  const night = async (day = asOf) => {
    const { id } = await rescoring.runs.ask(day, 'supervisor');
    await rescoring.worker.wake();
    return rescoring.runs.find(id);
  };
  const activeOf = async (id: string, day = asOf) =>
    (await rescoring.scores.scoreAll([id], day))[0]?.scored.scores.active28.value;
  return { ...rescoring, night, activeOf };
}

describe('a night with the telemetry in Snowflake', () => {
  it('scores by what the warehouse computed, and by our own tables where it knows nothing', async () => {
    const { night, activeOf } = await withAccounts('acme', 'other');
    await plantOwn('other', 7);
    snowflake.answers([['crm-acme', usage(40), null]], [['crm-unheard-of', usage(9), null]]);
    expect(await night()).toMatchObject({ status: 'done', warehouse: { system: 'snowflake', accounts: 1 } });
    expect([await activeOf('acme'), await activeOf('other')]).toEqual([40, 7]);
    const [execution] = snowflake.executions.values();
    expect(execution?.bindings['1']).toEqual({ type: 'TEXT', value: asOf });
    expect(Object.values(execution?.bindings ?? {})).toContainEqual({ type: 'TEXT', value: '["alerts","reports"]' });
  });

  it('asks anew when the answer gets lost on the way, and takes nothing twice', async () => {
    const { night, activeOf } = await withAccounts('acme', 'second');
    snowflake.answers([['crm-acme', usage(40), null]], [['crm-second', usage(30), null]]);
    snowflake.failNext(/^GET.*/, { kind: 'status', status: 404 });
    expect(await night()).toMatchObject({ warehouse: { accounts: 2 } });
    expect(snowflake.executions.size).toBe(2);
    expect([await activeOf('acme'), await activeOf('second')]).toEqual([40, 30]);
    expect(await database.db.manager.count(WarehouseMetricsRow)).toBe(2);
  });

  it('scores by the last answer while the warehouse is away, for a week', async () => {
    const { night, activeOf } = await withAccounts('acme');
    snowflake.answers([['crm-acme', usage(40), null]]);
    await night('2026-11-23');
    snowflake.failNext(/^POST/, { kind: 'status', status: 422, body: { code: '000606', message: 'no warehouse' } });
    expect(await night()).toMatchObject({
      status: 'done',
      warehouse: { system: 'snowflake', error: '000606: HTTP 422 (000606): no warehouse' },
    });
    expect(await activeOf('acme')).toBe(40);
    expect(await activeOf('acme', '2026-11-30')).toBe(40);
    expect(await activeOf('acme', '2026-12-01')).toBeNull();
  });

  it.each([
    [usage(-3), /^another_shape: row 1, usage, last28.busiestDay: Too small/],
    ['<html>', /^another_shape: row 1, usage: no JSON/],
  ])('scores by the last answer while the warehouse answers something else than was asked', async (strange, error) => {
    const { night, activeOf } = await withAccounts('acme');
    snowflake.answers([['crm-acme', usage(40), null]]);
    await night('2026-11-23');
    snowflake.answers([['crm-acme', strange, null]]);
    expect(await night()).toMatchObject({ status: 'done', warehouse: { error: expect.stringMatching(error) } });
    expect(await activeOf('acme')).toBe(40);
  });

  it('does not take an older answer for a newer one', async () => {
    const { night, activeOf } = await withAccounts('acme');
    snowflake.answers([['crm-acme', usage(40), null]]);
    await night();
    snowflake.answers([['crm-acme', usage(90), null]]);
    await night('2026-11-23');
    expect(await activeOf('acme')).toBe(40);
  });
});

function plantOwn(accountId: string, activeUsers: number) {
  const days = Array.from({ length: 28 }, (_, n) => `2026-11-${String(n - 4).padStart(2, '0')}`).slice(5);
  return database.db.manager.insert(
    UsageDay,
    days.map((date) => ({ accountId, date, activeUsers })),
  );
}

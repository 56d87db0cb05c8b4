import { describe, expect, it } from '@jest/globals';
import { Parser } from 'node-sql-parser';
import { addDays } from '../../src/calendar/calendar';
import { active28Row, loginRow, muraRow, muriRow, weekdayRows, weekLevels } from '../../src/scoring';
import { postgresql, snowflake } from '../../src/telemetry/scores/dialect';
import { mappingIn, readWarehouseMapping } from '../../src/telemetry/warehouse/warehouse.mapping';
import { warehouseStatement, type AskedOf } from '../../src/telemetry/warehouse/warehouse.statement';
import { useDatabase } from '../support/database';
import { asOf, randomFrom, someUsage } from './some-usage';

const TENANT = `
usage:
  table: tenant."Daily Use"
  account: customer
  day: day
  activeUsers: people
  users: '"User Ids"'
  events: clicks
  groups: teams
tickets:
  table: tenant.tickets
  account: customer
  openedOn: opened_at
  closedOn: closed_at
  priority: { column: severity, P1: [urgent, on fire], P2: [high] }
  escalatedOn: escalated_at
  reopenedOn: reopened_at
`;
const mapping = readWarehouseMapping(TENANT);
const asked: AskedOf = {
  asOf,
  keyFeatures: ['reports', 'alerts'],
  newcomers: { young: addDays(asOf, -40) },
  daysOfWeek: 4,
};

describe('what the warehouse computes', () => {
  const database = useDatabase();

  it.each([1, 2, 3, 4, 5, 6])('agrees with the formulas on the raw days (seed %i)', async (seed) => {
    const usage = await someUsage(database.db, randomFrom(seed), seed);
    await rebuild(
      `CREATE TABLE tenant."Daily Use" AS
       SELECT account_id AS customer, date + time '13:00' AS day, active_users AS people, users AS "User Ids",
              '{"reports": 3, "alerts": 0, "other": 9}'::jsonb AS clicks,
              CASE WHEN date < '${addDays(asOf, -9)}' THEN '{"core": 5}'::jsonb ELSE '{"core": 5, "sales": 4}' END AS teams
         FROM usage_daily`,
    );
    const { weekdays, weeks, ...told } = await usageOf('acme');
    expect(told).toEqual({
      last28: orNull(active28Row(usage, asOf)),
      prior28: orNull(active28Row(usage, addDays(asOf, -28))),
      usedKeyFeatures: ['reports'],
      newGroups: [{ name: 'sales', activeUsers: 4 }],
      ...loginRow(usage, asOf),
    });
    expect([...weekdays].sort(([a = 0], [b = 0]) => a - b)).toEqual(
      weekdayRows(usage, asOf)
        .map(({ lastSum, lastDays, priorSum, priorDays }, at) => [at + 1, lastSum, lastDays, priorSum, priorDays])
        .filter(([, , last = 0, , prior = 0]) => last + prior > 0),
    );
    const expected = muraRow(weekLevels(usage, asOf));
    for (const part of ['weeks', 'meanLevel', 'sxx', 'sxy', 'syy'] as const) {
      expect(weeks[part]).toBeCloseTo(expected[part], 6);
    }
  });

  it.each([
    ['old', null],
    ['young', addDays(asOf, -40)],
  ])('counts the tickets of an %s customer as the formulas do', async (customer, customerSince) => {
    const random = randomFrom(7);
    const opened = Array.from({ length: 40 }, () => addDays(asOf, -Math.floor(random() * 130)));
    const rows = opened.map((day, n) => {
      const closed = n % 3 === 0 ? 'null' : `'${addDays(day, 2)} 09:00'`;
      const escalated = n % 4 === 0 ? `'${day}'` : 'null';
      return `('${customer}', '${day} 09:00', ${closed}, '${n % 3 === 0 ? 'on fire' : 'low'}', ${escalated}, null)`;
    });
    await rebuild(
      `CREATE TABLE tenant.tickets (customer text, opened_at timestamp, closed_at timestamp, severity text,
         escalated_at timestamp, reopened_at timestamp)`,
      `INSERT INTO tenant.tickets VALUES ${rows.join(', ')}`,
    );
    const since = [[...opened].sort()[0] ?? asOf, customerSince ?? ''].sort().at(-1) ?? null;
    const escalations90 = opened.filter((day, n) => n % 4 === 0 && day >= addDays(asOf, -90) && day < asOf).length;
    const { open, openP1, openP2, ...counted } = await ticketsOf(customer);
    expect(counted).toEqual(muriRow({ observedSince: since, opened, escalations90, reopenings90: 0 }, asOf));
    const stillOpen = opened.filter((day, n) => n % 3 === 0 || (day <= asOf && addDays(day, 2) > asOf)).length;
    expect({ open, openP1, openP2 }).toEqual({ open: stillOpen, openP1: Math.ceil(opened.length / 3), openP2: 0 });
  });

  it('says nothing of a table that is not mapped', async () => {
    await rebuild(`CREATE TABLE tenant.usage_daily (account_id text, day date, active_users int)`);
    const plain = readWarehouseMapping(
      'usage: { table: tenant.usage_daily, account: account_id, day: day, activeUsers: active_users }',
    );
    await database.db.query(`INSERT INTO tenant.usage_daily VALUES ('acme', '2026-11-20', 5)`);
    const { text, values } = warehouseStatement(postgresql, plain, asked);
    const [row] = await database.db.query<{ used: string; asked: null }[]>(text, values);
    expect(row?.asked).toBeNull();
    expect(JSON.parse(row?.used ?? '')).toMatchObject({
      last28: { knownDays: 1, distinctIds: 0, busiestDay: 5, sum: 5, allIdentified: false },
      lastActiveOn: '2026-11-20',
    });
  });

  async function rebuild(...statements: string[]): Promise<void> {
    await database.db.query('DROP SCHEMA IF EXISTS tenant CASCADE');
    await database.db.query('CREATE SCHEMA tenant');
    for (const statement of statements) await database.db.query(statement);
  }

  async function usageOf(account: string): Promise<UsageAnswer> {
    return (await rowOf(account, { usage: mapping.usage })).used as UsageAnswer;
  }

  async function ticketsOf(account: string) {
    const { asked: tickets } = await rowOf(account, { tickets: mapping.tickets });
    return tickets as Record<string, number>;
  }

  async function rowOf(account: string, tables: typeof mapping) {
    const { text, values } = warehouseStatement(postgresql, tables, asked);
    const rows = await database.db.query<{ account_id: string; used: string | null; asked: string | null }[]>(
      text,
      values,
    );
    const row = rows.find(({ account_id }) => account_id === account);
    return { used: parsed(row?.used), asked: parsed(row?.asked) };
  }
});

interface UsageAnswer {
  weekdays: number[][];
  weeks: Record<'weeks' | 'meanLevel' | 'sxx' | 'sxy' | 'syy', number>;
}
const parsed = (text: string | null | undefined): unknown => (text == null ? null : JSON.parse(text));
const orNull = <Window extends { knownDays: number }>(window: Window) => (window.knownDays === 0 ? null : window);

/** What PostgreSQL calls differently, put into Snowflake's words one by one: whatever else differs, differs in meaning. */
const WORDS: [RegExp, string][] = [
  [/AS MATERIALIZED/g, 'AS'],
  [/\bbool_and\(/g, 'booland_agg('],
  [/\bjsonb_build_object\(/g, 'object_construct_keep_null('],
  [/\bjsonb_build_array\(/g, 'array_construct('],
  [/\bjsonb_agg\(/g, 'array_agg('],
  [/\bcardinality\(/g, 'array_size('],
  [/(\$\d)::jsonb/g, 'parse_json($1)'],
  [/(\w\.shown)::text/g, 'to_json($1)'],
  [
    /(?:unnest|jsonb_each_text|jsonb_array_elements_text)\((parse_json\(\S+\)|[^()]+)\) AS (\w+) \([^)]*\)/g,
    'table(flatten(input => $1)) AS $2',
  ],
  [/\b(\w+\.value)\b/g, '$1::text'],
];

function treeOf(text: string): unknown {
  return new Parser().astify(text.replace(/\$(\d)/g, ':p$1'), { database: 'snowflake' });
}
const inSnowflakesWords = (text: string) => WORDS.reduce((said, [word, other]) => said.replace(word, other), text);

describe('the statement for Snowflake', () => {
  const texts = (tables: typeof mapping) => ({
    ours: warehouseStatement(snowflake, tables, asked).text,
    theirs: warehouseStatement(postgresql, tables, asked).text,
  });

  it.each([
    ['use and tickets', mapping],
    ['use', { usage: mapping.usage }],
    ['tickets', { tickets: mapping.tickets }],
    ['the default names', mappingIn(undefined)],
  ])('of %s is one that reads, and means what the one for PostgreSQL means', (_, tables) => {
    const { ours, theirs } = texts(tables);
    expect(treeOf(ours)).toMatchObject({ type: 'select' });
    expect(treeOf(ours)).toEqual(treeOf(inSnowflakesWords(theirs)));
    expect(ours).not.toMatch(/jsonb|unnest|cardinality|bool_and|MATERIALIZED|FILTER/);
  });

  it('would not pass for the same with another window or another aggregate', () => {
    const { ours, theirs } = texts(mapping);
    for (const [from, to] of [
      ['- 97', '- 98'],
      ['regr_sxy', 'regr_sxx'],
      ['FULL JOIN', 'LEFT JOIN'],
      ['HAVING count(*) >= 4', 'HAVING count(*) >= 3'],
    ] as const) {
      expect(theirs).toContain(from);
      expect(treeOf(ours)).not.toEqual(treeOf(inSnowflakesWords(theirs.replace(from, to))));
    }
  });
});

describe('the names of the tables', () => {
  it.each([
    ['usage: { table: "t; DROP TABLE x", account: a, day: d, activeUsers: n }', 'usage.table: give a table as name'],
    ['usage: { table: t, account: "a)", day: d, activeUsers: n }', 'usage.account: give a column name'],
    ['usage: { table: t, account: a, day: d }', 'usage.activeUsers'],
    ['tickets: { table: t, account: a, openedOn: o, closedOn: c, priority: { column: p, P1: ["it\'s"] } }', 'P1.0'],
    ['{}', 'name the table of usage, of tickets, or both'],
    ['usage: [', 'TELEMETRY_MAPPING_FILE'],
  ])('refuse %s with what is wrong', (yaml, reason) => {
    expect(() => readWarehouseMapping(yaml)).toThrow(reason);
  });

  it('say which file cannot be read', () => {
    expect(() => mappingIn('/nowhere.yaml')).toThrow('TELEMETRY_MAPPING_FILE: /nowhere.yaml cannot be read');
  });
});

import { type Dialect } from './dialect';

/** A table with one row for each account and day, wherever it is. The names stand in the SQL as they are. */
export interface UsageTable {
  table: string;
  account: string;
  day: string;
  activeUsers: string;
  /** An array of the ids of who was active. */
  users?: string;
  /** An object: how often each feature was used. */
  events?: string;
  /** An object: how many of each team or geography were active. */
  groups?: string;
}

/** What of the table is looked at. */
export interface UsageScope {
  /** A further condition on the usage table `u`. */
  where?: string;
  /** Joined to `days` as `d`: whose features count. */
  featureJoin?: string;
  /** Which features count, for one that is called so. */
  isKeyFeature: (feature: string) => string;
  /** How many working days of a week have to be known for the week to count. */
  daysOfWeek: string;
}

/** Thirteen weeks and what has gone by of this one: the twelve whole weeks of Mura, and use before that by which teams are new. */
const READ_DAYS = 97;
const WEEKS_OF_MURA = 12;
const MURA_DAYS = 7 * WEEKS_OF_MURA;

/** Counted from a Monday: over millions of rows, whole numbers are cheaper than calendar functions. */
const WEEKDAY = `(day - date '2001-01-01') % 7`;
const THIS_MONDAY = `($1::date - ($1::date - date '2001-01-01') % 7)`;

/**
 * What scoring asks of an account's use as common table expressions, each with `account_id`: `usage_windows` (`is_last`,
 * `shown`), `weekdays`, `weeks` and `new_groups` (`shown`), `fortnight` (`known`), `features` (`used`). $1 is the date D.
 */
export function usageParts(sql: Dialect, usage: UsageTable, scope: UsageScope): string {
  const { table, account, day, activeUsers } = usage;
  const users = usage.users === undefined ? undefined : `u.${usage.users}`;
  const size = users === undefined ? '0' : sql.size(users);
  const carried = [
    users && `${users} AS users`,
    usage.events && `u.${usage.events} AS events`,
    usage.groups && `u.${usage.groups} AS groups`,
  ].filter(Boolean);
  return `days ${sql.materialized} (
  SELECT ${[`u.${account}::text AS account_id`, `u.${day}::date AS day`, ...carried].join(', ')}, ${size} AS ids,
         greatest(coalesce(u.${activeUsers}, 0), ${size}) AS n, u.${day} >= $1::date - 28 AS is_last
    FROM ${table} u
   WHERE u.${day} >= $1::date - ${READ_DAYS} AND u.${day} < $1::date${scope.where ? ` AND ${scope.where}` : ''}
), weekday AS (
  SELECT account_id, is_last, 1 + ${WEEKDAY} AS weekday, count(*) AS known, sum(n)::float8 AS total,
         max(n) AS busiest, ${sql.every('ids >= n')} AS all_identified
    FROM days WHERE day >= $1::date - 56
   GROUP BY 1, 2, 3
), windows AS (
  SELECT account_id, is_last, sum(known) AS known, sum(total) AS total, max(busiest) AS busiest,
         ${sql.every('all_identified')} AS all_identified
    FROM weekday GROUP BY 1, 2
), ${seen(sql, users !== undefined)}, usage_windows AS (
  SELECT w.account_id, w.is_last,
         ${sql.object({
           knownDays: 'w.known',
           distinctIds: 'coalesce(s.ids, 0)',
           busiestDay: 'w.busiest',
           sum: 'w.total',
           allIdentified: 'w.all_identified',
         })} AS shown
    FROM windows w LEFT JOIN seen s ON s.account_id = w.account_id AND s.is_last = w.is_last
), weekdays AS (
  SELECT account_id, ${sql.collected(sql.list('weekday', 'last_sum', 'last_days', 'prior_sum', 'prior_days'))} AS shown
    FROM (SELECT account_id, weekday,
                 coalesce(sum(CASE WHEN is_last THEN total END), 0) AS last_sum,
                 coalesce(sum(CASE WHEN is_last THEN known END), 0) AS last_days,
                 coalesce(sum(CASE WHEN NOT is_last THEN total END), 0) AS prior_sum,
                 coalesce(sum(CASE WHEN NOT is_last THEN known END), 0) AS prior_days
            FROM weekday GROUP BY 1, 2) AS matched
   GROUP BY 1
), past_weeks AS (
  SELECT account_id, n, day - ${THIS_MONDAY} + ${MURA_DAYS} AS since
    FROM days
   WHERE day >= ${THIS_MONDAY} - ${MURA_DAYS} AND day < ${THIS_MONDAY}
     AND ${WEEKDAY} < 5
), levels AS (
  SELECT account_id, (since - since % 7) / 7 AS week, avg(n::float8) AS level
    FROM past_weeks
   GROUP BY 1, 2 HAVING count(*) >= ${scope.daysOfWeek}
), weeks AS (
  SELECT account_id,
         ${sql.object({
           weeks: 'count(*)',
           meanLevel: 'avg(level)',
           sxx: 'regr_sxx(level, week)',
           sxy: 'regr_sxy(level, week)',
           syy: 'regr_syy(level, week)',
         })} AS shown
    FROM levels GROUP BY 1
), fortnight AS (
  SELECT account_id, count(*) AS known FROM days WHERE day >= $1::date - 14 GROUP BY 1
), ${features(sql, usage.events !== undefined, scope)}, ${newGroups(sql, usage.groups !== undefined)}`;
}

function seen(sql: Dialect, named: boolean): string {
  if (!named) return `seen AS (SELECT account_id, is_last, 0 AS ids FROM windows)`;
  const person = sql.each('d.users', 'person');
  return `seen AS (
  SELECT account_id, is_last, count(*) AS ids
    FROM (SELECT DISTINCT d.account_id, d.is_last, ${person.value} AS id
            FROM days d, ${person.from}
           WHERE d.day >= $1::date - 56) AS once
   GROUP BY 1, 2
)`;
}

function features(sql: Dialect, counted: boolean, { featureJoin = '', isKeyFeature }: UsageScope): string {
  if (!counted) return `features AS (SELECT account_id, ${sql.list()} AS used FROM fortnight)`;
  const event = sql.entries('d.events', 'e');
  return `features AS (
  SELECT d.account_id, ${sql.collected(`DISTINCT ${event.key}`)} AS used
    FROM days d ${featureJoin}, ${event.from}
   WHERE d.is_last AND ${event.value}::float8 > 0 AND ${isKeyFeature(event.key)}
   GROUP BY 1
)`;
}

/** Teams or geographies first seen in the last 28 days, where the source told of groups before that, with their busiest day. */
function newGroups(sql: Dialect, told: boolean): string {
  if (!told) return `new_groups AS (SELECT account_id, ${sql.list()} AS shown FROM fortnight)`;
  const group = sql.entries('d.groups', 'g');
  return `group_days AS (
  SELECT d.account_id, ${group.key} AS name, d.day, ${group.value}::float8 AS n
    FROM days d, ${group.from}
   WHERE d.groups IS NOT NULL
), new_groups AS (
  SELECT g.account_id, ${sql.collected(sql.object({ name: 'g.name', activeUsers: 'g.busiest' }))} AS shown
    FROM (SELECT account_id, name, min(day) AS since, max(n) AS busiest FROM group_days WHERE n > 0 GROUP BY 1, 2) AS g
    JOIN (SELECT account_id, min(day) AS since FROM group_days GROUP BY 1) AS f ON f.account_id = g.account_id
   WHERE g.since >= $1::date - 28 AND f.since < $1::date - 28
   GROUP BY 1
)`;
}

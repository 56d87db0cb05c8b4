import { type DataSource } from 'typeorm';
import { type HandoffCase } from '../handoff.cases';

/**
 * What the records say about an account on a day, by SQL of its own: nothing here uses the code that writes artifacts.
 * Money is in account currency and a year.
 */
export interface Truth {
  name: string;
  today: string;
  segment: string | null;
  contract: {
    arr: number | null;
    currency: string | null;
    seats: number | null;
    renewalDate: string;
    noticePeriodDays: number | null;
    plan: string | null;
  };
  daysToRenewal: number;
  noticeDeadline: string | null;
  /** Different people seen in 28 days; null without usage. */
  active28: number | null;
  unusedSeats: number | null;
  annualCost: number | null;
  risk: { value: number | null; band: string };
  health: { value: number | null; band: string };
  hardRed: string[];
  /** Inputs that gave points to the risk, the most first; the floor that a critical signal sets is none. */
  drivers: { input: string; points: number }[];
  bands: { muda: string; mura: string; muri: string; trend: string; expansion: string };
  trend: number | null;
  expansion: { value: number | null; extraSeats: number | null };
  quiet: string[];
  criteria: { text: string; by: string | null }[];
  pain: { what: string; baseline: number | null; target: number | string | null } | null;
  readings: { criterion: string; on: string; value: number }[];
  firstValueOn: string | null;
  people: { name: string; side: string; role: string; left: boolean; title: string | null }[];
  /** Whom the settled anchors name as champion and decision maker, and who has not left by the map. */
  inCharge: string[];
  /** Everybody the labels and the CRM name on the customer's or a partner's side. */
  named: string[];
  /** Newest two-way contact of people of the map, by name. */
  lastContact: Record<string, string>;
  promises: { promise: string }[];
  /** Quotes of what was promised beyond the contract, by the labels. */
  labelledGaps: string[];
  otherAccounts: string[];
}

export async function truthOf(
  db: DataSource,
  id: string,
  today: string,
  { labels }: HandoffCase,
  others: string[],
): Promise<Truth> {
  const [row] = await db.query<Omit<Truth, 'named' | 'labelledGaps' | 'otherAccounts' | 'lastContact'>[]>(TRUTH, [
    id,
    today,
  ]);
  if (!row) throw new Error(`${id} is not on record`);
  const contacts = await db.query<{ name: string; on: string }[]>(CONTACTS, [id, today]);
  const crm = await db.query<{ name: string }[]>('SELECT name FROM contact WHERE account_id = $1', [id]);
  const labelled = labels.stakeholders.filter(({ side }) => side !== 'vendor').map(({ name }) => name);
  return {
    ...row,
    named: [...new Set([...labelled, ...crm.map(({ name }) => name)])],
    labelledGaps: labels.expectationGaps.map(({ quote }) => quote),
    lastContact: Object.fromEntries(contacts.map(({ name, on }) => [name, on])),
    otherAccounts: others.filter((name) => name !== row.name),
  };
}

const TRUTH = `
WITH latest AS (
  SELECT scores FROM score_history WHERE account_id = $1 AND as_of = $2::date
), active AS (
  SELECT count(DISTINCT person)::int AS people FROM usage_daily, unnest(users) AS person
   WHERE account_id = $1 AND date >= $2::date - 28 AND date < $2::date
), usage AS (
  SELECT CASE WHEN EXISTS (SELECT 1 FROM usage_daily WHERE account_id = $1 AND date >= $2::date - 28) THEN people END AS people FROM active
)
SELECT a.name, $2::text AS today, a.segment,
       json_build_object('arr', c.arr::float8, 'currency', c.currency, 'seats', c.seats, 'renewalDate', c.renewal_date,
         'noticePeriodDays', c.notice_period_days, 'plan', c.plan) AS contract,
       c.renewal_date - $2::date AS "daysToRenewal",
       (c.renewal_date - c.notice_period_days)::text AS "noticeDeadline",
       u.people AS "active28",
       CASE WHEN c.seats - u.people IS NOT NULL THEN greatest(0, c.seats - u.people) END AS "unusedSeats",
       CASE WHEN c.seats - u.people IS NOT NULL THEN round(greatest(0, c.seats - u.people) * c.arr / c.seats, 2)::float8 END AS "annualCost",
       json_build_object('value', l.scores->'risk'->'value', 'band', l.scores->'risk'->'band') AS risk,
       json_build_object('value', l.scores->'health'->'value', 'band', l.scores->'health'->'band') AS health,
       l.scores->'alarms'->'hardRed' AS "hardRed",
       coalesce((SELECT json_agg(json_build_object('input', d->>'input', 'points', (d->>'points')::int) ORDER BY (d->>'points')::int DESC)
          FROM jsonb_array_elements(l.scores->'risk'->'contributions') AS d
         WHERE (d->>'points')::int > 0 AND d->>'input' <> 'hardRedFloor'), '[]') AS drivers,
       json_build_object('muda', l.scores->'waste'->'muda'->'band', 'mura', l.scores->'waste'->'mura'->'band',
         'muri', l.scores->'waste'->'muri'->'band', 'trend', l.scores->'trend'->'band',
         'expansion', l.scores->'expansion'->'band') AS bands,
       (l.scores->'trend'->>'value')::float8 AS trend,
       json_build_object('value', l.scores->'expansion'->'value', 'extraSeats', l.scores->'expansion'->'extraSeats') AS expansion,
       coalesce(nullif(l.scores->'engagement'->'quiet', 'null'), '[]') AS quiet,
       coalesce((SELECT value->'criteria' FROM anchor WHERE account_id = $1 AND key = 'successCriteria'), '[]') AS criteria,
       (SELECT value FROM anchor WHERE account_id = $1 AND key = 'painMetric') AS pain,
       coalesce((SELECT json_agg(json_build_object('criterion', criterion, 'on', "on", 'value', value::float8) ORDER BY "on")
          FROM kpi_reading WHERE account_id = $1), '[]') AS readings,
       (SELECT min("on")::text FROM milestone WHERE account_id = $1 AND key = 'first_value' AND "on" <= $2::date) AS "firstValueOn",
       coalesce((SELECT json_agg(json_build_object('name', name, 'side', side, 'role', role, 'left', has_left, 'title', title) ORDER BY n)
          FROM person WHERE account_id = $1), '[]') AS people,
       coalesce((SELECT json_agg(n.value->>'name') FROM anchor n
          WHERE n.account_id = $1 AND n.key IN ('champion', 'decisionMaker') AND n.status = 'concrete'
            AND NOT EXISTS (SELECT FROM person p WHERE p.account_id = $1 AND p.name = n.value->>'name' AND p.has_left)), '[]') AS "inCharge",
       coalesce((SELECT json_agg(json_build_object('promise', promise)) FROM promise WHERE account_id = $1 AND status = 'open'), '[]') AS promises
  FROM account a JOIN contract c ON c.account_id = a.id CROSS JOIN usage u LEFT JOIN latest l ON true
 WHERE a.id = $1`;

const CONTACTS = `
SELECT p.name, max(i.at)::date::text AS "on"
  FROM interaction i CROSS JOIN jsonb_array_elements_text(i.people) AS who
  JOIN person p ON p.account_id = i.account_id AND (lower(p.email) = lower(who) OR lower(p.name) = lower(who))
 WHERE i.account_id = $1 AND i.two_way AND i.at::date <= $2::date
 GROUP BY p.name`;

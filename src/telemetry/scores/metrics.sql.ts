import { type AnchorKey, type AnchorStatus, type RiskSignal, type Stakeholder } from '../../evidence/evidence.types';
import { type Fit, type Segment } from '../../scoring';

/** Everything the formulas ask of one account as of a date, aggregated by the database. Dates are ISO, null is unknown. */
export interface MetricsRow {
  id: string;
  segment: Segment;
  fit: Fit | null;
  customerSince: string | null;
  anchors: Record<AnchorKey, AnchorStatus>;
  /** As the account last heard of it. */
  risk: { score: number | null; hardRed: string[] };
  findings: string[];
  isClosed: boolean;
  healthValue: number | null;
  healthBand: string | null;
  lastScoredOn: string | null;
  arr: number | null;
  currency: string | null;
  seats: number | null;
  startDate: string | null;
  renewalDate: string | null;
  specialTerms: boolean | null;
  entities: number | null;
  requiredIntegrations: string[];
  keyFeatures: string[];

  /** The last 28 complete days; null without any row in 97 days. */
  last28: UsageWindow | null;
  /** The 28 days before those. */
  prior28: UsageWindow | null;
  /** [ISO weekday, sum last, days last, sum prior, days prior], the weekdays with a row. */
  weekdays: number[][] | null;
  weeks: { weeks: number; meanLevel: number; sxx: number; sxy: number; syy: number } | null;
  knownOfLast14: number | null;
  lastActiveOn: string | null;
  firstKnownOn: string | null;
  usedKeyFeatures: number | null;

  tickets: TicketCounts | null;
  nps: Answers | null;
  csat: Answers | null;

  firstValueOn: string | null;
  noticeGivenOn: string | null;
  /** Which required integrations are live; an unnamed milestone counts for one. */
  integrations: string[] | null;
  /** Each criterion's latest value. */
  kpis: Record<string, number> | null;
  objectives: unknown;
  planWrittenOn: string | null;
  painMetric: { what?: string; baseline?: unknown; target?: unknown } | null;
  criteria: { text: string; by: string | null }[] | null;

  stakeholders: Stakeholder[] | null;
  riskSignals: RiskSignal[] | null;
  openPromises: number;
  /** Newest two-way contact of each e-mail or name, in lower case. */
  contacts: Record<string, string> | null;
  interactionsSince: string | null;
  talkSince: string | null;

  health30: { beforeHardRed: number | null; version: string } | null;
}
export interface UsageWindow {
  knownDays: number;
  distinctIds: number;
  busiestDay: number;
  sum: number;
  allIdentified: boolean;
}
export interface TicketCounts {
  tickets14: number;
  baselineTickets: number;
  baselineDays: number;
  tickets90: number;
  escalations90: number;
  reopenings90: number;
  openP1: number;
  openP2: number;
  open: number;
}
/** The mean of each respondent's latest answer, and the days since the newest of them. */
export interface Answers {
  value: number;
  ageDays: number;
}

/** Counted from a Monday: over millions of rows, whole numbers are cheaper than calendar functions. */
const WEEKDAY = `(date - date '2001-01-01') % 7`;
const THIS_MONDAY = `($1::date - ($1::date - date '2001-01-01') % 7)`;

/**
 * $1 the date D, $2 account ids or null for all, $3 the time zone. "Last n days" is [D-n, D), D itself excluded.
 *
 * A ticket source counts as connected for an account once it brought one ticket of that account; it has then been
 * watching since its first ticket of anybody, though not longer than the account is a customer.
 */
export const METRICS = `
WITH chosen AS MATERIALIZED (
  SELECT a.id, a.segment, a.fit, a.customer_since, a.snapshot->'context' AS context,
         a.state = 'closed' AS is_closed, a.health_value, a.health_band, c.arr, c.currency, c.seats,
         c.start_date, c.renewal_date, c.special_terms, c.entities, c.required_integrations, c.key_features
    FROM account a LEFT JOIN contract c ON c.account_id = a.id
   WHERE $2::text[] IS NULL OR a.id = ANY ($2)
), days AS MATERIALIZED (
  SELECT u.account_id, u.date, u.users, u.events, coalesce(cardinality(u.users), 0) AS ids,
         greatest(u.active_users, coalesce(cardinality(u.users), 0)) AS n,
         u.date >= $1::date - 28 AS is_last
    FROM usage_daily u
   WHERE u.date >= $1::date - 97 AND u.date < $1::date
     AND ($2::text[] IS NULL OR u.account_id = ANY ($2))
), weekday AS (
  SELECT account_id, is_last, 1 + ${WEEKDAY} AS weekday, count(*) AS known, sum(n)::float8 AS total,
         max(n) AS busiest, bool_and(ids >= n) AS all_identified
    FROM days WHERE date >= $1::date - 56
   GROUP BY 1, 2, 3
), windows AS (
  SELECT account_id, is_last, sum(known)::int AS known, sum(total) AS total, max(busiest) AS busiest,
         bool_and(all_identified) AS all_identified
    FROM weekday GROUP BY 1, 2
), seen AS (
  SELECT account_id, is_last, count(*)::int AS ids
    FROM (SELECT DISTINCT d.account_id, d.is_last, person.id
            FROM days d CROSS JOIN unnest(d.users) AS person (id)
           WHERE d.date >= $1::date - 56) AS once
   GROUP BY 1, 2
), usage_windows AS (
  SELECT w.account_id, w.is_last,
         jsonb_build_object('knownDays', w.known, 'distinctIds', coalesce(s.ids, 0), 'busiestDay', w.busiest,
           'sum', w.total, 'allIdentified', w.all_identified) AS shown
    FROM windows w LEFT JOIN seen s ON s.account_id = w.account_id AND s.is_last = w.is_last
), weekdays AS (
  SELECT account_id, jsonb_agg(jsonb_build_array(weekday, last_sum, last_days, prior_sum, prior_days) ORDER BY weekday) AS shown
    FROM (SELECT account_id, weekday,
                 coalesce(sum(total) FILTER (WHERE is_last), 0) AS last_sum,
                 coalesce(sum(known) FILTER (WHERE is_last), 0) AS last_days,
                 coalesce(sum(total) FILTER (WHERE NOT is_last), 0) AS prior_sum,
                 coalesce(sum(known) FILTER (WHERE NOT is_last), 0) AS prior_days
            FROM weekday GROUP BY 1, 2) AS matched
   GROUP BY 1
), levels AS (
  SELECT account_id, (date - ${THIS_MONDAY} + 84) / 7 AS week, avg(n)::float8 AS level
    FROM days
   WHERE date >= ${THIS_MONDAY} - 84 AND date < ${THIS_MONDAY}
     AND ${WEEKDAY} < 5
   GROUP BY 1, 2 HAVING count(*) >= 4
), weeks AS (
  SELECT account_id,
         jsonb_build_object('weeks', count(*), 'meanLevel', avg(level), 'sxx', regr_sxx(level, week),
           'sxy', regr_sxy(level, week), 'syy', regr_syy(level, week)) AS shown
    FROM levels GROUP BY 1
), fortnight AS (
  SELECT account_id, count(*)::int AS known FROM days WHERE date >= $1::date - 14 GROUP BY 1
), features AS (
  SELECT d.account_id, count(DISTINCT e.key)::int AS used
    FROM days d
    JOIN chosen c ON c.id = d.account_id AND jsonb_array_length(c.key_features) > 0
   CROSS JOIN jsonb_each_text(d.events) AS e
   WHERE d.is_last AND e.value::float8 > 0 AND c.key_features ? e.key
   GROUP BY 1
), source AS (
  SELECT min(opened_on) AS since FROM ticket
), ticket_counts AS (
  SELECT t.account_id, greatest(s.since, c.customer_since, $1::date - 104) AS baseline_from,
         count(*) FILTER (WHERE t.opened_on >= $1::date - 14 AND t.opened_on < $1::date) AS n,
         count(*) FILTER (WHERE t.opened_on >= greatest(s.since, c.customer_since, $1::date - 104)
                            AND t.opened_on < $1::date - 14) AS c,
         count(*) FILTER (WHERE t.opened_on >= $1::date - 90 AND t.opened_on < $1::date) AS n90,
         coalesce(sum((SELECT count(*) FROM unnest(t.escalated_on) AS d WHERE d >= $1::date - 90 AND d < $1::date)), 0) AS e90,
         coalesce(sum((SELECT count(*) FROM unnest(t.reopened_on) AS d WHERE d >= $1::date - 90 AND d < $1::date)), 0) AS r90,
         count(*) FILTER (WHERE is_open AND t.priority = 'P1') AS p1,
         count(*) FILTER (WHERE is_open AND t.priority = 'P2') AS p2,
         count(*) FILTER (WHERE is_open) AS open
    FROM chosen c
    JOIN ticket t ON t.account_id = c.id
   CROSS JOIN source s
   CROSS JOIN LATERAL (SELECT t.opened_on <= $1::date AND (t.closed_on IS NULL OR t.closed_on > $1::date)) AS o (is_open)
   GROUP BY 1, 2
), tickets AS (
  SELECT account_id,
         jsonb_build_object('tickets14', n, 'baselineTickets', c,
           'baselineDays', greatest(0, $1::date - 14 - baseline_from), 'tickets90', n90,
           'escalations90', e90, 'reopenings90', r90, 'openP1', p1, 'openP2', p2, 'open', open) AS shown
    FROM ticket_counts
), answers AS (
  SELECT account_id, kind, jsonb_build_object('value', avg(value)::float8, 'ageDays', $1::date - max("on")) AS shown
    FROM (SELECT DISTINCT ON (s.account_id, s.kind, s.respondent) s.account_id, s.kind, s.value, s."on"
            FROM survey s JOIN chosen c ON c.id = s.account_id
           WHERE s."on" <= $1::date
           ORDER BY s.account_id, s.kind, s.respondent, s."on" DESC, s.id DESC) AS latest
   GROUP BY 1, 2
), milestones AS (
  SELECT m.account_id,
         min(m."on") FILTER (WHERE m.key = 'first_value') AS first_value_on,
         min(m."on") FILTER (WHERE m.key = 'notice_given') AS notice_given_on,
         jsonb_agg(DISTINCT coalesce(m.name, m.key)) FILTER (WHERE m.key ~ '^integration_live(:|$)') AS integrations
    FROM milestone m JOIN chosen c ON c.id = m.account_id
   WHERE m."on" <= $1::date
   GROUP BY 1
), kpis AS (
  SELECT account_id, jsonb_object_agg(criterion, value) AS shown
    FROM (SELECT DISTINCT ON (k.account_id, k.criterion) k.account_id, lower(k.criterion) AS criterion, k.value::float8
            FROM kpi_reading k JOIN chosen c ON c.id = k.account_id
           WHERE k."on" <= $1::date
           ORDER BY k.account_id, k.criterion, k."on" DESC) AS latest
   GROUP BY 1
), talks AS (
  SELECT i.account_id, i.two_way, i.people, (i.at AT TIME ZONE $3::text)::date AS "on"
    FROM interaction i JOIN chosen c ON c.id = i.account_id
), feeds AS (
  SELECT account_id, min("on") AS since FROM talks GROUP BY 1
), contacts AS (
  SELECT account_id, jsonb_object_agg(person, newest) AS shown
    FROM (SELECT t.account_id, lower(person) AS person, max(t."on") AS newest
            FROM talks t CROSS JOIN jsonb_array_elements_text(t.people) AS person
           WHERE t.two_way AND t."on" <= $1::date
           GROUP BY 1, 2) AS each
   GROUP BY 1
), promises AS (
  SELECT p.account_id, count(*)::int AS open
    FROM promise p JOIN chosen c ON c.id = p.account_id WHERE p.status = 'open' GROUP BY 1
), conversations AS (
  SELECT d.account_id, min(d.date) AS since
    FROM document d JOIN chosen c ON c.id = d.account_id
   WHERE d.kind IN ('call_transcript', 'email') GROUP BY 1
)
SELECT c.id, c.segment, c.fit, c.customer_since AS "customerSince", c.context->'anchors' AS anchors,
       c.context->'risk' AS risk, c.context->'findings' AS findings, c.is_closed AS "isClosed",
       c.health_value AS "healthValue", c.health_band AS "healthBand", scored.on AS "lastScoredOn",
       c.arr, c.currency, c.seats, c.start_date AS "startDate", c.renewal_date AS "renewalDate",
       c.special_terms AS "specialTerms", c.entities,
       coalesce(c.required_integrations, '[]') AS "requiredIntegrations", coalesce(c.key_features, '[]') AS "keyFeatures",
       last.shown AS last28, prior.shown AS prior28, weekdays.shown AS weekdays, weeks.shown AS weeks,
       fortnight.known AS "knownOfLast14", active.on AS "lastActiveOn", first.on AS "firstKnownOn",
       features.used AS "usedKeyFeatures", tickets.shown AS tickets, nps.shown AS nps, csat.shown AS csat,
       m.first_value_on AS "firstValueOn", m.notice_given_on AS "noticeGivenOn", m.integrations,
       kpis.shown AS kpis, plan.content->'objectives' AS objectives,
       (plan.created_at AT TIME ZONE $3::text)::date AS "planWrittenOn",
       pain.value AS "painMetric", success.value->'criteria' AS criteria,
       r.reading->'stakeholders' AS stakeholders, r.reading->'riskSignals' AS "riskSignals",
       coalesce(promises.open, 0) AS "openPromises",
       contacts.shown AS contacts, feeds.since AS "interactionsSince", conversations.since AS "talkSince",
       before.shown AS health30
  FROM chosen c
  LEFT JOIN usage_windows last ON last.account_id = c.id AND last.is_last
  LEFT JOIN usage_windows prior ON prior.account_id = c.id AND NOT prior.is_last
  LEFT JOIN weekdays ON weekdays.account_id = c.id
  LEFT JOIN weeks ON weeks.account_id = c.id
  LEFT JOIN fortnight ON fortnight.account_id = c.id
  LEFT JOIN LATERAL (SELECT u.date AS "on" FROM usage_daily u
                      WHERE u.account_id = c.id AND u.date <= $1::date AND (u.active_users > 0 OR cardinality(u.users) > 0)
                      ORDER BY u.date DESC LIMIT 1) AS active ON true
  LEFT JOIN LATERAL (SELECT u.date AS "on" FROM usage_daily u
                      WHERE u.account_id = c.id AND u.date <= $1::date ORDER BY u.date LIMIT 1) AS first ON true
  LEFT JOIN features ON features.account_id = c.id
  LEFT JOIN tickets ON tickets.account_id = c.id
  LEFT JOIN answers nps ON nps.account_id = c.id AND nps.kind = 'nps'
  LEFT JOIN answers csat ON csat.account_id = c.id AND csat.kind = 'csat'
  LEFT JOIN milestones m ON m.account_id = c.id
  LEFT JOIN kpis ON kpis.account_id = c.id
  LEFT JOIN artifact plan ON plan.account_id = c.id AND plan.id = c.context->>'successPlan'
  LEFT JOIN anchor pain ON pain.account_id = c.id AND pain.key = 'painMetric' AND pain.status = 'concrete'
  LEFT JOIN anchor success ON success.account_id = c.id AND success.key = 'successCriteria' AND success.status = 'concrete'
  LEFT JOIN reading r ON r.account_id = c.id
  LEFT JOIN promises ON promises.account_id = c.id
  LEFT JOIN contacts ON contacts.account_id = c.id
  LEFT JOIN feeds ON feeds.account_id = c.id
  LEFT JOIN conversations ON conversations.account_id = c.id
  LEFT JOIN LATERAL (SELECT jsonb_build_object('beforeHardRed', h.scores->'health'->'beforeHardRed',
                              'version', h.scores->'health'->'version') AS shown
                       FROM score_history h
                      WHERE h.account_id = c.id AND h.as_of BETWEEN $1::date - 37 AND $1::date - 30
                      ORDER BY h.as_of DESC LIMIT 1) AS before ON true
  LEFT JOIN LATERAL (SELECT max(h.as_of) AS "on" FROM score_history h
                      WHERE h.account_id = c.id AND h.as_of <= $1::date) AS scored ON true
 ORDER BY c.id`;

/**
 * Days from contract start to first value (null = not reached) of the accounts of each segment that started in
 * [D-365, D-90). $1 the date D.
 */
export const COHORTS = `
SELECT a.segment, array_agg(CASE WHEN m."on" IS NOT NULL THEN greatest(0, m."on" - c.start_date) END) AS days
  FROM account a
  JOIN contract c ON c.account_id = a.id
  LEFT JOIN milestone m ON m.account_id = a.id AND m.key = 'first_value' AND m."on" <= $1::date
 WHERE c.start_date >= $1::date - 365 AND c.start_date < $1::date - 90
 GROUP BY a.segment`;
export interface CohortRow {
  segment: Segment;
  days: (number | null)[];
}

import { postgresql } from './dialect';
import { ticketParts, type TicketTable } from './ticket.parts';
import { usageParts, type UsageTable } from './usage.parts';

/** What a warehouse last computed counts for so long, so that an outage does not pass for silence. */
const WAREHOUSE_DAYS = 7;

/** Our own tables, as any other place that telemetry lives in. */
const usage: UsageTable = {
  table: 'usage_daily',
  account: 'account_id',
  day: 'date',
  activeUsers: 'active_users',
  users: 'users',
  events: 'events',
  groups: 'groups',
};
const within90 = (dates: string) =>
  `(SELECT count(*) FROM unnest(t.${dates}) AS d WHERE d >= $1::date - 90 AND d < $1::date)`;
const ticket: TicketTable = {
  table: 'ticket',
  account: 'account_id',
  openedOn: 'opened_on',
  closedOn: 'closed_on',
  isP1: `t.priority = 'P1'`,
  isP2: `t.priority = 'P2'`,
  escalations90: within90('escalated_on'),
  reopenings90: within90('reopened_on'),
};

/**
 * $1 the date D, $2 account ids, $3 the time zone, $4 how many working days make a week count. "Last n days" is [D-n, D), D itself excluded.
 */
export const METRICS = `
WITH chosen AS MATERIALIZED (
  SELECT a.id, a.segment, a.fit, a.customer_since, a.snapshot->'context' AS context,
         a.state = 'closed' AS is_closed, a.health_value, a.health_band, c.arr, c.currency, c.seats,
         c.start_date, c.renewal_date, c.special_terms, c.entities, c.required_integrations, c.key_features
    FROM account a LEFT JOIN contract c ON c.account_id = a.id
   WHERE a.id = ANY ($2::text[])
), ${usageParts(postgresql, usage, {
  where: 'u.account_id = ANY ($2::text[])',
  featureJoin: 'JOIN chosen c ON c.id = d.account_id AND jsonb_array_length(c.key_features) > 0',
  isKeyFeature: (feature) => `c.key_features ? ${feature}`,
  daysOfWeek: '$4::float8',
})}, ${ticketParts(postgresql, ticket, {
  join: 'JOIN chosen ON chosen.id = t.account_id',
  customers: 'SELECT id, customer_since AS since FROM chosen',
})}, answers AS (
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
  SELECT p.account_id, jsonb_agg(p.id ORDER BY p.id) AS open
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
       fortnight.known::int AS "knownOfLast14", active.on AS "lastActiveOn", first.on AS "firstKnownOn",
       features.used AS "usedKeyFeatures", new_groups.shown AS "newGroups", tickets.shown AS tickets, nps.shown AS nps, csat.shown AS csat,
       m.first_value_on AS "firstValueOn", m.notice_given_on AS "noticeGivenOn", m.integrations,
       kpis.shown AS kpis, plan.content->'objectives' AS objectives,
       (plan.created_at AT TIME ZONE $3::text)::date AS "planWrittenOn",
       pain.value AS "painMetric", success.value->'criteria' AS criteria,
       coalesce(r.reading->'scored', r.reading)->'stakeholders' AS stakeholders,
       coalesce(r.reading->'scored', r.reading)->'riskSignals' AS "riskSignals",
       coalesce(promises.open, '[]') AS "openPromises",
       contacts.shown AS contacts, feeds.since AS "interactionsSince", conversations.since AS "talkSince",
       before.shown AS health30, to_jsonb(w) AS warehouse
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
  LEFT JOIN new_groups ON new_groups.account_id = c.id
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
  LEFT JOIN LATERAL (SELECT m.usage, m.tickets FROM warehouse_metrics m
                      WHERE m.account_id = c.id AND m.as_of BETWEEN $1::date - ${WAREHOUSE_DAYS} AND $1::date) AS w ON true
 ORDER BY c.id`;

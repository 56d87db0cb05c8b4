/**
 * An independent query for every fact a document may cite: [pattern of the evidence id, SQL that gives its value].
 * $1 the account, $2 the date of the document, $3 what the pattern captured. None of them uses the product's own
 * aggregation; scores, whose formulas have worked examples of their own, are compared with what was written down.
 */
export const FACTS: readonly (readonly [RegExp, string])[] = [
  [/^account\.(segment|industry)$/, `SELECT to_jsonb(a)->>$3 FROM account a WHERE id = $1 AND $2::text IS NOT NULL`],
  [
    /^account\.(csm|ae)$/,
    `SELECT CASE $3 WHEN 'csm' THEN owner_name ELSE ae_name END FROM account WHERE id = $1 AND $2::text IS NOT NULL`,
  ],
  [
    /^contract\.(arr|seats|plan)$/,
    `SELECT to_jsonb(c)->>$3 FROM contract c WHERE account_id = $1 AND $2::text IS NOT NULL`,
  ],
  [
    /^contract\.(startDate|renewalDate|noticePeriodDays)$/,
    `SELECT CASE $3 WHEN 'startDate' THEN start_date::text WHEN 'renewalDate' THEN renewal_date::text ELSE notice_period_days::text END FROM contract WHERE account_id = $1 AND $2::text IS NOT NULL`,
  ],
  [
    /^contract\.entitlements$/,
    `SELECT string_agg(e, '; ' ORDER BY at) FROM contract, jsonb_array_elements_text(entitlements) WITH ORDINALITY AS t (e, at) WHERE account_id = $1 AND $2::text IS NOT NULL AND $3::text IS NULL`,
  ],
  [
    /^contract\.daysToRenewal$/,
    `SELECT renewal_date - $2::date FROM contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [
    /^contract\.noticeDeadline$/,
    `SELECT (renewal_date - notice_period_days)::text FROM contract WHERE account_id = $1 AND $2::text IS NOT NULL AND $3::text IS NULL`,
  ],
  [
    /^opportunity\.(stage|amount)$/,
    `SELECT to_jsonb(o)->>$3 FROM opportunity o WHERE account_id = $1 AND $2::text IS NOT NULL`,
  ],
  [
    /^opportunity\.(closeDate|nextStep)$/,
    `SELECT CASE $3 WHEN 'closeDate' THEN close_date::text ELSE next_step END FROM opportunity WHERE account_id = $1 AND $2::text IS NOT NULL`,
  ],
  [/^anchor\.(\w+)$/, `SELECT value::text FROM anchor WHERE account_id = $1 AND key = $3 AND $2::text IS NOT NULL`],
  [
    /^signal\.(\w+)$/,
    `SELECT s->>'signal' FROM reading, jsonb_array_elements(reading->'riskSignals') AS s WHERE account_id = $1 AND s->>'signal' = $3 AND $2::text IS NOT NULL`,
  ],
  [
    /^person\.(\d+)$/,
    `SELECT name FROM person WHERE account_id = $1 AND $2::text IS NOT NULL ORDER BY n OFFSET $3::int - 1 LIMIT 1`,
  ],
  [
    /^quiet\.(\d+)$/,
    `SELECT scores->'engagement'->'quiet'->>($3::int - 1) FROM score_history WHERE account_id = $1 AND as_of = $2::date`,
  ],
  [
    /^heard\.(\d+)$/,
    `SELECT s->>'lastContact' FROM reading r, jsonb_array_elements(r.reading->'stakeholders') AS s WHERE account_id = $1 AND s->>'name' = (SELECT name FROM person WHERE account_id = $1 AND $2::text IS NOT NULL ORDER BY n OFFSET $3::int - 1 LIMIT 1)`,
  ],
  [
    /^contact\.(\d+)$/,
    `SELECT max(at)::date::text FROM interaction, jsonb_array_elements_text(people) AS person WHERE account_id = $1 AND two_way AND at::date <= $2::date GROUP BY person ORDER BY max(at) DESC OFFSET $3::int - 1 LIMIT 1`,
  ],
  [
    /^team\.(\d+)$/,
    `SELECT name FROM document, unnest(regexp_split_to_array((regexp_match(text, '((?:[A-Z]\\w+, )*[A-Z]\\w+(?: and [A-Z]\\w+)?) (?:follow|come|are next|is next|wait)'))[1], ', | and ')) WITH ORDINALITY AS t (name, n) WHERE account_id = $1 AND $2::text IS NOT NULL ORDER BY id, n OFFSET $3::int - 1 LIMIT 1`,
  ],
  [
    /^promises\.open$/,
    `SELECT count(*) FROM promise WHERE account_id = $1 AND status = 'open' AND $2::text IS NOT NULL AND $3::text IS NULL`,
  ],
  [
    /^calendar\.(stance|valueCase|executives|proposal)$/,
    `SELECT (renewal_date - CASE $3 WHEN 'stance' THEN 90 WHEN 'valueCase' THEN 60 WHEN 'executives' THEN 45 ELSE 30 END)::text FROM contract WHERE account_id = $1 AND $2::text IS NOT NULL`,
  ],
  [
    /^progress\.painMetric$/,
    `SELECT round((k.value::numeric - b) / (t - b), 4) FROM (SELECT (value->>'baseline')::numeric AS b, (value->>'target')::numeric AS t FROM anchor WHERE account_id = $1 AND key = 'painMetric') AS pain, (SELECT value FROM kpi_reading WHERE account_id = $1 AND "on" <= $2::date AND $3::text IS NULL ORDER BY "on" DESC LIMIT 1) AS k`,
  ],
  [/^promise\.(.+)$/, `SELECT promise FROM promise WHERE account_id = $1 AND id = $3 AND $2::text IS NOT NULL`],
  [/^(risk|health)$/, `SELECT scores->$3->>'value' FROM score_history WHERE account_id = $1 AND as_of = $2::date`],
  [
    /^risk\.(\w+)$/,
    `SELECT c->>'value' FROM score_history, jsonb_array_elements(scores->'risk'->'contributions') AS c WHERE account_id = $1 AND as_of = $2::date AND c->>'input' = $3`,
  ],
  [
    /^health\.(\w+)$/,
    `SELECT c->>'value' FROM score_history, jsonb_array_elements(scores->'health'->'contributions') AS c WHERE account_id = $1 AND as_of = $2::date AND c->>'input' = $3`,
  ],
  [
    /^unknown\.(\w+)$/,
    `SELECT m FROM score_history, jsonb_array_elements_text(scores->'risk'->'missing') AS m WHERE account_id = $1 AND as_of = $2::date AND m = $3`,
  ],
  [
    /^hardRed\.(\w+)$/,
    `SELECT h FROM score_history, jsonb_array_elements_text(scores->'alarms'->'hardRed') AS h WHERE account_id = $1 AND as_of = $2::date AND h = $3`,
  ],
  [
    /^history\.risk\.(.+)$/,
    `SELECT scores->'risk'->>'value' FROM score_history WHERE account_id = $1 AND as_of = $3::date AND $2::text IS NOT NULL`,
  ],
  [
    /^history\.health\.(.+)$/,
    `SELECT scores->'health'->>'value' FROM score_history WHERE account_id = $1 AND as_of = $3::date AND $2::text IS NOT NULL`,
  ],
  [/^usage\.active28$/, `${active()} SELECT people FROM active WHERE $3::text IS NULL`],
  [
    /^utilisation$/,
    `${active()} SELECT round(people::numeric / seats, 4) FROM active, contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [
    /^muda$/,
    `${active()} SELECT round(greatest(0, seats - people)::numeric / seats, 4) FROM active, contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [
    /^(?:muda\.unusedSeats|licences\.redeploy)$/,
    `${active()} SELECT greatest(0, seats - people) FROM active, contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [
    /^muda\.annualCost$/,
    `${active()} SELECT round(greatest(0, seats - people) * arr / seats, 2) FROM active, contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [
    /^licences\.pricePerSeat$/,
    `SELECT round(arr / seats, 2) FROM contract WHERE account_id = $1 AND $2::text IS NOT NULL AND $3::text IS NULL`,
  ],
  [
    /^licences\.right_size$/,
    `${active()} SELECT seats - ceil(people / 0.8) FROM active, contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [/^licences\.idle$/, `${idle()} SELECT count(*) FROM idle WHERE $3::text IS NULL`],
  [
    /^licences\.reassign$/,
    `${active()}, ${idle().slice(5)} SELECT least(greatest(0, seats - people), (SELECT count(*) FROM idle)) FROM active, contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [
    /^licences\.enable$/,
    `${active()}, ${idle().slice(5)} SELECT greatest(0, seats - people) - least(greatest(0, seats - people), (SELECT count(*) FROM idle)) FROM active, contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [
    /^trend$/,
    `SELECT round(avg(n) FILTER (WHERE date >= $2::date - 28) / avg(n) FILTER (WHERE date < $2::date - 28) - 1, 4) FROM (SELECT date, active_users::numeric AS n FROM usage_daily WHERE account_id = $1 AND date >= $2::date - 56 AND date < $2::date AND $3::text IS NULL) AS days`,
  ],
  [
    /^timeToValue$/,
    `SELECT greatest(0, coalesce((SELECT min("on") FROM milestone m WHERE m.account_id = $1 AND key = 'first_value' AND "on" <= $2::date), $2::date) - start_date) FROM contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [
    /^mura$/,
    `${weeks()} SELECT round((sqrt((regr_syy(level, week) - power(regr_sxy(level, week), 2) / regr_sxx(level, week)) / (count(*) - 2)) / avg(level))::numeric, 4) FROM levels WHERE $3::text IS NULL`,
  ],
  [/^muri$/, `${load()} SELECT round((n + 2) / (14 * c / b + 2), 4) FROM load WHERE $3::text IS NULL`],
  [
    /^mura\.expectedLoss$/,
    `${weeks()}, cv AS (SELECT round((sqrt((regr_syy(level, week) - power(regr_sxy(level, week), 2) / regr_sxx(level, week)) / (count(*) - 2)) / avg(level))::numeric, 4) AS x FROM levels) SELECT round(arr * 0.10 * CASE WHEN x <= 0.25 THEN 0 WHEN x <= 0.5 THEN (x - 0.25) * 2 WHEN x <= 1 THEN 0.5 + (x - 0.5) ELSE 1 END, 2) FROM cv, contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [
    /^muri\.expectedLoss$/,
    `${load()}, x AS (SELECT round((n + 2) / (14 * c / b + 2), 4) AS x FROM load) SELECT round(arr * 0.10 * CASE WHEN x <= 1.5 THEN 0 WHEN x <= 4 THEN (x - 1.5) / 2.5 ELSE 1 END, 2) FROM x, contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [
    /^expansion\.band$/,
    `SELECT scores->'expansion'->>'band' FROM score_history WHERE account_id = $1 AND as_of = $2::date AND $3::text IS NULL`,
  ],
  [
    /^expansion\.signal\.(\w+)$/,
    `SELECT s FROM score_history, jsonb_array_elements_text(scores->'expansion'->'signals') AS s WHERE account_id = $1 AND as_of = $2::date AND s = $3`,
  ],
  [
    /^expansion\.extraSeats$/,
    `${active()} SELECT greatest(ceil(people * 5 / 4.0) - seats, people - seats) FROM active, contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [
    /^expansion\.value$/,
    `${active()} SELECT round(greatest(ceil(people * 5 / 4.0) - seats, people - seats) * arr / seats, 2) FROM active, contract WHERE account_id = $1 AND $3::text IS NULL`,
  ],
  [/^milestone\.(.+)$/, `SELECT "on"::text FROM milestone WHERE account_id = $1 AND key = $3 AND $2::text IS NOT NULL`],
  [
    /^ticket\.(.+)$/,
    `SELECT priority FROM ticket WHERE account_id = $1 AND id = $3 AND closed_on IS NULL AND opened_on <= $2::date`,
  ],
  [
    /^kpi\.(\d+)$/,
    `SELECT value FROM kpi_reading WHERE account_id = $1 AND "on" <= $2::date ORDER BY "on" OFFSET $3::int - 1 LIMIT 1`,
  ],
  [
    /^artifact\.(.+)$/,
    `SELECT created_at::date::text FROM artifact WHERE account_id = $1 AND id = $3 AND $2::text IS NOT NULL`,
  ],
];

/** People seen in the 28 days before the date. */
function active(): string {
  return `WITH active AS (SELECT count(DISTINCT person)::int AS people FROM usage_daily, unnest(users) AS person WHERE account_id = $1 AND date >= $2::date - 28 AND date < $2::date)`;
}

/** People seen at any time before, and not in the 28 days before the date. */
function idle(): string {
  return `WITH idle AS (SELECT person FROM usage_daily, unnest(users) AS person WHERE account_id = $1 AND date < $2::date GROUP BY person HAVING max(date) < $2::date - 28)`;
}

/** Mean of the working days of each of the twelve whole weeks before the date. */
function weeks(): string {
  return `WITH levels AS (SELECT row_number() OVER (ORDER BY date_trunc('week', date)) AS week, avg(active_users)::float8 AS level FROM usage_daily WHERE account_id = $1 AND extract(isodow FROM date) < 6 AND date < date_trunc('week', $2::date) AND date >= date_trunc('week', $2::date) - interval '12 weeks' GROUP BY date_trunc('week', date))`;
}

/** Tickets of the last fortnight against the up to 90 days before it. */
function load(): string {
  return `WITH since AS (SELECT greatest((SELECT min(opened_on) FROM ticket), (SELECT customer_since FROM account WHERE id = $1), $2::date - 104) AS day), load AS (SELECT count(*) FILTER (WHERE opened_on >= $2::date - 14)::numeric AS n, count(*) FILTER (WHERE opened_on < $2::date - 14 AND opened_on >= day)::numeric AS c, ($2::date - 14 - max(day))::numeric AS b FROM ticket, since WHERE account_id = $1 AND opened_on < $2::date)`;
}

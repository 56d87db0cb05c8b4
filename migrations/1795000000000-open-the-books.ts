import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first schema. Every table that grows with accounts leads its primary key with account_id,
 * so that it can later be distributed on it. Dates are calendar dates, instants are timestamptz.
 */
export class OpenTheBooks1795000000000 implements MigrationInterface {
  name = 'OpenTheBooks1795000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...engine, ...records, ...facts, ...telemetry, ...acting, ...sync, ...operations]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const created = [...engine, ...records, ...facts, ...telemetry, ...acting, ...sync, ...operations];
    const tables = created.flatMap((statement) => /^CREATE TABLE (\w+)/.exec(statement)?.[1] ?? []);
    for (const table of tables.reverse()) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP FUNCTION core_name');
  }
}

/** The state machine: its snapshot, its journal, and the work it asks for. */
const engine = [
  // Room on each page keeps snapshot updates heap-only: no index is touched while the listed columns stay.
  `CREATE TABLE account (
     id text PRIMARY KEY,
     external_id text NOT NULL UNIQUE,
     name text NOT NULL,
     segment text NOT NULL,
     industry text,
     owner_name text, owner_email text,
     ae_name text, ae_email text,
     fit text,
     customer_since date,
     renewal_date date,
     arr numeric(16,2), currency text,
     phase text NOT NULL,
     state text NOT NULL,
     reading text,
     waits_for_who text, waits_for_what text,
     waits_since timestamptz,
     risk_value smallint, risk_band text,
     health_value smallint, health_band text,
     hard_red text[] NOT NULL DEFAULT '{}',
     version integer NOT NULL,
     machine_version integer NOT NULL,
     snapshot jsonb NOT NULL,
     journal_hash text NOT NULL,
     created_at timestamptz NOT NULL DEFAULT now(),
     updated_at timestamptz NOT NULL DEFAULT now()
   ) WITH (fillfactor = 50)`,
  // How people call a company: without what its legal form adds to the name.
  `CREATE FUNCTION core_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
     SELECT regexp_replace(lower(name), '([,[:space:]]+(gmbh|ag|se|kg|ug|ltd|limited|plc|llc|llp|inc|incorporated|corp|corporation|co|company|s\\.?a\\.?|sas|sarl|s\\.?r\\.?l|s\\.?p\\.?a|b\\.?v|n\\.?v|ab|as|asa|a/s|aps|oyj?|pty|pte|kk|& co)\\.?)+$|[[:punct:]]+$', '')
   $$`,
  `CREATE INDEX account_core_name ON account (core_name(name))`,
  `CREATE INDEX account_list ON account (phase, id)`,
  `CREATE INDEX account_owner ON account (owner_email, id)`,
  `CREATE TABLE journal (
     account_id text NOT NULL,
     seq integer NOT NULL,
     event_id text NOT NULL,
     type text NOT NULL,
     actor text NOT NULL,
     source text NOT NULL,
     at timestamptz NOT NULL,
     today date NOT NULL,
     payload jsonb,
     payload_hash text NOT NULL,
     hash text NOT NULL,
     PRIMARY KEY (account_id, seq)
   )`,
  // Whether an event is there already, and where, is answered by the index alone.
  `CREATE UNIQUE INDEX journal_event ON journal (account_id, event_id) INCLUDE (seq)`,
  `CREATE TABLE effect (
     account_id text NOT NULL,
     seq integer NOT NULL,
     n smallint NOT NULL,
     kind text NOT NULL CHECK (kind IN ('invoke', 'timer', 'perform')),
     name text NOT NULL,
     input jsonb NOT NULL,
     due_at timestamptz NOT NULL,
     status text NOT NULL DEFAULT 'pending'
       CHECK (status IN ('pending', 'running', 'done', 'failed', 'withdrawn', 'quarantined')),
     attempts smallint NOT NULL DEFAULT 0,
     lease_until timestamptz,
     lease_token uuid,
     result jsonb,
     error text,
     settled_at timestamptz,
     PRIMARY KEY (account_id, seq, n)
   )`,
  `CREATE INDEX effect_due ON effect (due_at) WHERE status IN ('pending', 'running')`,
  // Of the many effects of a long life few are open. A key of its own keeps the planner from walking through all of them.
  `CREATE INDEX effect_open ON effect ((account_id || ' ' || name))
     WHERE status IN ('pending', 'running') AND kind <> 'perform'`,
  `CREATE INDEX effect_quarantined ON effect (account_id) WHERE status = 'quarantined'`,
  `CREATE INDEX effect_failed ON effect (account_id) WHERE status = 'failed'`,
];

/** What the customer, the contract and the CRM say. */
const records = [
  `CREATE TABLE contract (
     account_id text PRIMARY KEY,
     arr numeric(16,2), currency text,
     seats integer,
     start_date date, renewal_date date,
     notice_period_days integer,
     plan text,
     entitlements jsonb NOT NULL DEFAULT '[]',
     required_integrations jsonb NOT NULL DEFAULT '[]',
     key_features jsonb NOT NULL DEFAULT '[]',
     special_terms boolean,
     entities integer,
     filled_from jsonb NOT NULL DEFAULT '{}',
     updated_at timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE TABLE opportunity (
     account_id text PRIMARY KEY,
     name text, stage text, amount numeric(16,2), close_date date, next_step text,
     updated_at timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE TABLE contact (
     account_id text NOT NULL,
     n integer NOT NULL,
     name text NOT NULL,
     email text, title text, crm_role text,
     source text NOT NULL,
     PRIMARY KEY (account_id, n)
   )`,

  `CREATE INDEX contact_name ON contact (lower(name))`,
  `CREATE TABLE document (
     account_id text NOT NULL,
     id text NOT NULL,
     kind text NOT NULL,
     date date,
     author text,
     text text NOT NULL,
     source text NOT NULL,
     received integer NOT NULL,
     learnt_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (account_id, id)
   )`,
];

/** What has been understood, each with its evidence. */
const facts = [
  `CREATE TABLE anchor (
     account_id text NOT NULL,
     key text NOT NULL,
     status text NOT NULL,
     value jsonb,
     evidence jsonb NOT NULL DEFAULT '[]',
     doubts jsonb NOT NULL DEFAULT '[]',
     round integer NOT NULL DEFAULT 0,
     updated_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (account_id, key)
   )`,
  `CREATE TABLE stated_anchor (
     account_id text NOT NULL,
     key text NOT NULL,
     value jsonb NOT NULL,
     stated_by text NOT NULL,
     at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (account_id, key)
   )`,
  `CREATE TABLE reading (
     account_id text PRIMARY KEY,
     up_to integer NOT NULL,
     by text NOT NULL,
     reading jsonb NOT NULL,
     map jsonb,
     at timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE TABLE fetch_round (
     account_id text NOT NULL,
     seq integer NOT NULL,
     round integer NOT NULL,
     calls jsonb NOT NULL, refused jsonb NOT NULL DEFAULT '[]',
     found integer NOT NULL,
     at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (account_id, seq)
   )`,
  `CREATE TABLE person (
     account_id text NOT NULL,
     n integer NOT NULL,
     name text NOT NULL,
     email text, title text,
     side text NOT NULL,
     role text NOT NULL,
     executive boolean NOT NULL DEFAULT false,
     sentiment text NOT NULL,
     sentiment_on date,
     influence text,
     has_left boolean NOT NULL DEFAULT false,
     resolved boolean NOT NULL,
     evidence jsonb NOT NULL DEFAULT '[]',
     PRIMARY KEY (account_id, n)
   )`,

  `CREATE INDEX person_name ON person (lower(name))`,
  `CREATE TABLE promise (
     account_id text NOT NULL,
     id text NOT NULL,
     promise text NOT NULL,
     why text,
     status text NOT NULL CHECK (status IN ('open', 'met', 'renegotiated', 'withdrawn')),
     due_on date,
     evidence jsonb NOT NULL DEFAULT '[]',
     settled jsonb,
     updated_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (account_id, id)
   )`,
];

/** How the customer uses, asks and answers. */
const telemetry = [
  `CREATE TABLE usage_daily (
     account_id text NOT NULL,
     date date NOT NULL,
     active_users integer NOT NULL,
     licensed_users integer,
     sessions integer,
     events jsonb NOT NULL DEFAULT '{}',
     users text[],
     groups jsonb,
     PRIMARY KEY (account_id, date)
   )`,
  `CREATE TABLE ticket (
     account_id text NOT NULL,
     id text NOT NULL,
     opened_on date NOT NULL,
     closed_on date,
     priority text NOT NULL,
     escalated_on date[] NOT NULL DEFAULT '{}',
     reopened_on date[] NOT NULL DEFAULT '{}',
     PRIMARY KEY (account_id, id)
   )`,
  `CREATE INDEX ticket_opened ON ticket (opened_on)`,
  `CREATE TABLE survey (
     account_id text NOT NULL,
     id text NOT NULL,
     kind text NOT NULL,
     respondent text NOT NULL,
     value numeric NOT NULL,
     "on" date NOT NULL,
     PRIMARY KEY (account_id, id)
   )`,
  `CREATE TABLE milestone (
     account_id text NOT NULL,
     key text NOT NULL,
     "on" date NOT NULL,
     name text,
     PRIMARY KEY (account_id, key)
   )`,
  `CREATE TABLE interaction (
     account_id text NOT NULL,
     id text NOT NULL,
     kind text NOT NULL,
     at timestamptz NOT NULL,
     people jsonb NOT NULL DEFAULT '[]',
     two_way boolean NOT NULL,
     PRIMARY KEY (account_id, id)
   )`,
  `CREATE TABLE kpi_reading (
     account_id text NOT NULL,
     criterion text NOT NULL,
     "on" date NOT NULL,
     value numeric NOT NULL,
     PRIMARY KEY (account_id, criterion, "on")
   )`,
  `CREATE TABLE warehouse_metrics (
     account_id text PRIMARY KEY,
     as_of date NOT NULL,
     usage jsonb,
     tickets jsonb
   )`,
  `CREATE TABLE score_history (
     account_id text NOT NULL,
     as_of date NOT NULL,
     scores jsonb NOT NULL,
     signals jsonb NOT NULL,
     at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (account_id, as_of)
   )`,
  `CREATE INDEX score_history_day ON score_history (as_of, account_id)`,
];

/** What the agent proposes, who decided, and what became of it. */
const acting = [
  `CREATE TABLE artifact (
     account_id text NOT NULL,
     id text NOT NULL,
     kind text NOT NULL,
     digest text NOT NULL,
     content jsonb NOT NULL,
     written_by text NOT NULL,
     facts integer,
     created_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (account_id, id)
   )`,
  `CREATE TABLE work_unit (
     account_id text NOT NULL,
     id text NOT NULL,
     kind text NOT NULL,
     cause text NOT NULL,
     trigger jsonb NOT NULL,
     tier text NOT NULL,
     rule text,
     policy_version integer,
     owner text NOT NULL CHECK (owner IN ('agent', 'human', 'both')),
     assignee text,
     payload jsonb NOT NULL,
     expected_evidence text,
     factors jsonb NOT NULL DEFAULT '{}',
     priority numeric, rank numeric,
     draft text,
     status text NOT NULL CHECK (status IN ('proposed', 'awaiting_approval', 'approved', 'executing', 'done',
       'failed', 'unknown_outcome', 'rejected', 'expired', 'superseded', 'blocked')),
     held boolean NOT NULL DEFAULT false,
     evidence jsonb,
     harm jsonb,
     outcome jsonb,
     due_on date,
     created_at timestamptz NOT NULL DEFAULT now(),
     updated_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (account_id, id)
   )`,
  `CREATE UNIQUE INDEX work_unit_once ON work_unit (account_id, cause)
     WHERE status IN ('proposed', 'awaiting_approval', 'approved', 'executing', 'unknown_outcome', 'blocked')`,
  // In the order that the queue is read in, so that its first page costs the same however long it is.
  `CREATE INDEX work_unit_queue ON work_unit
     (COALESCE(rank, -1) DESC, COALESCE((factors->>'unrankedOrder')::float8, -1) DESC, account_id, id)
     WHERE status IN ('proposed', 'awaiting_approval', 'approved', 'executing', 'unknown_outcome', 'blocked')`,
  `CREATE INDEX work_unit_unjudged ON work_unit (updated_at) WHERE status = 'done' AND outcome IS NULL`,
  `CREATE INDEX work_unit_by_id ON work_unit (id)`,
  `CREATE INDEX work_unit_by_assignee ON work_unit (lower(assignee))
     WHERE status IN ('awaiting_approval', 'executing', 'unknown_outcome')`,
  `CREATE TABLE approval (
     account_id text NOT NULL,
     id text NOT NULL,
     subject_kind text NOT NULL,
     subject_id text NOT NULL,
     digest text NOT NULL,
     payload jsonb NOT NULL,
     evidence_digest text,
     tier text NOT NULL,
     rule text NOT NULL,
     policy_version integer NOT NULL,
     author text NOT NULL,
     findings jsonb NOT NULL DEFAULT '[]',
     needs integer NOT NULL DEFAULT 1,
     status text NOT NULL CHECK (status IN ('open', 'approved', 'rejected', 'expired', 'superseded')),
     decisions jsonb NOT NULL DEFAULT '[]',
     assigned_to text,
     snoozed_until timestamptz,
     opened_at timestamptz NOT NULL DEFAULT now(),
     held_since timestamptz NOT NULL DEFAULT now(),
     reminded_at timestamptz, escalated_at timestamptz,
     expires_at timestamptz NOT NULL,
     decided_at timestamptz,
     PRIMARY KEY (account_id, id)
   )`,
  `CREATE UNIQUE INDEX approval_one_open ON approval (account_id, subject_id) WHERE status = 'open'`,
  `CREATE INDEX approval_by_id ON approval (id)`,
  `CREATE INDEX approval_clock ON approval (expires_at) WHERE status = 'open'`,
  `CREATE INDEX approval_decided ON approval (decided_at) WHERE status <> 'open'`,
  // When somebody first looked at an approval: what their review took is counted from there.
  `CREATE TABLE approval_view (
     account_id text NOT NULL,
     approval text NOT NULL,
     person text NOT NULL,
     at timestamptz NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (account_id, approval, person)
   )`,
  // What leaves the house on behalf of a work unit. The attempt is on record before the write.
  `CREATE TABLE execution (
     account_id text NOT NULL,
     work_unit text NOT NULL,
     system text NOT NULL,
     digest text NOT NULL,
     status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'failed', 'unknown', 'withdrawn')),
     attempts integer NOT NULL DEFAULT 0,
     may_have_arrived boolean NOT NULL DEFAULT false,
     first_attempt_at timestamptz,
     due_at timestamptz NOT NULL DEFAULT now(),
     lease_until timestamptz, lease_token uuid,
     reference jsonb,
     error text,
     PRIMARY KEY (account_id, work_unit)
   )`,
  `CREATE INDEX execution_due ON execution (due_at) WHERE status = 'open'`,
  // Where an approval is shown in Slack, and which state of it.
  `CREATE TABLE approval_card (
     account_id text NOT NULL,
     approval text NOT NULL,
     channel text, ts text,
     shown text NOT NULL DEFAULT '',
     settled boolean NOT NULL DEFAULT false,
     attempts integer NOT NULL DEFAULT 0,
     wanted_at timestamptz NOT NULL DEFAULT now(),
     due_at timestamptz NOT NULL DEFAULT now(),
     lease_token uuid,
     error text,
     PRIMARY KEY (account_id, approval)
   )`,
  `CREATE INDEX approval_card_unsettled ON approval_card (due_at) WHERE NOT settled`,
  // A colleague's queue of one day, told once.
  `CREATE TABLE digest (
     day date NOT NULL,
     reader text NOT NULL,
     told boolean NOT NULL DEFAULT false,
     attempts integer NOT NULL DEFAULT 0,
     wanted_at timestamptz NOT NULL DEFAULT now(),
     due_at timestamptz NOT NULL DEFAULT now(),
     lease_token uuid,
     error text,
     PRIMARY KEY (day, reader)
   )`,
  `CREATE TABLE policy_version (
     version integer PRIMARY KEY,
     document text NOT NULL,
     put_by text NOT NULL,
     at timestamptz NOT NULL DEFAULT now()
   )`,

  // A document whose consequences somebody has seen, as a replacement of one version.
  `CREATE TABLE policy_trial (
     digest text NOT NULL,
     version integer NOT NULL,
     document text NOT NULL,
     tried_by text NOT NULL,
     at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (digest, version)
   )`,
  `CREATE TABLE llm_call (
     account_id text NOT NULL,
     id text NOT NULL,
     phase text,
     actor text NOT NULL,
     prompt text NOT NULL, prompt_version integer NOT NULL, prompt_hash text NOT NULL,
     provider text NOT NULL, model text NOT NULL,
     input_tokens integer, output_tokens integer, cache_read_tokens integer, cache_write_tokens integer,
     cost_usd numeric(12,6), price_table text,
     latency_ms integer,
     outcome text NOT NULL,
     retries integer NOT NULL DEFAULT 0,
     claims integer, unsupported integer,
     input jsonb, output jsonb,
     seq integer NOT NULL, n integer NOT NULL,
     question text NOT NULL, answer text,
     request_id text,
     at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (account_id, id)
   )`,
  `CREATE INDEX llm_call_spent ON llm_call (at) WHERE cost_usd > 0`,
];

/** In step with the systems that know the customers. */
const sync = [
  `CREATE TABLE sync_cursor (
     system text NOT NULL,
     stream text NOT NULL,
     stamp text NOT NULL,
     id text NOT NULL,
     PRIMARY KEY (system, stream)
   )`,
  `CREATE TABLE crm_link (
     account_id text NOT NULL,
     system text NOT NULL,
     crm_id text NOT NULL,
     also_known_as text[] NOT NULL DEFAULT '{}',
     handoff jsonb NOT NULL,
     version integer NOT NULL DEFAULT 1,
     read_at timestamptz NOT NULL DEFAULT now(),
     gone_at timestamptz,
     merged_into text,
     PRIMARY KEY (account_id, system)
   )`,
  `CREATE INDEX crm_link_lost ON crm_link (gone_at) WHERE gone_at IS NOT NULL`,
  `CREATE UNIQUE INDEX crm_link_record ON crm_link (system, crm_id)`,
  `CREATE INDEX crm_link_alias ON crm_link USING gin (also_known_as)`,
  `CREATE TABLE raw_record (
     account_id text NOT NULL,
     system text NOT NULL,
     object text NOT NULL,
     id text NOT NULL,
     stamp text,
     fields jsonb NOT NULL,
     gone boolean NOT NULL DEFAULT false,
     learnt_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (account_id, system, object, id)
   )`,
  `CREATE INDEX raw_record_id ON raw_record (system, object, id)`,
  `CREATE TABLE sync_run (
     id text PRIMARY KEY,
     system text NOT NULL,
     is_full boolean NOT NULL,
     status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'running', 'done', 'failed')),
     asked_by text NOT NULL,
     begun_at timestamptz,
     total integer, done integer NOT NULL DEFAULT 0,
     opened integer NOT NULL DEFAULT 0, changed integer NOT NULL DEFAULT 0,
     unchanged integer NOT NULL DEFAULT 0, gone integer NOT NULL DEFAULT 0,
     refused jsonb NOT NULL DEFAULT '[]',
     unreadable jsonb NOT NULL DEFAULT '[]',
     attempts integer NOT NULL DEFAULT 0,
     due_at timestamptz NOT NULL DEFAULT now(),
     error text,
     lease_until timestamptz, lease_token uuid,
     started_at timestamptz NOT NULL DEFAULT now(),
     finished_at timestamptz
   )`,
  // Two walks through one system at a time would overtake each other.
  `CREATE UNIQUE INDEX sync_run_active ON sync_run (system) WHERE status IN ('pending', 'running')`,
  `CREATE TABLE sync_hint (
     system text NOT NULL,
     object text NOT NULL,
     id text NOT NULL,
     times integer NOT NULL DEFAULT 1,
     at timestamptz NOT NULL DEFAULT now(),
     attempts integer NOT NULL DEFAULT 0,
     due_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (system, object, id)
   )`,
  `CREATE INDEX sync_hint_due ON sync_hint (due_at)`,
];

/** Running the house. */
const operations = [
  `CREATE TABLE import (
     id text PRIMARY KEY,
     status text NOT NULL,
     file_name text,
     total integer, done integer NOT NULL DEFAULT 0, accepted integer NOT NULL DEFAULT 0,
     rejected jsonb NOT NULL DEFAULT '[]',
     started_by text NOT NULL,
     started_at timestamptz NOT NULL DEFAULT now(),
     lease_until timestamptz,
     finished_at timestamptz
   )`,
  // The file stays here until it is done, so that any instance can go on with it.
  `CREATE TABLE import_chunk (
     import_id text NOT NULL,
     n integer NOT NULL,
     bytes bytea NOT NULL,
     PRIMARY KEY (import_id, n)
   )`,
  `CREATE TABLE rescoring_run (
     id text PRIMARY KEY,
     slot text NOT NULL UNIQUE,
     as_of date NOT NULL,
     status text NOT NULL,
     cursor text,
     asked_by text NOT NULL,
     total integer, done integer NOT NULL DEFAULT 0, changed integer NOT NULL DEFAULT 0,
     failed jsonb NOT NULL DEFAULT '[]',
     waste jsonb,
     warehouse jsonb,
     outcomes jsonb,
     lease_until timestamptz, lease_token uuid,
     started_at timestamptz NOT NULL DEFAULT now(),
     finished_at timestamptz
   )`,
  `CREATE TABLE idempotency_key (
     key text NOT NULL,
     caller text NOT NULL,
     request_hash text NOT NULL,
     status integer,
     response jsonb,
     at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (caller, key)
   )`,
  // A delivery that was taken once is not taken again.
  `CREATE TABLE webhook_seen (
     source text NOT NULL,
     key text NOT NULL,
     at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (source, key)
   )`,
  `CREATE TABLE api_key (
     id text PRIMARY KEY,
     name text NOT NULL,
     email text,
     role text NOT NULL CHECK (role IN ('viewer', 'csm', 'supervisor', 'admin')),
     prefix text NOT NULL,
     hash text NOT NULL UNIQUE,
     created_at timestamptz NOT NULL DEFAULT now(),
     revoked_at timestamptz
   )`,
];

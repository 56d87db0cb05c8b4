import { type DataSource } from 'typeorm';
import { MACHINE_VERSION } from '../lifecycle/upgrades';
import { columnsOf } from './account.read';
import { type Moment } from './account.state';
import { type Turn } from './account.turn';
import { AccountRow } from './entities';
import { run, type Session, type Statement } from './statements';

/** The columns a decision sets. The others are written elsewhere, and may have changed since the account was read. */
const DECIDED = [
  'id',
  'version',
  'machineVersion',
  'snapshot',
  'journalHash',
  'phase',
  'state',
  'reading',
  'waitsForWho',
  'waitsForWhat',
  'waitsSince',
  'renewalDate',
  'arr',
  'riskValue',
  'riskBand',
  'hardRed',
  'updatedAt',
] as const satisfies (keyof AccountRow)[];

/** What else stands in the row of an account that was written. */
export type Beside = Omit<AccountRow, (typeof DECIDED)[number]>;

/**
 * Writes the turns of any number of accounts in one statement: each snapshot guarded by the journal it was decided on,
 * and, only where that guard held, the journal entries, the settled and withdrawn effects, and the effects asked for.
 */
export class AccountWriter {
  private readonly beside: string;

  constructor(db: DataSource) {
    this.beside = columnsOf(db, AccountRow, 'a', DECIDED);
  }

  /** Returns the accounts that were written, by id; the others were changed by somebody else meanwhile. */
  async write(session: Session, turns: Turn[], { now, today }: Moment): Promise<Map<string, Beside>> {
    const changes = changesOf(turns);
    const statement = writeTurns(this.beside, changes);
    const written = await run<Beside & { id: string }>(session, statement, [
      now,
      today,
      MACHINE_VERSION,
      // Snapshots are text already, each a line: inside another JSON text they would be read three times.
      turns.map(({ snapshotText }) => snapshotText).join('\n'),
      ...[turns.map(decidedBy), turns.flatMap(entriesOf), ...changes.map(({ rows }) => rows)].map((rows) =>
        JSON.stringify(rows),
      ),
    ]);
    return new Map(written.map(({ id, ...beside }) => [id, beside]));
  }
}

function decidedBy({ row, was }: Turn): object {
  return {
    id: row.id,
    was,
    version: row.version,
    journal_hash: row.journalHash,
    phase: row.phase,
    state: row.state,
    reading: row.reading,
    waits_for_who: row.waitsForWho,
    waits_for_what: row.waitsForWhat,
    waits_since: row.waitsSince,
    renewal_date: row.renewalDate,
    arr: row.arr,
    risk_value: row.riskValue,
    risk_band: row.riskBand,
    hard_red: row.hardRed,
  };
}

/** Without the moment, which is the same for all. */
function entriesOf({ entries }: Turn): object[] {
  return entries.map(({ at: _, today: __, ...entry }) => entry);
}

type Change = { of: keyof typeof effectChanges; rows: object[] };

/** What becomes of effects. Most events change none, and PostgreSQL takes longer to begin a part than to find it empty. */
function changesOf(turns: Turn[]): Change[] {
  const changes: Change[] = [
    { of: 'settled', rows: turns.flatMap(({ row, settled }) => settled.map((effect) => ({ id: row.id, ...effect }))) },
    {
      of: 'withdrawn',
      rows: turns.flatMap(({ row, withdrawn }) => [...withdrawn].map((name) => ({ id: row.id, name }))),
    },
    { of: 'asked', rows: turns.flatMap(({ row, asked }) => asked.map((effect) => ({ id: row.id, ...effect }))) },
  ];
  return changes.filter(({ rows }) => rows.length > 0);
}

/** $1 is the moment and $2 its business date; `rows` holds the changes. */
const effectChanges = {
  settled: (rows: string) => `
      UPDATE effect f
         SET status = s.status, result = s.result, error = coalesce(s.error, f.error), settled_at = $1,
             lease_until = NULL, lease_token = NULL
        FROM json_to_recordset(${rows}::json) AS s (id text, seq int, n smallint, status text, result jsonb, error text)
        JOIN written USING (id)
       WHERE f.account_id = s.id AND f.seq = s.seq AND f.n = s.n`,
  withdrawn: (rows: string) => `
      UPDATE effect f
         SET status = 'withdrawn', settled_at = $1, lease_until = NULL, lease_token = NULL
        FROM json_to_recordset(${rows}::json) AS w (id text, name text)
        JOIN written USING (id)
       WHERE f.account_id || ' ' = w.id || ' ' AND f.name = w.name
         AND f.kind <> 'perform' AND f.status IN ('pending', 'running', 'quarantined')`,
  asked: (rows: string) => `
      INSERT INTO effect (account_id, seq, n, kind, name, input, due_at, status, settled_at)
      SELECT k.id, k.seq, k.n, k.kind, k.name, k.input, k."dueAt", k.status,
             CASE WHEN k.status = 'withdrawn' THEN $1::timestamptz END
        FROM json_to_recordset(${rows}::json)
          AS k (id text, seq int, n smallint, kind text, name text, input jsonb, "dueAt" timestamptz, status text)
        JOIN written USING (id)`,
};

function writeTurns(beside: string, changes: Change[]): Statement {
  const parts = changes.map(({ of }, i) => `, ${of} AS (${effectChanges[of](`$${i + 7}`)})`);
  return {
    name: ['write_turns', ...changes.map(({ of }) => of)].join('_'),
    text: `${turnsAndEntries(beside)}${parts.join('')} SELECT * FROM written`,
  };
}

const turnsAndEntries = (beside: string) => `
  WITH decided AS (
    SELECT * FROM ROWS FROM (
      unnest(string_to_array($4, chr(10))),
      json_to_recordset($5::json)
      AS (id text, was text, version int, journal_hash text, phase text, state text, reading text,
            waits_for_who text, waits_for_what text, waits_since timestamptz, renewal_date date, arr numeric,
            risk_value smallint, risk_band text, hard_red text[]))
      AS t (snapshot, id, was, version, journal_hash, phase, state, reading, waits_for_who, waits_for_what, waits_since,
            renewal_date, arr, risk_value, risk_band, hard_red)
  ), written AS (
    UPDATE account a
       SET version = d.version, machine_version = $3, snapshot = d.snapshot::jsonb, journal_hash = d.journal_hash,
           phase = d.phase, state = d.state, reading = d.reading,
           waits_for_who = d.waits_for_who, waits_for_what = d.waits_for_what, waits_since = d.waits_since,
           renewal_date = d.renewal_date, arr = d.arr,
           risk_value = d.risk_value, risk_band = d.risk_band, hard_red = d.hard_red, updated_at = $1
      FROM decided d
     WHERE a.id = d.id AND a.journal_hash = d.was
    RETURNING a.id, ${beside}
  ), entries AS (
    INSERT INTO journal (account_id, seq, event_id, type, actor, source, at, today, payload, payload_hash, hash)
    SELECT e."accountId", e.seq, e."eventId", e.type, e.actor, e.source, $1::timestamptz, $2::date, e.payload,
           e."payloadHash", e.hash
      FROM json_to_recordset($6::json)
        AS e ("accountId" text, seq int, "eventId" text, type text, actor text, source text, payload jsonb,
              "payloadHash" text, hash text)
      JOIN written w ON w.id = e."accountId"
  )`;

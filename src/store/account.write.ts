import { MACHINE_VERSION } from '../lifecycle/upgrades';
import { type Turn } from './account.turn';
import { type AccountRow } from './entities';
import { run, type Session, type Statement } from './statements';

/**
 * Writes the turns of any number of accounts in one statement: each snapshot guarded by the version it was decided on,
 * and, only where that guard held, the journal entries, the settled and withdrawn effects, and the effects asked for.
 * Returns the ids of the accounts that were written; the others were changed by somebody else meanwhile.
 */
export async function writeTurns(session: Session, turns: Turn[], now: Date, today: string): Promise<Set<string>> {
  const rows = turns.map(({ row }) => row);
  const entries = turns.flatMap((turn) => turn.entries);
  const settled = turns.flatMap(({ row, settled }) => settled.map((effect) => ({ id: row.id, ...effect })));
  const withdrawn = turns.flatMap(({ row, withdrawn }) => [...withdrawn].map((name) => ({ id: row.id, name })));
  const asked = turns.flatMap(({ row, asked }) => asked.map((effect) => ({ id: row.id, ...effect })));
  const written = await run<{ id: string }>(session, statement, [
    now,
    today,
    MACHINE_VERSION,
    rows.map(({ id }) => id),
    turns.map(({ was }) => was),
    rows.map(({ version }) => version),
    turns.map(({ snapshotText }) => snapshotText),
    rows.map(({ journalHash }) => journalHash),
    rows.map(({ phase }) => phase),
    rows.map(({ state }) => state),
    rows.map(({ reading }) => reading),
    rows.map(({ waitsForWho }) => waitsForWho),
    rows.map(({ waitsForWhat }) => waitsForWhat),
    rows.map(({ waitsSince }) => waitsSince),
    rows.map(({ renewalDate }) => renewalDate),
    rows.map(({ arr }) => arr),
    rows.map(({ riskValue }) => riskValue),
    rows.map(({ riskBand }) => riskBand),
    rows.map(hardRedLiteral),
    entries.map(({ accountId }) => accountId),
    entries.map(({ seq }) => seq),
    entries.map(({ eventId }) => eventId),
    entries.map(({ type }) => type),
    entries.map(({ actor }) => actor),
    entries.map(({ source }) => source),
    entries.map(({ payload }) => JSON.stringify(payload)),
    entries.map(({ payloadHash }) => payloadHash),
    entries.map(({ hash }) => hash),
    JSON.stringify(settled),
    JSON.stringify(withdrawn),
    JSON.stringify(asked),
  ]);
  return new Set(written.map(({ id }) => id));
}

/** An array inside an array of columns has to be flat text on its way. */
function hardRedLiteral({ hardRed }: AccountRow): string {
  return `{${hardRed.map((signal) => JSON.stringify(signal)).join(',')}}`;
}

const statement: Statement = {
  name: 'write_turns',
  text: `
    WITH decided AS (
      SELECT * FROM unnest(
        $4::text[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
        $13::text[], $14::timestamptz[], $15::date[], $16::numeric[], $17::smallint[], $18::text[], $19::text[])
        AS t (id, was, version, snapshot, journal_hash, phase, state, reading, waits_for_who,
              waits_for_what, waits_since, renewal_date, arr, risk_value, risk_band, hard_red)
    ), written AS (
      UPDATE account a
         SET version = d.version, machine_version = $3, snapshot = d.snapshot::jsonb, journal_hash = d.journal_hash,
             phase = d.phase, state = d.state, reading = d.reading,
             waits_for_who = d.waits_for_who, waits_for_what = d.waits_for_what, waits_since = d.waits_since,
             renewal_date = d.renewal_date, arr = d.arr,
             risk_value = d.risk_value, risk_band = d.risk_band, hard_red = d.hard_red::text[], updated_at = $1
        FROM decided d
       WHERE a.id = d.id AND a.version = d.was
      RETURNING a.id
    ), entries AS (
      INSERT INTO journal (account_id, seq, event_id, type, actor, source, at, today, payload, payload_hash, hash)
      SELECT e.id, e.seq, e.event_id, e.type, e.actor, e.source, $1::timestamptz, $2::date, e.payload::jsonb,
             e.payload_hash, e.hash
        FROM unnest($20::text[], $21::int[], $22::text[], $23::text[], $24::text[], $25::text[], $26::text[],
                    $27::text[], $28::text[])
          AS e (id, seq, event_id, type, actor, source, payload, payload_hash, hash)
        JOIN written USING (id)
    ), settled AS (
      UPDATE effect f
         SET status = s.status, result = s.result, error = coalesce(s.error, f.error), settled_at = $1,
             lease_until = NULL, lease_token = NULL
        FROM jsonb_to_recordset($29::jsonb) AS s (id text, seq int, n smallint, status text, result jsonb, error text)
        JOIN written USING (id)
       WHERE f.account_id = s.id AND f.seq = s.seq AND f.n = s.n
    ), withdrawn AS (
      UPDATE effect f
         SET status = 'withdrawn', settled_at = $1, lease_until = NULL, lease_token = NULL
        FROM jsonb_to_recordset($30::jsonb) AS w (id text, name text)
        JOIN written USING (id)
       WHERE f.account_id = w.id AND f.name = w.name AND f.kind <> 'perform' AND f.status IN ('pending', 'running')
    ), asked AS (
      INSERT INTO effect (account_id, seq, n, kind, name, input, due_at, status, settled_at)
      SELECT k.id, k.seq, k.n, k.kind, k.name, k.input, k."dueAt", k.status,
             CASE WHEN k.status = 'withdrawn' THEN $1::timestamptz END
        FROM jsonb_to_recordset($31::jsonb)
          AS k (id text, seq int, n smallint, kind text, name text, input jsonb, "dueAt" timestamptz, status text)
        JOIN written USING (id)
    )
    SELECT id FROM written`,
};

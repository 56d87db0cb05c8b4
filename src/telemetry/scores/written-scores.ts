import { type EntityManager } from 'typeorm';
import { type Measured } from './scores.service';

/** The scores of an account as they are written down. */
export interface WrittenScores {
  accountId: string;
  /** JSON. */
  scores: string;
  /** JSON of what health and risk were computed from, for the ledger of changes. */
  signals: string;
  health: { value: number | null; band: string };
}

export function written({ row, scored: { scores, signals } }: Measured): WrittenScores {
  return {
    accountId: row.id,
    scores: JSON.stringify(scores),
    signals: JSON.stringify({ signals, hardRed: scores.alarms.hardRed }),
    health: { value: scores.health.value, band: scores.health.band },
  };
}

/** Keeps the scores of the day in the history, and beside the account what lists show. */
export async function writeDown(tx: EntityManager, all: WrittenScores[], asOf: string): Promise<void> {
  if (all.length === 0) return;
  const ids = all.map(({ accountId }) => accountId);
  await tx.query(
    `INSERT INTO score_history AS kept (account_id, as_of, scores, signals)
     SELECT s.id, $2::date, s.scores, s.signals FROM unnest($1::text[], $3::jsonb[], $4::jsonb[]) AS s (id, scores, signals)
     ON CONFLICT (account_id, as_of) DO UPDATE SET scores = excluded.scores, signals = excluded.signals, at = now()`,
    [ids, asOf, all.map(({ scores }) => scores), all.map(({ signals }) => signals)],
  );
  await tx.query(
    `UPDATE account a SET health_value = s.value, health_band = s.band
       FROM unnest($1::text[], $2::smallint[], $3::text[]) AS s (id, value, band)
      WHERE a.id = s.id AND (a.health_value, a.health_band) IS DISTINCT FROM (s.value, s.band)`,
    [ids, all.map(({ health }) => health.value), all.map(({ health }) => health.band)],
  );
}

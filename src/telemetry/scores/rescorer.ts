import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { daysBetween } from '../../scoring/calendar';
import { EventNotAccepted } from '../../store/account.errors';
import { AccountStore } from '../../store/account.store';
import { BusinessDate } from '../../store/business-date';
import { type MetricsRow } from './metrics.sql';
import { type Scored } from './score-account';
import { ScoresService } from './scores.service';

const BATCH = 500;
/** The health drop looks back to a value of one week a month ago, so each account is written down at least weekly. */
const WRITTEN_EVERY_DAYS = 7;

export type Measured = { row: MetricsRow; scored: Scored };

/** Scores accounts anew and tells those whose signals changed; the others cost one read. */
@Injectable()
export class Rescorer {
  constructor(
    private readonly db: DataSource,
    private readonly scores: ScoresService,
    private readonly store: AccountStore,
    private readonly dates: BusinessDate,
  ) {}

  /** How many of the accounts have changed signals. An account that has ended is left alone. */
  async rescore(accountIds: string[]): Promise<number> {
    if (accountIds.length === 0) return 0;
    const asOf = await this.dates.today(this.db.manager);
    let changed = 0;
    for (let from = 0; from < accountIds.length; from += BATCH) {
      changed += await this.record(await this.measure(accountIds.slice(from, from + BATCH), asOf), asOf);
    }
    return changed;
  }

  /** Reads and computes; nothing is written. */
  async measure(accountIds: string[], asOf: string): Promise<Measured[]> {
    return (await this.scores.scoreAll(accountIds, asOf)).filter(({ row }) => !row.isClosed);
  }

  /**
   * Writes down what is worth keeping and tells the accounts whose signals changed, how many of them is the answer.
   * `occasion` is the event id of the telling: an account hears of one occasion once, however often it is recorded.
   */
  async record(measured: Measured[], asOf: string, occasion?: string): Promise<number> {
    await writeDown(
      this.db.manager,
      measured.filter((each) => isWorthKeeping(each, asOf)),
      asOf,
    );
    const changed = measured.filter(hasNewSignals);
    await Promise.all(changed.map((each) => this.tell(each, occasion)));
    return changed.length;
  }

  private async tell({ row, scored: { scores, findings } }: Measured, eventId?: string): Promise<void> {
    const risk = { score: scores.risk.value, hardRed: [...scores.alarms.hardRed] };
    try {
      await this.store.change(
        row.id,
        { type: 'signals.measured', risk, findings, eventId },
        { actor: 'agent', source: 'rescoring' },
      );
    } catch (error) {
      // It ended between the reading and the telling; there is nobody left to tell.
      if (!(error instanceof EventNotAccepted)) throw error;
    }
  }
}

/** Keeps the scores of the day in the history, and beside the account what lists show. */
export async function writeDown(tx: EntityManager, measured: Measured[], asOf: string): Promise<void> {
  if (measured.length === 0) return;
  const ids = measured.map(({ row }) => row.id);
  await tx.query(
    `INSERT INTO score_history AS kept (account_id, as_of, scores, signals)
     SELECT s.id, $2::date, s.scores, s.signals FROM unnest($1::text[], $3::jsonb[], $4::jsonb[]) AS s (id, scores, signals)
     ON CONFLICT (account_id, as_of) DO UPDATE SET scores = excluded.scores, signals = excluded.signals, at = now()`,
    [
      ids,
      asOf,
      measured.map(({ scored }) => JSON.stringify(scored.scores)),
      measured.map(({ scored: { signals, scores } }) => JSON.stringify({ signals, hardRed: scores.alarms.hardRed })),
    ],
  );
  await tx.query(
    `UPDATE account a SET health_value = s.value, health_band = s.band
       FROM unnest($1::text[], $2::smallint[], $3::text[]) AS s (id, value, band)
      WHERE a.id = s.id AND (a.health_value, a.health_band) IS DISTINCT FROM (s.value, s.band)`,
    [
      ids,
      measured.map(({ scored }) => scored.scores.health.value),
      measured.map(({ scored }) => scored.scores.health.band),
    ],
  );
}

function isWorthKeeping(each: Measured, asOf: string): boolean {
  const { row, scored } = each;
  const { value, band } = scored.scores.health;
  const isOld = row.lastScoredOn === null || daysBetween(row.lastScoredOn, asOf) >= WRITTEN_EVERY_DAYS;
  return isOld || value !== row.healthValue || band !== row.healthBand || hasNewSignals(each);
}

function hasNewSignals({ row, scored: { scores, findings } }: Measured): boolean {
  return (
    scores.risk.value !== row.risk.score ||
    !isSameSet(scores.alarms.hardRed, row.risk.hardRed) ||
    !isSameSet(findings, row.findings)
  );
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { HOUR_MS } from '../../calendar/calendar';
import { SETTINGS, type Settings } from '../../platform/settings/settings';
import { cohortMedianOf, ledger, type Ledger, type ScoredFacts, type ScoringPolicy, type Segment } from '../../scoring';
import { AccountNotFound } from '../../store/account.errors';
import { BusinessDate } from '../../store/business-date';
import { ScoreHistory } from '../../store/entities';
import { PolicyStore } from '../../store/policy.store';
import { withWarehouse, type WarehouseMetrics } from '../warehouse/warehouse.metrics';
import { COHORTS, type CohortRow } from './cohorts.sql';
import { type MetricsRow } from './metrics.row';
import { METRICS } from './metrics.sql';
import { scoreAccount, type AccountScores, type Scored } from './score-account';

/** One date on which the scores were written down, and what moved them since the one before. */
export interface ScoreChange {
  asOf: string;
  since: string | null;
  risk: Ledger | null;
  health: Ledger | null;
}

type Aggregated = MetricsRow & { warehouse: WarehouseMetrics | null };
/** The scores of an account, and the row of metrics they were computed from. */
export interface Measured {
  row: MetricsRow;
  scored: Scored;
}
type Medians = Map<Segment, number | null>;

const REMEMBER_COHORTS_MS = HOUR_MS;

@Injectable()
export class ScoresService {
  private cohorts?: { asOf: string; until: number; medians: Medians };

  constructor(
    private readonly db: DataSource,
    private readonly dates: BusinessDate,
    private readonly policies: PolicyStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The scores as of the business date, computed from the records as they are now. */
  async scoresOf(accountId: string): Promise<AccountScores> {
    return (await this.score(accountId, this.db.manager)).scored.scores;
  }

  async score(accountId: string, tx: EntityManager): Promise<Measured & { asOf: string }> {
    const asOf = await this.dates.today(tx);
    const [first] = await this.scoreAll([accountId], asOf, tx);
    if (!first) throw new AccountNotFound(accountId);
    return { ...first, asOf };
  }

  /** One statement for all the accounts. */
  scoreAll(accountIds: string[], asOf: string, tx: EntityManager = this.db.manager): Promise<Measured[]> {
    return this.scoreEach(accountIds, asOf, (measured) => measured, tx);
  }

  /** The same where only what `keep` makes of each account is held: scores with their evidence are large. */
  async scoreEach<Kept>(
    accountIds: string[],
    asOf: string,
    keep: (measured: Measured) => Kept,
    tx: EntityManager = this.db.manager,
  ): Promise<Kept[]> {
    const { scores: policy } = await this.policies.active(tx);
    const medians = await this.cohortMedians(asOf, policy, tx);
    const { timeZone } = this.settings;
    const rows = await tx.query<Aggregated[]>(METRICS, [asOf, accountIds, timeZone, policy.mura.daysOfWeek]);
    return rows.map((aggregated) => {
      const row = withWarehouse(aggregated);
      const scored = scoreAccount(row, { asOf, policy, cohortMedian: medians.get(row.segment) ?? null });
      return keep({ row, scored });
    });
  }

  /** What moved risk and health from one written-down date to the next, newest first. */
  async changesOf(accountId: string, limit: number): Promise<ScoreChange[]> {
    const { scores: policy } = await this.policies.active();
    const history = await this.db.manager.find(ScoreHistory, {
      where: { accountId },
      order: { asOf: 'DESC' },
      take: limit + 1,
    });
    return history.slice(0, limit).map((after, index) => {
      const before = history[index + 1];
      return {
        asOf: after.asOf,
        since: before?.asOf ?? null,
        risk: before ? ledger('risk', factsOf(before), factsOf(after), policy) : null,
        health: before ? ledger('health', factsOf(before), factsOf(after), policy) : null,
      };
    });
  }

  /** What others of the segment needed moves slowly, and asking reads them all: an hour old is new enough. */
  private async cohortMedians(asOf: string, policy: ScoringPolicy, tx: EntityManager): Promise<Medians> {
    if (this.cohorts?.asOf === asOf && this.cohorts.until > Date.now()) return this.cohorts.medians;
    const rows = await tx.query<CohortRow[]>(COHORTS, [asOf]);
    const medians = new Map(rows.map(({ segment, days }) => [segment, cohortMedianOf(days, policy)]));
    this.cohorts = { asOf, until: Date.now() + REMEMBER_COHORTS_MS, medians };
    return medians;
  }
}

/** What a row of the history was scored from; it was written by us from the same type. */
export function factsOf({ signals }: Pick<ScoreHistory, 'signals'>): ScoredFacts {
  return { signals: {}, ...signals };
}

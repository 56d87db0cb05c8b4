import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SETTINGS, type Settings } from '../../platform/settings/settings';
import { ledger, timeToValue, type Ledger, type ScoredFacts, type Segment } from '../../scoring';
import { AccountNotFound } from '../../store/account.errors';
import { BusinessDate } from '../../store/business-date';
import { ScoreHistory } from '../../store/entities';
import { COHORTS, METRICS, type CohortRow, type MetricsRow } from './metrics.sql';
import { scoreAccount, type AccountScores, type Scored } from './score-account';

/** One date on which the scores were written down, and what moved them since the one before. */
export interface ScoreChange {
  asOf: string;
  since: string | null;
  risk: Ledger | null;
  health: Ledger | null;
}

@Injectable()
export class ScoresService {
  constructor(
    private readonly db: DataSource,
    private readonly dates: BusinessDate,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The scores as of the business date, computed from the records as they are now. */
  async scoresOf(accountId: string): Promise<AccountScores> {
    return (await this.score(accountId, this.db.manager)).scored.scores;
  }

  async score(accountId: string, tx: EntityManager): Promise<{ row: MetricsRow; scored: Scored; asOf: string }> {
    const asOf = await this.dates.today(tx);
    const [first] = await this.scoreAll([accountId], asOf, tx);
    if (!first) throw new AccountNotFound(accountId);
    return { ...first, asOf };
  }

  /** One statement for all the accounts, or for every account there is. */
  async scoreAll(
    accountIds: string[] | null,
    asOf: string,
    tx: EntityManager = this.db.manager,
  ): Promise<{ row: MetricsRow; scored: Scored }[]> {
    const medians = await this.cohortMedians(asOf, tx);
    const rows = await tx.query<MetricsRow[]>(METRICS, [asOf, accountIds, this.settings.timeZone]);
    return rows.map((row) => ({ row, scored: scoreAccount(row, asOf, medians.get(row.segment) ?? null) }));
  }

  /** What moved risk and health from one written-down date to the next, newest first. */
  async changesOf(accountId: string, limit: number): Promise<ScoreChange[]> {
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
        risk: before ? ledger('risk', factsOf(before), factsOf(after)) : null,
        health: before ? ledger('health', factsOf(before), factsOf(after)) : null,
      };
    });
  }

  private async cohortMedians(asOf: string, tx: EntityManager): Promise<Map<Segment, number | null>> {
    const cohorts = await tx.query<CohortRow[]>(COHORTS, [asOf]);
    return new Map(
      cohorts.map(({ segment, days }) => [
        segment,
        timeToValue({ asOf, contractStart: null, firstValueOn: null, cohort: days }).cohortMedian,
      ]),
    );
  }
}

/** What a row of the history was scored from; it was written by us from the same type. */
function factsOf({ signals }: ScoreHistory): ScoredFacts {
  return { signals: {}, ...signals };
}

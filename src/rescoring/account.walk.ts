import { Logger } from '@nestjs/common';
import { type DataSource } from 'typeorm';
import { type QueueRanking } from '../actions/ranking/queue-ranking';
import { money } from '../scoring';
import { type FailedAccount } from '../store/entities';
import { type PolicyStore } from '../store/policy.store';
import { type Rescored, type Rescorer } from '../telemetry/scores/rescorer';
import { occasionOf, type ClaimedRun, type RunStore } from './run.store';
import { tally, WasteTally, type ToBase } from './waste.tally';

/** Large enough for the set-based statement to pay, small enough that a few batches fit into any memory. */
const BATCH = 500;

interface Batch {
  accountIds: string[];
  rescored: Rescored[];
  failed: FailedAccount[];
}

/**
 * Walks all accounts that have not ended, by id, in batches: while one batch is written down, the database already
 * aggregates the next. Memory holds two batches, however many accounts there are.
 */
export class AccountWalk {
  private readonly log = new Logger('rescoring');

  constructor(
    private readonly db: DataSource,
    private readonly rescorer: Rescorer,
    private readonly ranking: QueueRanking,
    private readonly policies: PolicyStore,
    private readonly runs: RunStore,
    private readonly batchSize = BATCH,
  ) {}

  /** True when it came to the end, false when it was told to stop. @throws RunTakenAway */
  async walk(run: ClaimedRun, isStopping: () => boolean): Promise<boolean> {
    const toBase = await this.exchange();
    let waste = WasteTally.nullable().parse(run.waste);
    let failed = run.failed;
    let next = this.batchAfter(run.cursor, run.asOf);
    for (let batch = await next; batch !== null; batch = await next) {
      if (isStopping()) return false;
      const { accountIds, rescored } = batch;
      next = this.batchAfter(accountIds.at(-1) ?? null, run.asOf);
      // Whoever fails first is heard; the other failure must not end the process.
      next.catch(() => undefined);
      failed = [...failed, ...batch.failed, ...(await this.record(run, rescored))];
      waste = tally(waste, rescored, toBase);
      await this.runs.advance(run, { accountIds, waste, failed });
    }
    return true;
  }

  private async batchAfter(cursor: string | null, asOf: string): Promise<Batch | null> {
    const rows = await this.db.query<{ id: string }[]>(
      `SELECT id FROM account WHERE id > $1 AND state <> 'closed' ORDER BY id LIMIT $2`,
      [cursor ?? '', this.batchSize],
    );
    const accountIds = rows.map(({ id }) => id);
    if (accountIds.length === 0) return null;
    const rescored: Rescored[] = [];
    const failed = await this.allOrEach(accountIds, idOf, async (ids) => {
      rescored.push(...(await this.rescorer.measure(ids, asOf)));
    });
    return { accountIds, rescored, failed };
  }

  /** The queue follows the calendar even where nothing else has changed. */
  private record(run: ClaimedRun, rescored: Rescored[]): Promise<FailedAccount[]> {
    const accountOf = ({ accountId }: Rescored) => accountId;
    return this.allOrEach(rescored, accountOf, async (batch) => {
      await this.rescorer.record(batch, run.asOf, occasionOf(run));
      await this.ranking.renew(this.db.manager, batch.map(accountOf), run.asOf);
    });
  }

  /** One account whose records are broken must not keep the others waiting; a database that is away must. */
  private async allOrEach<Item>(
    items: Item[],
    accountOf: (item: Item) => string,
    act: (items: Item[]) => Promise<void>,
  ): Promise<FailedAccount[]> {
    try {
      await act(items);
      return [];
    } catch (error) {
      await this.db.query('SELECT 1').catch(() => {
        throw error;
      });
    }
    const failed: FailedAccount[] = [];
    for (const item of items) {
      try {
        await act([item]);
      } catch (error) {
        const accountId = accountOf(item);
        this.log.error(error, `Account ${accountId} cannot be scored`);
        failed.push({ accountId, reason: error instanceof Error ? error.message : String(error) });
      }
    }
    return failed;
  }

  private async exchange(): Promise<ToBase> {
    const { baseCurrency, exchangeRates } = await this.policies.active();
    return (amount, currency) => {
      const rate = currency === baseCurrency ? 1 : exchangeRates.toBase[currency];
      return rate === undefined ? null : money(amount * rate);
    };
  }
}

const idOf = (accountId: string): string => accountId;

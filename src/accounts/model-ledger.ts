import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LlmCall } from '../store/entities';
import { type ModelGroupView, type ModelTotalsView } from './model-calls.view';

/** What the totals can be told apart by. */
export const MODEL_GROUPS = ['phase', 'account', 'prompt', 'provider', 'model', 'outcome'] as const;
export type ModelGroup = (typeof MODEL_GROUPS)[number];

const COLUMNS: Record<ModelGroup, string> = {
  phase: "coalesce(phase, 'unknown')",
  account: 'account_id',
  prompt: "prompt || ' v' || prompt_version",
  provider: 'provider',
  model: 'model',
  outcome: 'outcome',
};

const TOTALS = `
  count(*)::float8 AS calls,
  count(*) FILTER (WHERE outcome NOT IN ('ok', 'open', 'interrupted'))::float8 AS failed,
  count(*) FILTER (WHERE outcome = 'interrupted')::float8 AS interrupted,
  (count(*) - count(DISTINCT (account_id, seq, n, question)))::float8 AS repeated,
  coalesce(sum(retries), 0)::float8 AS retries,
  coalesce(sum(input_tokens), 0)::float8 AS "inputTokens",
  coalesce(sum(output_tokens), 0)::float8 AS "outputTokens",
  coalesce(sum(cache_read_tokens), 0)::float8 AS "cacheReadTokens",
  coalesce(sum(cache_write_tokens), 0)::float8 AS "cacheWriteTokens",
  coalesce(sum(cost_usd), 0)::float8 AS "costUsd",
  coalesce(sum(claims), 0)::float8 AS claims,
  coalesce(sum(unsupported), 0)::float8 AS unsupported,
  (sum(unsupported)::float8 / nullif(sum(claims), 0))::float8 AS "hallucinationRate"`;

interface Which {
  accountId?: string;
  /** ISO date or timestamp. */
  since?: string;
}

/** Reads the ledger of model calls: single calls, and what groups of them cost. */
@Injectable()
export class ModelLedger {
  constructor(private readonly db: DataSource) {}

  /** The calls made for an account, oldest first. */
  callsOf(accountId: string): Promise<LlmCall[]> {
    return this.db.manager.find(LlmCall, { where: { accountId }, order: { seq: 'ASC', n: 'ASC', at: 'ASC' } });
  }

  async totals(which: Which = {}): Promise<ModelTotalsView> {
    const [totals] = await this.select<ModelTotalsView>(`SELECT ${TOTALS}`, '', which);
    if (!totals) throw new Error('The ledger gave no totals');
    return totals;
  }

  /** The dearest groups first. */
  totalsBy(group: ModelGroup, which: Which = {}, limit = 200): Promise<ModelGroupView[]> {
    const tail = `GROUP BY 1 ORDER BY "costUsd" DESC, calls DESC, 1 LIMIT ${Math.trunc(limit)}`;
    return this.select(`SELECT ${COLUMNS[group]} AS key, ${TOTALS}`, tail, which);
  }

  private select<Row>(head: string, tail: string, { accountId, since }: Which): Promise<Row[]> {
    return this.db.query<Row[]>(
      `${head} FROM llm_call
        WHERE ($1::text IS NULL OR account_id = $1) AND ($2::timestamptz IS NULL OR at >= $2) ${tail}`,
      [accountId ?? null, since ?? null],
    );
  }
}

import { type DataSource } from 'typeorm';
import { ModelCalls, type ModelCall } from '../evidence/ports';

/** The ledger of model calls. It is written outside the transactions of the account: a call costs even when its answer comes too late. */
export class StoredModelCalls extends ModelCalls {
  constructor(private readonly db: DataSource) {
    super();
  }

  async record(call: ModelCall): Promise<void> {
    const { tokens, prompt } = call;
    await this.db.query(
      `INSERT INTO llm_call (account_id, id, phase, actor, prompt, prompt_version, prompt_hash, provider, model,
         input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost_usd, price_table, latency_ms, outcome,
         retries, claims, unsupported, input, output)
       SELECT $1, $2, (SELECT phase FROM account WHERE id = $1), $3, $4, $5, $6, $7, $8,
         $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20::jsonb, $21::jsonb`,
      [
        call.accountId,
        call.id,
        call.actor,
        prompt.name,
        prompt.version,
        prompt.hash,
        call.provider,
        call.model,
        tokens.input,
        tokens.output,
        tokens.cacheRead,
        tokens.cacheWrite,
        call.costUsd,
        call.pricesOf,
        call.latencyMs,
        call.outcome,
        call.retries,
        call.claims,
        call.unsupported,
        JSON.stringify(call.input),
        JSON.stringify(call.output),
      ],
    );
  }

  async spent(accountId: string): Promise<{ account: number; day: number }> {
    const [sums] = await this.db.query<{ account: number; day: number }[]>(
      `SELECT coalesce(sum(cost_usd) FILTER (WHERE account_id = $1), 0) AS account,
              coalesce(sum(cost_usd) FILTER (WHERE at > now() - interval '24 hours'), 0) AS day
         FROM llm_call
        WHERE cost_usd > 0 AND (at > now() - interval '24 hours' OR (account_id = $1 AND at > now() - interval '30 days'))`,
      [accountId],
    );
    return sums ?? { account: 0, day: 0 };
  }
}

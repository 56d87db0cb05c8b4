import { type DataSource, type EntityManager } from 'typeorm';
import { ModelCalls, type AskedCall, type EndedCall } from '../evidence/model-calls.port';

const ASKED_COLUMNS = `account_id, id, phase, seq, n, actor, prompt, prompt_version, prompt_hash, question, provider, model,
  price_table, input`;
const ASKED_VALUES = `$1, $2, (SELECT phase FROM account WHERE id = $1), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb`;

/**
 * The ledger of model calls. It is written outside the transactions of the account: a call costs even when its answer
 * comes too late, and even when the process dies before it comes.
 */
export class StoredModelCalls extends ModelCalls<EntityManager> {
  constructor(private readonly db: DataSource) {
    super();
  }

  async answered({ effect: { accountId, seq, n }, question }: Pick<AskedCall, 'effect' | 'question'>) {
    const [found] = await this.db.query<{ answer: string }[]>(
      `SELECT answer FROM llm_call
        WHERE account_id = $1 AND seq = $2 AND n = $3 AND question = $4 AND answer IS NOT NULL LIMIT 1`,
      [accountId, seq, n, question],
    );
    return found?.answer ?? null;
  }

  async open(call: AskedCall, atMostUsd: number): Promise<void> {
    await this.db.query(
      `WITH gone AS (
         UPDATE llm_call SET outcome = 'interrupted'
          WHERE account_id = $1 AND seq = $3 AND n = $4 AND question = $9 AND outcome = 'open'
       )
       INSERT INTO llm_call (${ASKED_COLUMNS}, outcome, cost_usd) VALUES (${ASKED_VALUES}, 'open', $14)`,
      [...valuesOf(call), atMostUsd],
    );
  }

  async close(call: EndedCall): Promise<string> {
    const { tokens } = call;
    const [closed] = await this.db.query<{ phase: string | null }[]>(
      `INSERT INTO llm_call (${ASKED_COLUMNS}, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost_usd,
         latency_ms, outcome, retries, claims, unsupported, output, answer, request_id)
       VALUES (${ASKED_VALUES}, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24::jsonb, $25, $26)
       ON CONFLICT (account_id, id) DO UPDATE SET
         input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens,
         cache_read_tokens = excluded.cache_read_tokens, cache_write_tokens = excluded.cache_write_tokens,
         cost_usd = excluded.cost_usd, latency_ms = excluded.latency_ms, outcome = excluded.outcome,
         retries = excluded.retries, claims = excluded.claims, unsupported = excluded.unsupported,
         output = excluded.output, answer = excluded.answer, request_id = excluded.request_id
       RETURNING phase`,
      [
        ...valuesOf(call),
        tokens.input,
        tokens.output,
        tokens.cacheRead,
        tokens.cacheWrite,
        call.costUsd,
        call.latencyMs,
        call.outcome,
        call.retries,
        call.claims,
        call.unsupported,
        JSON.stringify(call.output),
        call.answer,
        call.requestId,
      ],
    );
    return closed?.phase ?? 'unknown';
  }

  async settle(tx: EntityManager, { accountId, seq, n }: AskedCall['effect']): Promise<void> {
    await tx.query(`UPDATE llm_call SET answer = NULL WHERE account_id = $1 AND seq = $2 AND n = $3`, [
      accountId,
      seq,
      n,
    ]);
  }

  async spent(accountId: string): Promise<{ account: number; day: number }> {
    const [sums] = await this.db.query<{ account: number; day: number }[]>(
      `SELECT (SELECT coalesce(sum(cost_usd), 0) FROM llm_call
                WHERE account_id = $1 AND at > now() - interval '30 days')::float8 AS account,
              (SELECT coalesce(sum(cost_usd), 0) FROM llm_call
                WHERE cost_usd > 0 AND at > now() - interval '24 hours')::float8 AS day`,
      [accountId],
    );
    return sums ?? { account: 0, day: 0 };
  }
}

function valuesOf({ effect, prompt, ...call }: AskedCall): unknown[] {
  return [
    effect.accountId,
    call.id,
    effect.seq,
    effect.n,
    call.actor,
    prompt.name,
    prompt.version,
    prompt.hash,
    call.question,
    call.provider,
    call.model,
    call.pricesOf,
    JSON.stringify(call.input),
  ];
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Period } from './period';

export interface Spending {
  /** Accounts for which a model was asked. */
  accounts: number;
  calls: number;
  tokens: number;
  costUsd: number;
  /** Dates of the price tables. */
  pricesOf: string[];
}

export interface Understanding {
  /** Anchors that the agent read as concrete, and those of them that a person stated otherwise. */
  concrete: number;
  corrected: number;
  /** People of the CRM at accounts that were read, those on no map, and those on it whom nobody could match. */
  people: number;
  dropped: number;
  unresolved: number;
}

/** What the agent took and what it got right, set-based over all accounts. */
@Injectable()
export class AgentRecords {
  constructor(private readonly db: DataSource) {}

  /** The whole spending first, then that of each phase, the dearest first. */
  async spending({ from, to }: Period): Promise<{ total: Spending; byPhase: (Spending & { phase: string })[] }> {
    const rows = await this.db.query<(Spending & { phase: string | null })[]>(
      `SELECT phase, count(DISTINCT account_id)::int AS accounts, count(*)::int AS calls,
              COALESCE(sum(COALESCE(input_tokens, 0) + COALESCE(output_tokens, 0) + COALESCE(cache_read_tokens, 0)
                           + COALESCE(cache_write_tokens, 0)), 0)::float8 AS tokens,
              COALESCE(sum(cost_usd), 0)::float8 AS "costUsd",
              COALESCE(array_agg(DISTINCT price_table) FILTER (WHERE price_table IS NOT NULL), '{}') AS "pricesOf"
         FROM (SELECT COALESCE(phase, 'unknown') AS phase, account_id, input_tokens, output_tokens, cache_read_tokens,
                      cache_write_tokens, cost_usd, price_table
                 FROM llm_call WHERE at >= $1 AND at < $2) AS call
        GROUP BY GROUPING SETS ((), (phase)) ORDER BY phase IS NOT NULL, "costUsd" DESC`,
      [from, to],
    );
    const [total, ...phases] = rows;
    if (!total) throw new Error('An aggregate over everything gave no row');
    return { total, byPhase: phases.map((row) => ({ ...row, phase: row.phase ?? 'unknown' })) };
  }

  /** Of accounts whose documents were read in the period. */
  async understanding({ from, to }: Period): Promise<Understanding> {
    const [understanding] = await this.db.query<[Understanding]>(
      `WITH read AS MATERIALIZED (SELECT account_id, reading FROM reading WHERE at >= $1 AND at < $2),
            anchors AS (
              SELECT count(*)::int AS concrete, count(s.key) FILTER (WHERE NOT a.anchor->'value' @> s.value)::int AS corrected
                FROM read r CROSS JOIN LATERAL jsonb_array_elements(r.reading->'anchors') AS a(anchor)
                LEFT JOIN stated_anchor s ON s.account_id = r.account_id AND s.key = a.anchor->>'key'
               WHERE a.anchor->>'status' = 'concrete'
            ),
            contacts AS (
              SELECT count(*)::int AS people, count(*) FILTER (WHERE NOT EXISTS (
                       SELECT FROM person p WHERE p.account_id = c.account_id
                          AND (lower(p.email) = lower(c.email) OR lower(p.name) = lower(c.name))))::int AS dropped
                FROM contact c JOIN read r ON r.account_id = c.account_id
            ),
            people AS (
              SELECT count(*)::int AS unresolved FROM person p JOIN read r ON r.account_id = p.account_id WHERE NOT p.resolved
            )
       SELECT * FROM anchors, contacts, people`,
      [from, to],
    );
    return understanding;
  }
}

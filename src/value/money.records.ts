import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RENEWAL_WINDOW_DAYS } from '../lifecycle/account.gates';
import { type RetainedAccount } from '../scoring';
import { type Period } from './period';

/** Money a year in one currency, over accounts. */
export interface WasteChange {
  currency: string;
  /** Muda as last scored before the end of the period, and of how many accounts. */
  standing: number;
  accounts: number;
  /** What was newly seen in the period, and what is no longer there. */
  found: number;
  removed: number;
}

export interface ExpansionFound {
  currency: string | null;
  opportunities: number;
  amount: number;
  /** Opportunities without an amount, left out of the sum. */
  unknown: number;
  /** Seen before the renewal window of their account opened; null days to renewal count as not. */
  beforeWindow: number;
}

/** What the customer base is worth, wastes and could grow by, set-based over all accounts. */
@Injectable()
export class MoneyRecords {
  constructor(private readonly db: DataSource) {}

  /**
   * ARR of each account at both ends, by its journal. What was on record later also counts for the start, when the
   * contract had begun by then.
   */
  holdings({ from, to }: Period): Promise<RetainedAccount[]> {
    return this.db.query<RetainedAccount[]>(
      `WITH told AS (
         SELECT account_id, seq, today,
                CASE WHEN payload->>'outcome' = 'churned' OR type = 'transition.forced' THEN 0
                     WHEN jsonb_typeof(payload->'contract'->'arr') = 'number' THEN (payload->'contract'->>'arr')::float8
                END AS arr,
                CASE WHEN type = 'account.opened' THEN (payload->'contract'->>'startDate')::date END AS begun
           FROM journal
          WHERE type IN ('account.opened', 'contract.changed', 'renewal.recorded')
             OR type = 'transition.forced' AND payload->>'to' = 'churned'
       ), held AS (
         SELECT account_id,
                (array_agg(arr ORDER BY seq DESC) FILTER (WHERE arr IS NOT NULL AND today < $1))[1] AS start,
                (array_agg(arr ORDER BY seq) FILTER (WHERE arr IS NOT NULL))[1] AS first,
                (array_agg(arr ORDER BY seq DESC) FILTER (WHERE arr IS NOT NULL AND today < $2))[1] AS "end",
                min(begun) AS begun
           FROM told GROUP BY account_id
       )
       SELECT a.id, a.currency, COALESCE(h.start, h.first) AS start, h."end"
         FROM held h JOIN account a ON a.id = h.account_id
        WHERE a.currency IS NOT NULL AND COALESCE(h.start, h.first) > 0 AND (h.start IS NOT NULL OR h.begun <= $1)`,
      [from, to],
    );
  }

  waste({ from, to }: Period): Promise<WasteChange[]> {
    const muda = (date: string) => `
      LEFT JOIN LATERAL (
        SELECT (h.scores#>>'{waste,muda,annualCost}')::float8 AS cost, h.scores#>>'{waste,muda,currency}' AS currency,
               h.scores#>>'{waste,muda,band}' IN ('red', 'yellow') AS wasteful
          FROM score_history h WHERE h.account_id = a.id AND h.as_of < ${date} ORDER BY h.as_of DESC LIMIT 1)`;
    return this.db.query<WasteChange[]>(
      `WITH seen AS (
         SELECT a.id, COALESCE(later.currency, earlier.currency) AS currency,
                CASE WHEN earlier.wasteful THEN COALESCE(earlier.cost, 0) ELSE 0 END AS before,
                CASE WHEN later.wasteful THEN COALESCE(later.cost, 0) ELSE 0 END AS after
           FROM account a ${muda('$1')} AS earlier ON true ${muda('$2')} AS later ON true
       )
       SELECT currency, sum(after)::float8 AS standing, count(*) FILTER (WHERE after > 0)::int AS accounts,
              sum(GREATEST(0, after - before))::float8 AS found, sum(GREATEST(0, before - after))::float8 AS removed
         FROM seen WHERE currency IS NOT NULL AND (before > 0 OR after > 0)
        GROUP BY currency ORDER BY standing DESC`,
      [from, to],
    );
  }

  /** Accounts that were scored by the end of the period. */
  async scored({ to }: Period): Promise<number> {
    const [{ accounts }] = await this.db.query<[{ accounts: number }]>(
      `SELECT count(*)::int AS accounts FROM account a
        WHERE EXISTS (SELECT FROM score_history h WHERE h.account_id = a.id AND h.as_of < $1)`,
      [to],
    );
    return accounts;
  }

  expansion({ from, to }: Period): Promise<ExpansionFound[]> {
    return this.db.query<ExpansionFound[]>(
      `SELECT COALESCE(u.payload->>'currency', a.currency) AS currency, count(*)::int AS opportunities,
              COALESCE(sum((u.payload->>'amount')::float8), 0) AS amount,
              count(*) FILTER (WHERE u.payload->>'amount' IS NULL)::int AS unknown,
              count(*) FILTER (WHERE a.renewal_date - u.created_at::date > ${RENEWAL_WINDOW_DAYS})::int AS "beforeWindow"
         FROM work_unit u JOIN account a ON a.id = u.account_id
        WHERE u.kind = 'open_expansion_opportunity' AND u.created_at >= $1 AND u.created_at < $2
        GROUP BY 1 ORDER BY 3 DESC`,
      [from, to],
    );
  }
}

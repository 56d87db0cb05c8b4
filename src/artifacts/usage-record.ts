import { type EntityManager } from 'typeorm';

const WEEKS = 26;

/** Different people in each whole week; where the source does not name them, the busiest day of the week. */
export function weeklyUseOf(
  tx: EntityManager,
  accountId: string,
  today: string,
): Promise<{ monday: string; people: number }[]> {
  return tx.query(
    `SELECT date_trunc('week', date)::date AS monday,
            greatest(count(DISTINCT person), coalesce(max(active_users), 0))::int AS people
       FROM usage_daily LEFT JOIN LATERAL unnest(users) AS person ON true
      WHERE account_id = $1 AND date < date_trunc('week', $2::date)::date
        AND date >= date_trunc('week', $2::date)::date - ${7 * WEEKS}
      GROUP BY 1 ORDER BY 1`,
    [accountId, today],
  );
}

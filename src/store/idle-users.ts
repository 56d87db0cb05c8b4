import { type EntityManager } from 'typeorm';

/** Somebody who used the product and stopped. */
export interface IdleUser {
  /** As the usage source names people. */
  user: string;
  lastSeenOn: string;
}

const REMEMBERED_DAYS = 180;
/** As long as nobody counts as active who was not seen (active28). */
const GONE_DAYS = 28;

/** Who was seen in the half year before the date but not in its last 28 days, the longest gone first. */
export function idleUsersOf(tx: EntityManager, accountId: string, asOf: string): Promise<IdleUser[]> {
  return tx.query(
    `SELECT person AS user, max(date) AS "lastSeenOn"
       FROM usage_daily CROSS JOIN unnest(users) AS person
      WHERE account_id = $1 AND date >= $2::date - ${REMEMBERED_DAYS} AND date < $2::date
      GROUP BY person HAVING max(date) < $2::date - ${GONE_DAYS}
      ORDER BY 2, 1`,
    [accountId, asOf],
  );
}

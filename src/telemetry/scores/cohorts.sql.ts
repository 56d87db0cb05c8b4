import { type Segment } from '../../scoring';

/**
 * Days from contract start to first value (null = not reached) of the accounts of each segment that started in
 * [D-365, D-90). $1 the date D.
 */
export const COHORTS = `
SELECT a.segment, array_agg(CASE WHEN m."on" IS NOT NULL THEN greatest(0, m."on" - c.start_date) END) AS days
  FROM account a
  JOIN contract c ON c.account_id = a.id
  LEFT JOIN milestone m ON m.account_id = a.id AND m.key = 'first_value' AND m."on" <= $1::date
 WHERE c.start_date >= $1::date - 365 AND c.start_date < $1::date - 90
 GROUP BY a.segment`;
export interface CohortRow {
  segment: Segment;
  days: (number | null)[];
}

import { type Dialect } from './dialect';

/** A table with one row for each support ticket. */
export interface TicketTable {
  table: string;
  account: string;
  openedOn: string;
  closedOn: string;
  /** Conditions on the table `t`. */
  isP1: string;
  isP2: string;
  /** Numbers of the last 90 days, in terms of the table `t`. */
  escalations90: string;
  reopenings90: string;
}

/** What of the table is looked at. */
export interface TicketScope {
  /** Joined to the ticket table `t`. */
  join?: string;
  /** A relation of `id` and `since`: accounts that were no customers yet when the baseline began. */
  customers: string;
}

/** Ninety days before the last fortnight, which is compared with them. $1 is the date D. */
export const BASELINE_BEGINS = `$1::date - 104`;

/**
 * What scoring asks of an account's tickets: `tickets` (`account_id`, `shown`). $1 is the date D.
 *
 * A ticket source counts as connected for an account once it brought one ticket of that account; it has then been
 * watching since its first ticket of anybody, though not longer than the account is a customer.
 */
export function ticketParts(sql: Dialect, ticket: TicketTable, { join = '', customers }: TicketScope): string {
  const { table, account, openedOn, closedOn, isP1, isP2, escalations90, reopenings90 } = ticket;
  const baselineFrom = `greatest(s.since, coalesce(c.since, ${BASELINE_BEGINS}), ${BASELINE_BEGINS})`;
  const counted = (condition: string) => `count(CASE WHEN ${condition} THEN 1 END)`;
  return `ticket_source AS (
  SELECT min(t.${openedOn})::date AS since FROM ${table} t
), customers AS (
  ${customers}
), opened AS (
  SELECT t.${account}::text AS account_id, t.${openedOn}::date AS opened_on, ${isP1} AS is_p1, ${isP2} AS is_p2,
         t.${openedOn}::date <= $1::date AND (t.${closedOn} IS NULL OR t.${closedOn}::date > $1::date) AS is_open,
         ${escalations90} AS escalations, ${reopenings90} AS reopenings
    FROM ${table} t ${join}
), ticket_counts AS (
  SELECT o.account_id, ${baselineFrom} AS baseline_from,
         ${counted('o.opened_on >= $1::date - 14 AND o.opened_on < $1::date')} AS tickets14,
         ${counted(`o.opened_on >= ${baselineFrom} AND o.opened_on < $1::date - 14`)} AS baseline_tickets,
         ${counted('o.opened_on >= $1::date - 90 AND o.opened_on < $1::date')} AS tickets90,
         coalesce(sum(o.escalations), 0) AS escalations90, coalesce(sum(o.reopenings), 0) AS reopenings90,
         ${counted('o.is_open AND o.is_p1')} AS p1, ${counted('o.is_open AND o.is_p2')} AS p2,
         ${counted('o.is_open')} AS all_open
    FROM opened o CROSS JOIN ticket_source s LEFT JOIN customers c ON c.id = o.account_id
   GROUP BY 1, 2
), tickets AS (
  SELECT account_id,
         ${sql.object({
           tickets14: 'tickets14',
           baselineTickets: 'baseline_tickets',
           baselineDays: 'greatest(0, $1::date - 14 - baseline_from)',
           tickets90: 'tickets90',
           escalations90: 'escalations90',
           reopenings90: 'reopenings90',
           openP1: 'p1',
           openP2: 'p2',
           open: 'all_open',
         })} AS shown
    FROM ticket_counts
)`;
}

import { type Dialect } from '../scores/dialect';
import { ticketParts } from '../scores/ticket.parts';
import { usageParts, type UsageTable } from '../scores/usage.parts';
import { type WarehouseMapping } from './warehouse.mapping';

/** What the warehouse does not know by itself. */
export interface AskedOf {
  /** The date D; "last n days" is [D-n, D). */
  asOf: string;
  /** Of all contracts. */
  keyFeatures: readonly string[];
  /** When those accounts began, by their name in the warehouse, that were no customers for the whole ticket baseline. */
  newcomers: Readonly<Record<string, string>>;
  /** How many working days of a week have to be known for the week to count. */
  daysOfWeek: number;
}

export interface Statement {
  text: string;
  /** What `$1`, `$2` and so on stand for, all of it text. */
  values: string[];
}

/**
 * The metrics of every account in the warehouse, one row each: its name there, the metrics of use and those of tickets,
 * both as JSON or null.
 */
export function warehouseStatement(sql: Dialect, { usage, tickets }: WarehouseMapping, asked: AskedOf): Statement {
  const values = [asked.asOf];
  const json = (value: object) => sql.json(`$${values.push(JSON.stringify(value))}`);
  const parts: string[] = [];
  if (usage) {
    const isKeyFeature = (name: string) => {
      const feature = sql.texts(json(asked.keyFeatures), 'key_feature');
      return `${name} IN (SELECT ${feature.value} FROM ${feature.from})`;
    };
    parts.push(usageParts(sql, usage, { isKeyFeature, daysOfWeek: String(asked.daysOfWeek) }), usageObject(sql, usage));
  }
  if (tickets) {
    const newcomer = sql.entries(json(asked.newcomers), 'newcomer');
    const customers = `SELECT ${newcomer.key} AS id, ${newcomer.value}::date AS since FROM ${newcomer.from}`;
    parts.push(ticketParts(sql, tickets, { customers }));
  }
  return { text: `WITH ${parts.join(', ')}\n${answerOf(sql, { usage, tickets })}`, values };
}

function usageObject(sql: Dialect, { table, account, day, activeUsers, users }: UsageTable): string {
  const isUsed = [`u.${activeUsers} > 0`, ...(users === undefined ? [] : [`${sql.size(`u.${users}`)} > 0`])];
  return `logins AS (
  SELECT u.${account}::text AS account_id, min(u.${day})::date AS first_known,
         max(CASE WHEN ${isUsed.join(' OR ')} THEN u.${day} END)::date AS last_active
    FROM ${table} u WHERE u.${day} < $1::date + 1
   GROUP BY 1
), usage_of AS (
  SELECT l.account_id,
         ${sql.object({
           last28: 'latest.shown',
           prior28: 'prior.shown',
           weekdays: 'weekdays.shown',
           weeks: 'weeks.shown',
           knownOfLast14: 'fortnight.known',
           lastActiveOn: `to_char(l.last_active, 'YYYY-MM-DD')`,
           firstKnownOn: `to_char(l.first_known, 'YYYY-MM-DD')`,
           usedKeyFeatures: 'features.used',
           newGroups: 'new_groups.shown',
         })} AS shown
    FROM logins l
    LEFT JOIN usage_windows latest ON latest.account_id = l.account_id AND latest.is_last
    LEFT JOIN usage_windows prior ON prior.account_id = l.account_id AND NOT prior.is_last
    LEFT JOIN weekdays ON weekdays.account_id = l.account_id
    LEFT JOIN weeks ON weeks.account_id = l.account_id
    LEFT JOIN fortnight ON fortnight.account_id = l.account_id
    LEFT JOIN features ON features.account_id = l.account_id
    LEFT JOIN new_groups ON new_groups.account_id = l.account_id
)`;
}

function answerOf(sql: Dialect, { usage, tickets }: WarehouseMapping): string {
  if (!tickets) return `SELECT u.account_id, ${sql.asText('u.shown')} AS used, null AS asked FROM usage_of u`;
  if (!usage) return `SELECT t.account_id, null AS used, ${sql.asText('t.shown')} AS asked FROM tickets t`;
  return `SELECT coalesce(u.account_id, t.account_id) AS account_id, ${sql.asText('u.shown')} AS used,
       ${sql.asText('t.shown')} AS asked
  FROM usage_of u FULL JOIN tickets t ON t.account_id = u.account_id`;
}

import { ACTORS_BEHIND } from '../lifecycle/failures';

/** Which actors may have led to a wait, as a parameter of a statement. */
export const actorsBehind = JSON.stringify(ACTORS_BEHIND);

/**
 * SQL for the failure of an actor that led to a wait and that none of these actors has made good since; a pause in between
 * changes nothing. All three are SQL: the account, what it waits for, and the parameter `actorsBehind`. Only the last
 * failure can be the one, and only what came after it is looked through.
 */
export function failureBehind(account: string, what: string, actors: string): string {
  const isBehind = (effect: string) => `(${actors}::jsonb -> ${what}) ? ${effect}.name`;
  return `(
    SELECT last.error
      FROM (SELECT * FROM effect f
             WHERE f.account_id = ${account} AND f.status = 'failed' AND ${isBehind('f')}
             ORDER BY f.seq DESC, f.settled_at DESC LIMIT 1) AS last
     WHERE NOT EXISTS (
         SELECT FROM effect later
          WHERE later.account_id = last.account_id AND later.seq >= last.seq AND later.status IN ('done', 'failed')
            AND later.settled_at > last.settled_at AND ${isBehind('later')}))`;
}

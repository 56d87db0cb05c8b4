import { ACTORS_BEHIND } from '../lifecycle/failures';

/** Which actors may have led to a wait, as a parameter of a statement. */
export const actorsBehind = JSON.stringify(ACTORS_BEHIND);

/**
 * SQL for the failure of an actor that led to a wait and that none of these actors has made good since; a pause in between
 * changes nothing. All three are SQL: the account, what it waits for, and the parameter `actorsBehind`.
 */
export function failureBehind(account: string, what: string, actors: string): string {
  const isBehind = (effect: string) => `(${actors}::jsonb -> ${what}) ? ${effect}.name`;
  return `(
    SELECT min(f.error) FROM effect f
     WHERE f.account_id = ${account} AND f.status = 'failed' AND ${isBehind('f')}
       AND NOT EXISTS (
         SELECT FROM effect later
          WHERE later.account_id = f.account_id AND later.seq >= f.seq AND later.status IN ('done', 'failed')
            AND later.settled_at > f.settled_at AND ${isBehind('later')}))`;
}

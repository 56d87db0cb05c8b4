import { type EntityManager } from 'typeorm';
import { phrasesIn } from '../policy/phrases';
import { type AccountRow } from '../store/entities';

/**
 * Names of other customers, and of their people, that stand in a text. Every phrase of the text is looked up by an index,
 * so that the effort grows with the text and not with the number of customers.
 */
export async function namesOfOthersIn(tx: EntityManager, { id, name }: AccountRow, text: string): Promise<string[]> {
  const named = await tx.query<{ name: string }[]>(
    `WITH phrase AS MATERIALIZED (SELECT DISTINCT unnest($2::text[]) AS words),
          here AS MATERIALIZED (
            SELECT lower(name) AS name FROM contact WHERE account_id = $1
             UNION SELECT lower(name) FROM person WHERE account_id = $1
             UNION SELECT unnest(ARRAY[lower(owner_name), lower(ae_name)]) FROM account WHERE id = $1
          ),
          people AS MATERIALIZED (SELECT words FROM phrase WHERE words LIKE '% %')
     SELECT words AS name FROM phrase
      WHERE position(words IN lower($3)) = 0
        AND EXISTS (SELECT FROM account WHERE core_name(name) = words AND id <> $1)
      UNION
     SELECT words FROM people
      WHERE words NOT IN (SELECT name FROM here WHERE name IS NOT NULL)
        AND (EXISTS (SELECT FROM contact WHERE lower(name) = words AND account_id <> $1)
             OR EXISTS (SELECT FROM person WHERE lower(name) = words AND account_id <> $1 AND side = 'customer'))
      LIMIT 20`,
    [id, phrasesIn(text), name],
  );
  return named.map((other) => other.name);
}

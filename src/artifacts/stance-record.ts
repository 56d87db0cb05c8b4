import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { type StanceTaken, type TermStances } from '../evidence/drafting/account-record.types';

const Row = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['brief', 'stance.taken']),
    on: z.string(),
    by: z.string(),
    stance: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  z.object({ type: z.literal('renewal.recorded'), on: z.string(), outcome: z.string().nullable() }),
]);
const Stance = z.enum(['renew', 'at_risk', 'undecided']);

/**
 * The views of each renewal in the order they were taken: the machine's from its briefs, the CSM's and the outcome from
 * the journal. An outcome ends a term; a view whose words were erased counts no more.
 */
export async function stancesOf(tx: EntityManager, accountId: string): Promise<TermStances> {
  const rows = z.array(Row).parse(
    await tx.query(
      `SELECT 'brief' AS type, created_at AS at, created_at::date AS "on", 'machine' AS by,
              content->'proposal'->>'stance' AS stance, content->'proposal'->>'target' AS reason, NULL AS outcome
         FROM artifact WHERE account_id = $1 AND kind = 'renewal_brief'
       UNION ALL
       SELECT type, at, today, coalesce(payload->>'by', actor), payload->>'stance', payload->>'reason', payload->>'outcome'
         FROM journal WHERE account_id = $1 AND type IN ('stance.taken', 'renewal.recorded')
       ORDER BY at`,
      [accountId],
    ),
  );
  const ended: TermStances['ended'] = [];
  let machine: StanceTaken | null = null;
  let csm: StanceTaken | null = null;
  for (const row of rows) {
    if (row.type === 'renewal.recorded') {
      if (row.outcome !== null) ended.push({ machine, csm, outcome: row.outcome, on: row.on });
      [machine, csm] = [null, null];
      continue;
    }
    const stance = Stance.safeParse(row.stance).data;
    if (!stance) continue;
    const taken: StanceTaken = { stance, by: row.by, on: row.on, reason: row.reason };
    if (row.type === 'brief') machine = taken;
    else csm = taken;
  }
  return { ended, csm };
}

import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { inWords } from '../evidence/drafting/wording';
import { type EffectContext } from '../lifecycle/effect.roles';
import { actorsBehind, failureBehind } from '../store/failures';

/** What kept the agent from going on by itself; null when it had nothing more to do. */
export async function failureThatLedTo(tx: EntityManager, accountId: string, what: string): Promise<string | null> {
  const sql = `SELECT ${failureBehind('$1', '$2::text', '$3')} AS why`;
  const [{ why }] = await tx.query<[{ why: string | null }]>(sql, [accountId, what, actorsBehind]);
  return why;
}

const ENDED: Partial<Record<string, string>> = {
  'draft.rejected': 'The draft was refused for the third time. Say what the next one has to do, or do it by hand.',
  'draft.expired': 'Nobody decided on the draft within its time. Let the agent draft it anew, or do it by hand.',
  'mitigation.failed': 'A step of the plan failed. Let the agent plan anew, or do it by hand.',
};
const DRAFTS = ['mitigation', 'success_plan', 'renewal_brief'];
const Submitted = z.object({ output: z.object({ tier: z.literal('blocked'), rule: z.string().nullable() }) });
const Incomplete = z.object({ output: z.object({ missing: z.array(z.string()).min(1) }) });

/** Why a draft came to a person: the newest that was decided on it, or what it lacks; null when nothing of it tells. */
export async function refusalThatLedTo(tx: EntityManager, effect: EffectContext, what: string): Promise<string | null> {
  if (!DRAFTS.includes(what)) return null;
  const [last] = await tx.query<{ type: string; payload: unknown }[]>(
    `SELECT type, payload FROM journal
      WHERE account_id = $1 AND seq <= $2
        AND (type IN ('draft.rejected', 'draft.expired', 'mitigation.failed') OR type ~ '^xstate[.]done[.]actor[.](submitDraft|draft|propose)')
      ORDER BY seq DESC LIMIT 1`,
    [effect.accountId, effect.seq],
  );
  const ended = ENDED[last?.type ?? ''];
  if (ended) return ended;
  const blocked = Submitted.safeParse(last?.payload);
  if (blocked.success)
    return `The policy never lets this draft pass, by its rule “${inWords(blocked.data.output.rule ?? 'none')}”. Say what it has to leave out, or change the policy.`;
  const incomplete = Incomplete.safeParse(last?.payload);
  return incomplete.success ? `The draft is not complete: ${incomplete.data.output.missing.join('; ')}.` : null;
}

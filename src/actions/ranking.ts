import { type EntityManager } from 'typeorm';
import { daysToRenewal } from '../lifecycle/account.gates';
import { inBaseCurrency } from '../policy/judge';
import { HARD_REDS, priority } from '../scoring';
import { type WorkUnit } from '../store/entities';
import { type ActivePolicy } from '../store/policy.store';
import { type Standing } from './account-standing';
import { expansionAmount } from './causes';

/** How worthwhile an action of this kind is at the account as it stands, with every factor. */
export async function rankOf(
  tx: EntityManager,
  { row, context }: Standing,
  kind: string,
  policy: ActivePolicy,
): Promise<Pick<WorkUnit, 'priority' | 'rank' | 'factors'>> {
  const { value, rank, factors, ...shown } = priority(
    {
      kind,
      risk: { value: context.risk.score, hardRed: HARD_REDS.filter((signal) => context.risk.hardRed.includes(signal)) },
      arr: row.arr,
      currency: row.currency,
      daysLeft: daysToRenewal(context),
      expansionAmount: kind === 'open_expansion_opportunity' ? await expansionAmount(tx, row.id) : null,
      rate: inBaseCurrency(policy, row.arr, row.currency).rate,
    },
    policy.scores,
  );
  return { priority: value, rank, factors: { ...factors, ...shown } };
}

import { type EntityManager } from 'typeorm';
import { daysToRenewal } from '../lifecycle/account.gates';
import { inBaseCurrency } from '../policy/judge';
import { HARD_REDS, priority } from '../scoring';
import { type WorkUnit } from '../store/entities';
import { type ActivePolicy } from '../store/policy.store';
import { type Standing } from './account-standing';
import { expansionAmount } from './causes';

/** How worthwhile an action of this kind is at the account as it stands, with every factor and what each was made from. */
export async function rankOf(
  tx: EntityManager,
  { row, context }: Standing,
  kind: string,
  policy: ActivePolicy,
): Promise<Pick<WorkUnit, 'priority' | 'rank' | 'factors'>> {
  const { score, hardRed } = context.risk;
  const { arr, currency } = row;
  const daysLeft = daysToRenewal(context);
  const { rate } = inBaseCurrency(policy, arr, currency);
  const risk = { value: score, hardRed: HARD_REDS.filter((signal) => hardRed.includes(signal)) };
  const amount = kind === 'open_expansion_opportunity' ? await expansionAmount(tx, row.id) : null;
  const { value, rank, factors, ...shown } = priority(
    { kind, risk, arr, currency, daysLeft, expansionAmount: amount, rate },
    policy.scores,
  );
  return { priority: value, rank, factors: { ...factors, ...shown, risk, arr, daysLeft, rate } };
}

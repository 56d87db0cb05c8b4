import { inBaseCurrency } from '../../policy/judge';
import { HARD_REDS, priority, type KindOutcomes } from '../../scoring';
import { daysBetween } from '../../calendar/calendar';
import { type AccountRow, type WorkUnit } from '../../store/entities';
import { type ActivePolicy } from '../../store/policy.store';

/** What decides the rank of any action at an account. */
export interface RankedAccount extends Pick<AccountRow, 'arr' | 'currency' | 'renewalDate' | 'riskValue' | 'hardRed'> {
  /** A year, in account currency; asked for by the kind that proposes it. */
  expansionAmount: number | null;
}

/** What is the same for all actions of a day. */
export interface RankingDay {
  today: string;
  policy: ActivePolicy;
  /** By kind of action. */
  outcomes: ReadonlyMap<string, KindOutcomes>;
}

export type Rank = Pick<WorkUnit, 'priority' | 'rank' | 'factors'>;

/** How worthwhile an action of this kind is, with every factor and what each was made from. */
export function rank(kind: string, account: RankedAccount, { today, policy, outcomes }: RankingDay): Rank {
  const { arr, currency, renewalDate, riskValue, hardRed, expansionAmount } = account;
  const daysLeft = renewalDate === null ? null : daysBetween(today, renewalDate);
  const { rate } = inBaseCurrency(policy, arr, currency);
  const risk = { value: riskValue, hardRed: HARD_REDS.filter((signal) => hardRed.includes(signal)) };
  const learnt = outcomes.get(kind) ?? null;
  const { value, rank, factors, ...shown } = priority(
    { kind, risk, arr, currency, daysLeft, expansionAmount, outcomes: learnt, rate },
    policy.scores,
  );
  return { priority: value, rank, factors: { ...factors, ...shown, risk, arr, renewalDate, outcomes: learnt, rate } };
}

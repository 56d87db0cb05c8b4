import { type HardRed } from './alarms';
import { valueAt } from './curve';
import { unknownOf } from './measure';
import { money, ratio } from './rounding';
import { type AnnualValue } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { versionOf } from './version';

export interface Urgency {
  /** 0.2 to 1. */
  value: number;
  /** The renewal date is unknown and the policy's middle figure stands in. */
  assumed: boolean;
  version: string;
}

/** How pressing the days left to renewal make an action. */
export function urgency(daysLeft: number | null, policy: ScoringPolicy = defaultScoringPolicy): Urgency {
  const { byDaysLeft, whenUnknown } = policy.urgency;
  const value = daysLeft == null ? whenUnknown : ratio(valueAt(byDaysLeft, daysLeft));
  return { value, assumed: daysLeft == null, version: versionOf('urgency', policy) };
}

/** What became of done actions of one kind, of those whose outcome is known after 30 days. */
export interface KindOutcomes {
  done: number;
  improved: number;
}

/** The share of an exposure that an action of this kind moves: the policy's prior, corrected by what was seen. */
export function effect(
  kind: string,
  outcomes: KindOutcomes | null = null,
  policy: ScoringPolicy = defaultScoringPolicy,
): number {
  const { priorWeight, effect: priors } = policy.priority;
  const prior = new Map(Object.entries(priors)).get(kind) ?? 0;
  return outcomes ? ratio((priorWeight * prior + outcomes.improved) / (priorWeight + outcomes.done)) : prior;
}

export interface PriorityFacts extends AnnualValue {
  /** Kind of the work unit, e.g. `send_email`. */
  kind: string;
  risk?: { value: number | null; hardRed?: readonly HardRed[] } | null;
  /** Amount a year, for `open_expansion_opportunity` only. */
  expansionAmount?: number | null;
  /** Days to renewal, negative when overdue. */
  daysLeft: number | null;
  outcomes?: KindOutcomes | null;
  /** Base currency for one unit of the account currency. */
  rate?: number | null;
}

export interface Priority {
  /** In account currency, 2 decimals. */
  value: number | null;
  currency: string | null;
  factors: {
    exposure: number | null;
    exposureKind: 'arr_at_risk' | 'expansion_amount';
    urgency: number;
    effect: number;
  };
  /** In base currency, 2 decimals: the order of the queue. */
  rank: number | null;
  /** Risk × urgency × effect: the order among those that cannot be converted. */
  unrankedOrder: number | null;
  missing: string[];
  version: string;
}

/** What an action is worth doing first for: exposure × urgency × effect. */
export function priority(facts: PriorityFacts, policy: ScoringPolicy = defaultScoringPolicy): Priority {
  const { kind, arr, currency, daysLeft, rate = null, outcomes = null } = facts;
  const isExpansion = kind === 'open_expansion_opportunity';
  const risk = riskOf(facts, policy);
  const expansionAmount = facts.expansionAmount ?? null;
  const arrAtRisk = risk === null || arr == null ? null : money((risk / 100) * arr);
  const factors = {
    exposure: isExpansion ? expansionAmount : arrAtRisk,
    exposureKind: isExpansion ? ('expansion_amount' as const) : ('arr_at_risk' as const),
    urgency: urgency(daysLeft, policy).value,
    effect: effect(kind, outcomes, policy),
  };
  const value =
    factors.exposure === null || currency == null ? null : money(factors.exposure * factors.urgency * factors.effect);
  return {
    value,
    currency,
    factors,
    rank: value === null || rate === null ? null : money(value * rate),
    unrankedOrder: risk === null ? null : (risk / 100) * factors.urgency * factors.effect,
    missing: unknownOf({
      ...(isExpansion ? { expansionAmount } : { risk, arr }),
      currency,
      renewalDate: daysLeft,
      exchangeRate: rate,
    }),
    version: versionOf('priority', policy),
  };
}

function riskOf({ risk }: PriorityFacts, { priority: { riskOfHardRed } }: ScoringPolicy): number | null {
  if (risk?.value != null) return risk.value;
  return risk?.hardRed && risk.hardRed.length > 0 ? riskOfHardRed : null;
}

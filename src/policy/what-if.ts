import { inBaseCurrency, judge } from './judge';
import { type Policy } from './policy.schema';
import { type Judgement, type Subject, type Tier } from './policy.types';

/** An action that exists, or a draft the account could need; `id` is null for the latter. */
export interface Case {
  accountId: string;
  id: string | null;
  subject: Subject;
}

export interface TierChange {
  accountId: string;
  id: string | null;
  kind: string;
  from: Pick<Judgement, 'tier' | 'rule' | 'needs'>;
  to: Pick<Judgement, 'tier' | 'rule' | 'needs'>;
}

export interface WhatIf {
  cases: number;
  changes: TierChange[];
  /** How many cases go from one tier to another, e.g. `auto → blocked`; a change of the number of approvers counts too. */
  moves: { from: Tier; to: Tier; count: number }[];
  /** Each account counts once: a sum for each currency, the sum in base currency, and the accounts whose amount is unknown. */
  arrTouched: { byCurrency: Record<string, number>; inBase: number; currency: string; unknown: number };
  /** Hours of review for all cases, were each of them to come up once. */
  reviewerHours: { before: number; after: number };
}

/** What would be decided otherwise if `draft` replaced `current`. */
export function whatIf(current: Policy, draft: Policy, cases: readonly Case[]): WhatIf {
  const judged = cases.map((one) => ({ one, from: judge(current, one.subject), to: judge(draft, one.subject) }));
  const changed = judged.filter(({ from, to }) => from.tier !== to.tier || from.needs !== to.needs);
  return {
    cases: cases.length,
    changes: changed.map(({ one: { accountId, id, subject }, from, to }) => ({
      accountId,
      id,
      kind: subject.kind,
      from: brief(from),
      to: brief(to),
    })),
    moves: countMoves(changed),
    arrTouched: arrOf(
      draft,
      changed.map(({ one }) => one),
    ),
    reviewerHours: {
      before: hoursOf(
        current,
        judged.map(({ from }) => from),
      ),
      after: hoursOf(
        draft,
        judged.map(({ to }) => to),
      ),
    },
  };
}

const brief = ({ tier, rule, needs }: Judgement) => ({ tier, rule, needs });

function countMoves(changed: { from: Judgement; to: Judgement }[]): WhatIf['moves'] {
  const counts = new Map<string, WhatIf['moves'][number]>();
  for (const { from, to } of changed) {
    const key = `${from.tier} → ${to.tier}`;
    const move = counts.get(key) ?? { from: from.tier, to: to.tier, count: 0 };
    counts.set(key, { ...move, count: move.count + 1 });
  }
  return [...counts.values()];
}

function arrOf(policy: Policy, cases: readonly Case[]): WhatIf['arrTouched'] {
  const accounts = new Map(cases.map(({ accountId, subject }) => [accountId, subject]));
  const byCurrency: Record<string, number> = {};
  let inBase = 0;
  let unknown = 0;
  for (const { arr, currency } of accounts.values()) {
    const { value } = inBaseCurrency(policy, arr, currency);
    if (value === null) unknown += 1;
    else inBase += value;
    if (arr !== null && currency !== null) byCurrency[currency] = money((byCurrency[currency] ?? 0) + arr);
  }
  return { byCurrency, inBase: money(inBase), currency: policy.baseCurrency, unknown };
}

function hoursOf({ reviewMinutes }: Policy, judgements: Judgement[]): number {
  const minutes = judgements.map(
    ({ needs, inputs: { kind } }) => needs * (reviewMinutes[kind] ?? reviewMinutes.default),
  );
  return Math.round((minutes.reduce((sum, each) => sum + each, 0) / 60) * 10) / 10;
}

const money = (amount: number) => Math.round(amount * 100) / 100;

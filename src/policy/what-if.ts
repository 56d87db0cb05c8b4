import { judge } from './judge';
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
  /** Revenue of the account a year, in its currency and by the draft's rates in base currency; null = unknown. */
  arr: { amount: number | null; currency: string | null; inBase: number | null };
}

/** Each account counts once: a sum for each currency, the sum in base currency, and the accounts whose amount is unknown. */
export interface ArrTouched {
  byCurrency: Record<string, number>;
  inBase: number;
  currency: string;
  unknown: number;
}

/** Cases that go the same way, e.g. `auto → blocked`, or that stay with people and need more of them. */
export interface Move {
  from: Tier;
  to: Tier;
  /** How many people have to approve, before and after. */
  needs: { from: number; to: number };
  count: number;
  arrTouched: ArrTouched;
}

export interface WhatIf {
  cases: number;
  changes: TierChange[];
  moves: Move[];
  arrTouched: ArrTouched;
  /** Hours of review for all cases, were each of them to come up once. */
  reviewerHours: { before: number; after: number };
}

/** What would be decided otherwise if `draft` replaced `current`. */
export function whatIf(current: Policy, draft: Policy, cases: readonly Case[]): WhatIf {
  const judged = cases.map((one) => ({ one, from: judge(current, one.subject), to: judge(draft, one.subject) }));
  const changed = judged.filter(({ from, to }) => from.tier !== to.tier || from.needs !== to.needs);
  return {
    cases: cases.length,
    changes: changed.map(changeOf),
    moves: movesOf(draft, changed),
    arrTouched: arrOf(draft, changed),
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

interface Judged {
  one: Case;
  from: Judgement;
  to: Judgement;
}

const brief = ({ tier, rule, needs }: Judgement) => ({ tier, rule, needs });

function changeOf({ one: { accountId, id, subject }, from, to }: Judged): TierChange {
  const arr = { amount: subject.arr, currency: subject.currency, inBase: to.inputs.amountInBase.value };
  return { accountId, id, kind: subject.kind, from: brief(from), to: brief(to), arr };
}

function movesOf(draft: Policy, changed: readonly Judged[]): Move[] {
  const ways = new Map<string, Judged[]>();
  for (const each of changed) {
    const way = `${each.from.tier} ${each.from.needs} ${each.to.tier} ${each.to.needs}`;
    const alike = ways.get(way);
    if (alike) alike.push(each);
    else ways.set(way, [each]);
  }
  return [...ways.values()].flatMap((alike) =>
    alike.slice(0, 1).map(({ from, to }) => ({
      from: from.tier,
      to: to.tier,
      needs: { from: from.needs, to: to.needs },
      count: alike.length,
      arrTouched: arrOf(draft, alike),
    })),
  );
}

function arrOf(draft: Policy, changed: readonly Judged[]): ArrTouched {
  const accounts = new Map(changed.map(({ one, to }) => [one.accountId, to.inputs]));
  const byCurrency: Record<string, number> = {};
  let inBase = 0;
  let unknown = 0;
  for (const { arr, currency, amountInBase } of accounts.values()) {
    if (amountInBase.value === null) unknown += 1;
    else inBase += amountInBase.value;
    if (arr !== null && currency !== null) byCurrency[currency] = money((byCurrency[currency] ?? 0) + arr);
  }
  return { byCurrency, inBase: money(inBase), currency: draft.baseCurrency, unknown };
}

function hoursOf({ reviewMinutes }: Policy, judgements: Judgement[]): number {
  const minutes = judgements.map(
    ({ needs, inputs: { kind } }) => needs * (reviewMinutes[kind] ?? reviewMinutes.default),
  );
  return Math.round((minutes.reduce((sum, each) => sum + each, 0) / 60) * 10) / 10;
}

const money = (amount: number) => Math.round(amount * 100) / 100;

import { type Conditions, type Policy } from './policy.schema';
import {
  ACTION_KINDS,
  DRAFT_KINDS,
  SEGMENTS,
  TIERS,
  type BaseAmount,
  type Judgement,
  type Subject,
} from './policy.types';
import { RISK_BANDS } from '../scoring/risk';

/**
 * Decides what may happen with an action or a draft. The first matching rule decides. What is unknown is tried with
 * every value it could have and the strictest decision counts, so that not knowing never opens a door.
 */
export function judge(policy: Policy, subject: Subject): Judgement {
  const amountInBase = inBaseCurrency(policy, subject.arr, subject.currency);
  const inputs = { ...subject, amountInBase, unknown: unknownOf(subject, amountInBase) };
  if (!isKnownKind(subject.kind)) return { tier: 'blocked', rule: 'unknown_kind', needs: 0, inputs };
  const verdicts = possibilities(policy, subject, amountInBase.value).map((possible) => decide(policy, possible));
  return { ...withFindings(strictest(verdicts), subject, amountInBase, policy), inputs };
}

/** What no rule holds back is looked at by a person when something about it is not safe. */
function withFindings(verdict: Verdict, { findings = [] }: Subject, { value }: BaseAmount, policy: Policy): Verdict {
  const [finding] = findings;
  if (verdict.tier !== 'auto' || !finding) return verdict;
  const needs = value === null || value >= policy.twoApproversFrom ? 2 : 1;
  return { tier: 'approval_required', rule: finding.kind, needs };
}

/** ARR in base currency, two decimals; null when the amount, the currency or its rate is unknown. */
export function inBaseCurrency(policy: Policy, amount: number | null, currency: string | null): BaseAmount {
  const { asOf: ratesOf, toBase } = policy.exchangeRates;
  const base = policy.baseCurrency;
  const rate = currency === null ? null : currency === base ? 1 : (toBase[currency] ?? null);
  const value = amount === null || rate === null ? null : Math.round(amount * rate * 100) / 100;
  return { value, currency: base, rate, ratesOf };
}

/** Whether `one` lets less happen than `other`. */
export function isStricter(one: Pick<Judgement, 'tier' | 'needs'>, other: Pick<Judgement, 'tier' | 'needs'>): boolean {
  const byTier = TIERS.indexOf(one.tier) - TIERS.indexOf(other.tier);
  return byTier > 0 || (byTier === 0 && one.needs > other.needs);
}

/** A subject about which nothing is unknown. */
type Settled = { [Key in keyof Subject]-?: NonNullable<Subject[Key]> };
type Verdict = Pick<Judgement, 'tier' | 'rule' | 'needs'>;

function decide(policy: Policy, subject: Settled): Verdict {
  const rule = policy.rules.find(({ when }) => holds(when, subject));
  const tier = rule?.tier ?? 'blocked';
  const approvers = subject.arr >= policy.twoApproversFrom ? 2 : 1;
  return { tier, rule: rule?.id ?? 'no_rule', needs: tier === 'approval_required' ? approvers : 0 };
}

function holds(when: Conditions, subject: Settled): boolean {
  const made = (commitment: Subject['commitments'][number]) => subject.commitments.includes(commitment);
  return (
    (when.kind?.some((kind) => kind === subject.kind) ?? true) &&
    (when.audience ?? subject.audience) === subject.audience &&
    (when.phase?.includes(subject.phase) ?? true) &&
    (when.segment?.includes(subject.segment) ?? true) &&
    (when.riskBand?.includes(subject.riskBand) ?? true) &&
    (when.gapsOpen ?? subject.gapsOpen) === subject.gapsOpen &&
    (when.commitsTo?.some(made) ?? true) &&
    !when.commitsToNo?.some(made) &&
    (when.finds?.some((kind) => subject.findings.some((finding) => finding.kind === kind)) ?? true) &&
    subject.arr >= (when.arrFrom ?? 0) &&
    subject.arr < (when.arrBelow ?? Infinity)
  );
}

/** The subject with each unknown replaced by every value it could have; ARR stands in base currency. */
function possibilities(policy: Policy, subject: Subject, amount: number | null): Settled[] {
  const known = { ...subject, currency: policy.baseCurrency, findings: subject.findings ?? [] };
  return (subject.segment === null ? SEGMENTS : [subject.segment]).flatMap((segment) =>
    (subject.riskBand === null ? RISK_BANDS : [subject.riskBand]).flatMap((riskBand) =>
      (subject.gapsOpen === null ? [false, true] : [subject.gapsOpen]).flatMap((gapsOpen) =>
        (amount === null ? amountsThatMatter(policy) : [amount]).map((arr) => ({
          ...known,
          segment,
          riskBand,
          gapsOpen,
          arr,
        })),
      ),
    ),
  );
}

/** One amount from each stretch between two thresholds: within a stretch no rule can tell amounts apart. */
function amountsThatMatter({ rules, twoApproversFrom }: Policy): number[] {
  const thresholds = rules.flatMap(({ when }) => [when.arrFrom ?? 0, when.arrBelow ?? 0]);
  return [...new Set([0, twoApproversFrom, ...thresholds])];
}

function strictest(verdicts: Verdict[]): Verdict {
  return verdicts.reduce((strict, verdict) => (isStricter(verdict, strict) ? verdict : strict));
}

function unknownOf(subject: Subject, amount: BaseAmount): string[] {
  const { segment, riskBand, gapsOpen, arr } = subject;
  const unknown = Object.entries({ segment, riskBand, gapsOpen, arr }).filter(([, value]) => value === null);
  const rate = arr !== null && amount.value === null ? ['exchangeRate'] : [];
  return [...unknown.map(([name]) => name), ...rate];
}

function isKnownKind(kind: string): boolean {
  return [...ACTION_KINDS, ...DRAFT_KINDS].some((known) => known === kind);
}

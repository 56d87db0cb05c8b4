import { type CalendarDate, daysBetween } from '../calendar/calendar';
import { unknownOf } from './measure';
import { clamp, money, ratio, sum } from './rounding';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { versionOf } from './version';

/** A success criterion in the customer's terms and where it stands; null = unknown. */
export interface CriterionFacts {
  asOf: CalendarDate;
  baseline: number | null;
  target: number | null;
  current: number | null;
  /** When it was agreed. */
  setOn: CalendarDate | null;
  /** When the target is due. */
  by: CalendarDate | null;
  /** Worth of one unit of improvement; null unless there is evidence for it. */
  moneyPerUnit?: number | null;
  unitsPerYear?: number | null;
  currency?: string | null;
}

export type OutcomeStatus = 'met' | 'missed' | 'too_early' | 'on_track' | 'at_risk' | 'insufficient_data';

export interface Outcome {
  /** Share of the way from baseline to target, 4 decimals; negative when it went the wrong way. */
  progress: number | null;
  /** Share of the time to the due date that has gone, 0 to 1, 4 decimals. */
  expected: number | null;
  /** Progress ÷ expected, 0 to 1, 4 decimals; null while it is too early to say. */
  attainment: number | null;
  status: OutcomeStatus;
  /** A year, 2 decimals. */
  money: number | null;
  currency: string | null;
  missing: string[];
  version: string;
}

/** How far a success criterion has come, against how far it should have by now. */
export function outcome(facts: CriterionFacts, policy: ScoringPolicy = defaultScoringPolicy): Outcome {
  const { asOf, baseline, target, current, setOn, by, currency = null } = facts;
  const { moneyPerUnit = null, unitsPerYear = null } = facts;
  const shown = { currency, version: versionOf('outcome', policy) };
  const missing = unknownOf({
    baseline,
    // A target that equals the baseline asks for nothing, so it has to be agreed anew.
    target: target === baseline ? null : target,
    current,
    setOn,
    by,
    moneyPerUnit,
    unitsPerYear,
    currency,
  });
  const isMeasurable = baseline != null && target != null && current != null && target !== baseline;
  if (!isMeasurable || setOn == null || by == null) {
    const unknown = { progress: null, expected: null, attainment: null, money: null };
    return { ...shown, ...unknown, status: 'insufficient_data', missing };
  }
  const progress = ratio((current - baseline) / (target - baseline));
  const expected = ratio(shareGone(setOn, by, asOf));
  const attainment = expected < policy.outcome.judgedFrom ? null : ratio(clamp(progress / expected, 0, 1));
  const improvement = Math.max(0, (current - baseline) * Math.sign(target - baseline));
  const isPriced = moneyPerUnit != null && unitsPerYear != null && currency != null;
  return {
    ...shown,
    progress,
    expected,
    attainment,
    status: statusOf(progress, attainment, daysBetween(by, asOf) > 0),
    money: isPriced ? money(improvement * moneyPerUnit * unitsPerYear) : null,
    missing,
  };
}

function statusOf(progress: number, attainment: number | null, isPastDue: boolean): OutcomeStatus {
  if (progress >= 1) return 'met';
  if (isPastDue) return 'missed';
  if (attainment === null) return 'too_early';
  return attainment >= 1 ? 'on_track' : 'at_risk';
}

/** The signal `successCriteria`: the mean over the criteria that can be judged; none: null. */
export function meanAttainment(outcomes: readonly Outcome[]): number | null {
  const known = outcomes.flatMap(({ attainment }) => (attainment === null ? [] : [attainment]));
  return known.length > 0 ? ratio(sum(known) / known.length) : null;
}

export interface ValueProofFacts {
  asOf: CalendarDate;
  termStart: CalendarDate | null;
  renewalDate: CalendarDate | null;
  /** Progress of all criteria; null = unmeasured, which proves nothing. */
  progress: readonly (number | null)[];
}

export interface ValueProof {
  /** Share of the term gone for which no value is proven, 0 to 1, 4 decimals. */
  value: number | null;
  elapsed: number | null;
  proven: number;
  missing: string[];
  version: string;
}

/** Whether proven value keeps up with the term. */
export function valueProof(facts: ValueProofFacts, policy: ScoringPolicy = defaultScoringPolicy): ValueProof {
  const { asOf, termStart, renewalDate, progress } = facts;
  const proven = ratio(sum(progress.map((part) => clamp(part ?? 0, 0, 1))) / Math.max(1, progress.length));
  const isTerm = termStart != null && renewalDate != null && daysBetween(termStart, renewalDate) > 0;
  const elapsed = isTerm ? ratio(shareGone(termStart, renewalDate, asOf)) : null;
  return {
    value: elapsed === null ? null : ratio(Math.max(0, elapsed - proven)),
    elapsed,
    proven,
    missing: unknownOf({ termStart, renewalDate }),
    version: versionOf('value_proof', policy),
  };
}

/** 0 before, 1 from the end on. */
function shareGone(from: CalendarDate, to: CalendarDate, asOf: CalendarDate): number {
  const left = daysBetween(asOf, to);
  return left <= 0 ? 1 : clamp(daysBetween(from, asOf) / Math.max(1, daysBetween(from, to)), 0, 1);
}

import { type CalendarDate, daysBetween } from '../calendar/calendar';
import { measured, unmeasured } from './measure';
import { type Measure, type TrafficLight } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';

export interface TimeToValueFacts {
  asOf: CalendarDate;
  contractStart: CalendarDate | null;
  /** Date of the first `first_value` milestone. */
  firstValueOn: CalendarDate | null;
  /** Median days of comparable accounts; null = unknown, or most of them never got there. */
  cohortMedian?: number | null;
}

export interface TimeToValue extends Measure<TrafficLight> {
  reached: boolean | null;
  /** The highest alert day that passed without first value. */
  alert: number | null;
  cohortMedian: number | null;
}

/** Days from the contract start to the first value, or the days waited for it so far. */
export function timeToValue(facts: TimeToValueFacts, policy: ScoringPolicy = defaultScoringPolicy): TimeToValue {
  const { asOf, contractStart, firstValueOn, cohortMedian = null } = facts;
  if (contractStart == null) {
    const measure = unmeasured('time_to_value', { missing: ['contractStart'] }, policy);
    return { ...measure, reached: null, alert: null, cohortMedian };
  }
  const reached = firstValueOn != null && daysBetween(firstValueOn, asOf) >= 0;
  const value = Math.max(0, daysBetween(contractStart, reached ? firstValueOn : asOf));
  const passed = policy.timeToValue.alertDays.filter((day) => !reached && value >= day);
  const measure = measured(
    'time_to_value',
    { input: 'timeToValue', value, band: bandOf(value, reached, policy), quality: 1 },
    policy,
  );
  return { ...measure, reached, alert: passed.length > 0 ? Math.max(...passed) : null, cohortMedian };
}

/** An edge day is still good when value was reached on it, and no longer good while it is waited for. */
function bandOf(days: number, reached: boolean, { timeToValue: edges }: ScoringPolicy): TrafficLight {
  const isWithin = (edge: number) => (reached ? days <= edge : days < edge);
  if (isWithin(edges.greenUpTo)) return 'green';
  return isWithin(edges.yellowUpTo) ? 'yellow' : 'red';
}

/** Lower median, the unreached counting as infinitely late; null with too few accounts or when it falls among those. */
export function cohortMedianOf(
  days: readonly (number | null)[],
  { timeToValue }: ScoringPolicy = defaultScoringPolicy,
): number | null {
  if (days.length < timeToValue.cohort) return null;
  const sorted = days.map((value) => value ?? Infinity).sort((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? Infinity;
  return Number.isFinite(median) ? median : null;
}

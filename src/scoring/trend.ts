import { type CalendarDate, dayNumber, weekdayOf } from '../calendar/calendar';
import { measured, unmeasured } from './measure';
import { ratio, sum } from './rounding';
import { type Measure, type TrafficLight } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { knownDays, type UsageDay, type UsageSeries, within } from './usage-series';

const WINDOW_DAYS = 28;

/** Known use on one weekday in the last 28 days and in the 28 before: counts added up, and over how many known days. */
export interface WeekdayRow {
  lastSum: number;
  lastDays: number;
  priorSum: number;
  priorDays: number;
}

export type Trend = Measure<TrafficLight>;

/** Change of daily active users against the 28 days before, weekday by weekday so that unknown days do not distort. */
export function trend(weekdays: readonly WeekdayRow[], policy: ScoringPolicy = defaultScoringPolicy): Trend {
  const numbers = policy.trend;
  const matched = weekdays.filter(({ lastDays, priorDays }) => Math.min(lastDays, priorDays) >= numbers.daysOfWeekday);
  if (matched.length < numbers.weekdays)
    return unmeasured('trend', { missing: ['usage'], reason: 'too_few_days' }, policy);
  const userDays = sum(matched.map(({ priorSum }) => priorSum));
  if (userDays < numbers.userDays) return unmeasured('trend', { reason: 'too_small' }, policy);
  const last = sum(matched.map(({ lastSum, lastDays }) => lastSum / lastDays));
  const prior = sum(matched.map(({ priorSum, priorDays }) => priorSum / priorDays));
  const days = sum(matched.map(({ lastDays, priorDays }) => lastDays + priorDays));
  const value = ratio((last - prior) / prior);
  return measured(
    'trend',
    {
      input: 'usageTrend',
      value,
      band: bandOf(value, policy),
      quality: Math.min(1, userDays / numbers.fullUserDays) * Math.min(1, days / numbers.fullDays),
    },
    policy,
  );
}

function bandOf(value: number, { trend: { redBelow, greenAbove } }: ScoringPolicy): TrafficLight {
  if (value < redBelow) return 'red';
  return value > greenAbove ? 'green' : 'yellow';
}

/** Monday to Sunday. */
export function weekdayRows(usage: UsageSeries, asOf: CalendarDate): WeekdayRow[] {
  const today = dayNumber(asOf);
  const days = knownDays(usage);
  const last = within(days, today - WINDOW_DAYS, today);
  const prior = within(days, today - 2 * WINDOW_DAYS, today - WINDOW_DAYS);
  return [0, 1, 2, 3, 4, 5, 6].map((weekday) => {
    const [lastCounts, priorCounts] = [countsOn(weekday, last), countsOn(weekday, prior)];
    return {
      lastSum: sum(lastCounts),
      lastDays: lastCounts.length,
      priorSum: sum(priorCounts),
      priorDays: priorCounts.length,
    };
  });
}

function countsOn(weekday: number, days: readonly UsageDay[]): number[] {
  return days.filter(({ day }) => weekdayOf(day) === weekday).map(({ activeUsers }) => activeUsers);
}

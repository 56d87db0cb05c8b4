import { type CalendarDate, daysBetween, dayNumber } from '../calendar/calendar';
import { ratio, sum } from './rounding';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { knownDays, type UsageSeries, within } from './usage-series';
import { versionOf } from './version';

const WINDOW_DAYS = 28;

/** What the last 28 complete days show of an account. */
export interface Active28Row {
  /** Days with a row, or zero by declaration of a sparse source. */
  knownDays: number;
  /** Different user ids seen. */
  distinctIds: number;
  busiestDay: number;
  /** The daily counts added up: people counted once for every day they came. */
  sum: number;
  /** Whether each day with use lists at least as many ids as its count. */
  allIdentified: boolean;
}

export interface Active28Facts {
  asOf: CalendarDate;
  usage: Active28Row;
  /** The source's own count of distinct users over its last 28 to 31 days. */
  reported?: { date: CalendarDate; value: number } | null;
}

export type Active28Method = 'distinct' | 'reported' | 'at_least' | 'insufficient_data';

/** A count of people, or a proven lower bound of it (`at_least`). */
export interface Active28 {
  value: number | null;
  method: Active28Method;
  knownDays: number;
  /** No more people than this can have been active; null = not known. */
  upper: number | null;
  /** 0 to 1, 4 decimals. */
  quality: number;
  version: string;
}

/** What the measures built on active28 need to know of it. */
export type ActivePeople = Pick<Active28, 'value' | 'method' | 'upper' | 'quality'>;

/** People active in the last 28 days, by the best method the data allow: daily counts cannot be added up to people. */
export function active28(
  { asOf, usage, reported }: Active28Facts,
  policy: ScoringPolicy = defaultScoringPolicy,
): Active28 {
  const { distinctFromDays, atLeastFromDays, fullFromDays, reportedUpToDaysOld, quality } = policy.active28;
  const shown = { knownDays: usage.knownDays, version: versionOf('active28', policy) };
  if (usage.knownDays >= distinctFromDays && usage.allIdentified) {
    return {
      ...shown,
      value: usage.distinctIds,
      method: 'distinct',
      upper: usage.distinctIds,
      quality: quality.distinct,
    };
  }
  if (reported && isRecent(reported.date, asOf, reportedUpToDaysOld)) {
    return { ...shown, value: reported.value, method: 'reported', upper: reported.value, quality: quality.reported };
  }
  if (usage.knownDays >= atLeastFromDays) {
    return {
      ...shown,
      value: Math.max(usage.distinctIds, usage.busiestDay),
      method: 'at_least',
      upper: usage.knownDays === WINDOW_DAYS ? usage.sum : null,
      quality: ratio(quality.atLeast * Math.min(1, usage.knownDays / fullFromDays)),
    };
  }
  return { ...shown, value: null, method: 'insufficient_data', upper: null, quality: 0 };
}

export function active28Row(usage: UsageSeries, asOf: CalendarDate): Active28Row {
  const today = dayNumber(asOf);
  const days = within(knownDays(usage), today - WINDOW_DAYS, today);
  const counts = days.map(({ activeUsers }) => activeUsers);
  return {
    knownDays: days.length,
    distinctIds: new Set(days.flatMap(({ ids }) => ids)).size,
    busiestDay: Math.max(0, ...counts),
    sum: sum(counts),
    allIdentified: days.every(({ ids, activeUsers }) => ids.length >= activeUsers),
  };
}

function isRecent(date: CalendarDate, asOf: CalendarDate, upToDays: number): boolean {
  const age = daysBetween(date, asOf);
  return age >= 0 && age <= upToDays;
}

import { type CalendarDate, dayNumber } from './calendar';
import { correlation, deviations, mean } from './line';
import { ratio, round, sum } from './rounding';

/** A complete week: its Monday, and the mean daily active users of its working days. */
export interface Week {
  monday: CalendarDate;
  level: number;
}

/** How often a feature was used in a week. */
export interface FeatureWeek {
  monday: CalendarDate;
  feature: string;
  events: number;
}

export interface SwingingWeek extends Week {
  /** What the straight line through all weeks expects. */
  expected: number;
  /** level − expected, in users. */
  deviation: number;
}

export interface SwingingFeature {
  feature: string;
  /** How far its own weekly use scatters around its straight line, as a share of its mean. */
  variation: number;
  /** How closely it swings with the whole, −1 to 1. */
  correlation: number;
}

export interface MuraCauses {
  /** In order of time. */
  weeks: SwingingWeek[];
  /** The Mondays of the weeks that fell short by more than one standard deviation. */
  weakWeeks: CalendarDate[];
  /** Features that swing with the whole and at least as far, the widest first. */
  features: SwingingFeature[];
}

const SWINGS_WITH = 0.5;

/** Which weeks and which features make adoption erratic. Correlation is a hint where to look, no proof of a cause. */
export function muraCauses(weeks: readonly Week[], use: readonly FeatureWeek[]): MuraCauses {
  const off = deviations(weeks.map(pointOf));
  const scatter = Math.sqrt(mean(off.map((deviation) => deviation ** 2)));
  const level = mean(weeks.map((week) => week.level));
  const shown = weeks.map((week, at) => {
    const deviation = off[at] ?? 0;
    return {
      ...week,
      level: round(week.level, 1),
      expected: round(week.level - deviation, 1),
      deviation: round(deviation, 1),
    };
  });
  return {
    weeks: shown,
    weakWeeks: weeks.filter((_, at) => scatter > 0 && (off[at] ?? 0) < -scatter).map(({ monday }) => monday),
    features: [...new Set(use.map(({ feature }) => feature))]
      .flatMap((feature) => swinging(feature, weeks, off, use) ?? [])
      .filter(
        (found) => found.correlation >= SWINGS_WITH && found.variation >= ratio(level === 0 ? 0 : scatter / level),
      )
      .sort((a, b) => b.variation - a.variation || (a.feature < b.feature ? -1 : 1)),
  };
}

/** A week without an event of the feature is a week of 0: the account was used, the feature was not. */
function swinging(
  feature: string,
  weeks: readonly Week[],
  off: readonly number[],
  use: readonly FeatureWeek[],
): SwingingFeature | null {
  const events = weeks.map(({ monday }) =>
    sum(use.flatMap((each) => (each.feature === feature && each.monday === monday ? [each.events] : []))),
  );
  const own = deviations(weeks.map(({ monday }, at) => pointOf({ monday, level: events[at] ?? 0 })));
  const together = correlation(own, off);
  const average = mean(events);
  if (together === null || average === 0) return null;
  const variation = Math.sqrt(mean(own.map((deviation) => deviation ** 2))) / average;
  return { feature, variation: ratio(variation), correlation: ratio(together) };
}

const pointOf = ({ monday, level }: Week) => ({ x: dayNumber(monday) / 7, y: level });

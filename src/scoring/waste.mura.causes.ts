import { type CalendarDate, dayNumber } from '../calendar/calendar';
import { correlation, deviations, mean } from './line';
import { ratio, round, sum } from './rounding';

/** A complete week: its Monday, and the mean daily active users of its working days. */
export interface Week {
  monday: CalendarDate;
  level: number;
}

/** How much of a week's use fell to a feature, or to a team or geography. */
export interface PartOfWeek {
  monday: CalendarDate;
  name: string;
  use: number;
}

export interface SwingingWeek extends Week {
  /** What the straight line through all weeks expects. */
  expected: number;
  /** level − expected, in users. */
  deviation: number;
}

export interface SwingingPart {
  name: string;
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
  features: SwingingPart[];
  /** Teams or geographies, likewise. */
  groups: SwingingPart[];
}

const SWINGS_WITH = 0.5;

/**
 * Which weeks, features and groups make adoption erratic. Correlation is a hint where to look, no proof of a cause.
 */
export function muraCauses(
  weeks: readonly Week[],
  features: readonly PartOfWeek[],
  groups: readonly PartOfWeek[] = [],
): MuraCauses {
  const off = deviations(weeks.map(pointOf));
  const scatter = Math.sqrt(mean(off.map((deviation) => deviation ** 2)));
  const level = mean(weeks.map((week) => week.level));
  const whole = { weeks, off, variation: ratio(level === 0 ? 0 : scatter / level) };
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
    features: swingingWith(whole, features),
    groups: swingingWith(whole, groups),
  };
}

interface Whole {
  weeks: readonly Week[];
  /** How far each week is off the straight line through all of them. */
  off: readonly number[];
  variation: number;
}

function swingingWith(whole: Whole, parts: readonly PartOfWeek[]): SwingingPart[] {
  return [...new Set(parts.map(({ name }) => name))]
    .flatMap((name) => swingOf(name, whole, parts) ?? [])
    .filter(({ correlation, variation }) => correlation >= SWINGS_WITH && variation >= whole.variation)
    .sort((a, b) => b.variation - a.variation || (a.name < b.name ? -1 : 1));
}

/** A week without any use of the part is a week of 0: the account was used, the part was not. */
function swingOf(name: string, { weeks, off }: Whole, parts: readonly PartOfWeek[]): SwingingPart | null {
  const use = weeks.map(({ monday }) =>
    sum(parts.flatMap((each) => (each.name === name && each.monday === monday ? [each.use] : []))),
  );
  const own = deviations(weeks.map(({ monday }, at) => pointOf({ monday, level: use[at] ?? 0 })));
  const together = correlation(own, off);
  const average = mean(use);
  if (together === null || average === 0) return null;
  const variation = Math.sqrt(mean(own.map((deviation) => deviation ** 2))) / average;
  return { name, variation: ratio(variation), correlation: ratio(together) };
}

const pointOf = ({ monday, level }: Week) => ({ x: dayNumber(monday) / 7, y: level });

import { type CalendarDate, dayNumber, weekdayOf } from '../calendar/calendar';
import { measured, unknownMoney, unmeasured } from './measure';
import { clamp, ratio, sum } from './rounding';
import { type AnnualValue, type Measure, type Reason, type TrafficLight } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { knownDays, type UsageSeries, within } from './usage-series';
import { unknownLoss, type WasteLoss, wasteLoss } from './waste.loss';

const WEEKS = 12;
const WORKING_DAYS = 5;
/** Of the scatter around a fitted line: its level and its slope were taken from the same weeks. */
const FREEDOM_LOST = 2;

/** A known week: its number, counted in time, and the mean daily active users of its working days. */
export interface WeekLevel {
  week: number;
  level: number;
}

/** The known ones of the last 12 complete weeks, as sums of squares around the means (regr_sxx, regr_sxy, regr_syy). */
export interface MuraRow {
  weeks: number;
  meanLevel: number;
  sxx: number;
  sxy: number;
  syy: number;
}

export interface Mura extends Measure<TrafficLight>, WasteLoss {
  /** Known weeks out of 12. */
  weeks: number;
}

/** Mura, erratic adoption: how far weekly use scatters around its own straight line, as a share of its level. */
export function mura(row: MuraRow, annual: AnnualValue, policy: ScoringPolicy = defaultScoringPolicy): Mura {
  const numbers = policy.mura;
  const { weeks, meanLevel } = row;
  const unknown = (reason: Reason, missing: string[]): Mura => ({
    ...unmeasured('mura', { reason, missing: [...missing, ...unknownMoney(annual)] }, policy),
    ...unknownLoss(annual),
    weeks,
  });
  if (weeks < numbers.weeks) return unknown('too_few_weeks', ['usage']);
  if (meanLevel <= numbers.levelAbove) return unknown('too_small', []);
  const value = ratio(Math.sqrt(residualSquares(row) / (weeks - FREEDOM_LOST)) / meanLevel);
  const measure = measured(
    'mura',
    {
      input: 'consistency',
      value,
      band: bandOf(value, policy),
      quality: (weeks / numbers.fullWeeks) * clamp((meanLevel - numbers.levelAbove) / numbers.fullLevelSpan, 0, 1),
      missing: unknownMoney(annual),
    },
    policy,
  );
  return { ...measure, ...wasteLoss(value, numbers.relativeRisk, annual, policy), weeks };
}

/** Σ residual² of the fitted line; rounding can leave a perfect fit a hair below zero. */
function residualSquares({ sxx, sxy, syy }: MuraRow): number {
  return Math.max(0, syy - (sxy * sxy) / sxx);
}

function bandOf(value: number, { mura: { greenBelow, yellowUpTo } }: ScoringPolicy): TrafficLight {
  if (value < greenBelow) return 'green';
  return value <= yellowUpTo ? 'yellow' : 'red';
}

/** The last 12 complete ISO weeks of which at least 4 working days are known. */
export function weekLevels(
  usage: UsageSeries,
  asOf: CalendarDate,
  policy: ScoringPolicy = defaultScoringPolicy,
): WeekLevel[] {
  const today = dayNumber(asOf);
  const thisMonday = today - weekdayOf(today);
  const days = knownDays(usage);
  return Array.from({ length: WEEKS }, (_, week) => {
    const monday = thisMonday - 7 * (WEEKS - week);
    const counts = within(days, monday, monday + WORKING_DAYS).map(({ activeUsers }) => activeUsers);
    return { week, counts };
  })
    .filter(({ counts }) => counts.length >= policy.mura.daysOfWeek)
    .map(({ week, counts }) => ({ week, level: sum(counts) / counts.length }));
}

export function muraRow(levels: readonly WeekLevel[]): MuraRow {
  const weeks = levels.length;
  const meanWeek = sum(levels.map(({ week }) => week)) / weeks;
  const meanLevel = weeks === 0 ? 0 : sum(levels.map(({ level }) => level)) / weeks;
  return {
    weeks,
    meanLevel,
    sxx: sum(levels.map(({ week }) => (week - meanWeek) ** 2)),
    sxy: sum(levels.map(({ week, level }) => (week - meanWeek) * (level - meanLevel))),
    syy: sum(levels.map(({ level }) => (level - meanLevel) ** 2)),
  };
}

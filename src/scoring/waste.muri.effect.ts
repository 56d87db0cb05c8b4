import { type CalendarDate, dayNumber } from '../calendar/calendar';
import { correlation } from './line';
import { clamp, ratio, sum } from './rounding';
import { Z95 } from './share';
import { type Week } from './waste.mura.causes';

/** Whether use fell in the week after many tickets came in. */
export interface MuriEffect {
  verdict: 'use_fell_after' | 'use_rose_after' | 'no_link_shown' | 'insufficient_data';
  /** Correlation of a week's tickets with the change of use to the next week, −1 to 1. */
  correlation: number | null;
  /** 95 % interval of the correlation. */
  interval: [low: number, high: number] | null;
  /** Pairs of neighbouring weeks. */
  pairs: number;
}

const FEWEST_PAIRS = 8;
/** A perfect correlation has no finite artanh. */
const ALL_BUT_PERFECT = 0.9999;

/**
 * Compares each week's tickets with what use did until the next week. The interval is Fisher's (1921): artanh r ± 1.96 ÷
 * √(n − 3); only when it leaves out 0 is there a link.
 */
export function muriEffect(weeks: readonly Week[], opened: readonly CalendarDate[]): MuriEffect {
  const pairs = weeks.flatMap((week, at) => {
    const next = weeks[at + 1];
    const isNeighbour = next && dayNumber(next.monday) - dayNumber(week.monday) === 7;
    if (!isNeighbour || week.level === 0) return [];
    return [{ tickets: ticketsIn(week, opened), change: next.level / week.level - 1 }];
  });
  const r = correlation(
    pairs.map(({ tickets }) => tickets),
    pairs.map(({ change }) => change),
  );
  if (pairs.length < FEWEST_PAIRS || r === null) {
    return { verdict: 'insufficient_data', correlation: null, interval: null, pairs: pairs.length };
  }
  const center = Math.atanh(clamp(r, -ALL_BUT_PERFECT, ALL_BUT_PERFECT));
  const reach = Z95 / Math.sqrt(pairs.length - 3);
  const [low, high] = [Math.tanh(center - reach), Math.tanh(center + reach)];
  const verdict = high < 0 ? 'use_fell_after' : low > 0 ? 'use_rose_after' : 'no_link_shown';
  return { verdict, correlation: ratio(r), interval: [ratio(low), ratio(high)], pairs: pairs.length };
}

function ticketsIn({ monday }: Week, opened: readonly CalendarDate[]): number {
  const start = dayNumber(monday);
  return sum(opened.map((date) => (dayNumber(date) >= start && dayNumber(date) < start + 7 ? 1 : 0)));
}

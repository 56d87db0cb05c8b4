import { type CalendarDate, dayNumber, toDate } from '../calendar/calendar';
import { money } from './rounding';
import { type AnnualValue } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';

/**
 * What can be done with seats that nobody uses: give those of people who stopped to others of their team, bring in
 * people who never started, give them to another team, or buy fewer at the renewal.
 */
export type LicenceMove = 'reassign' | 'enable' | 'redeploy' | 'right_size';

export interface LicenceOption {
  move: LicenceMove;
  seats: number;
  /** Money a year that is no longer wasted, in account currency; null without ARR or currency. */
  saving: number | null;
  /** The last day on which it can still be done for this term; null = no such day is known. */
  by: CalendarDate | null;
}

export interface LicenceOptions {
  options: LicenceOption[];
  currency: string | null;
  assumptions: {
    /** ARR ÷ seats: every seat is taken to cost the same. */
    pricePerSeat: number | null;
    /** Share of the seats that should be in use after a right-sizing, the rest is room to grow. */
    targetUtilisation: number;
    /** Active users are a lower bound, so fewer seats may be free than it says. */
    atMost: boolean;
  };
}

export interface LicenceUse extends AnnualValue {
  seats: number;
  /** People active in the last 28 days. */
  active: number;
  atMost: boolean;
  /** People once seen who have not come for 28 days; null = it is not known who comes. */
  idlePeople: number | null;
  renewalDate: CalendarDate | null;
  noticePeriodDays: number | null;
}

/** The options for unused seats, the ones that keep them first. They are alternatives: their savings are never added up. */
export function licenceOptions(use: LicenceUse, policy: ScoringPolicy = defaultScoringPolicy): LicenceOptions {
  const { seats, active, arr, currency, atMost, idlePeople, renewalDate } = use;
  const { targetPercent } = policy.expansion;
  const unused = Math.max(0, seats - active);
  const stopped = Math.min(unused, idlePeople ?? 0);
  const needed = Math.ceil((active * 100) / targetPercent);
  const saving = (count: number) => (arr === null || currency === null ? null : money((count * arr) / seats));
  const option = (move: LicenceMove, count: number, by: CalendarDate | null): LicenceOption[] =>
    count > 0 ? [{ move, seats: count, saving: saving(count), by }] : [];
  return {
    options: [
      ...option('reassign', stopped, renewalDate),
      ...option('enable', unused - stopped, renewalDate),
      ...option('redeploy', unused, renewalDate),
      ...option('right_size', seats - needed, noticeDeadline(use)),
    ],
    currency,
    assumptions: {
      pricePerSeat: saving(1),
      targetUtilisation: targetPercent / 100,
      atMost,
    },
  };
}

/** Fewer seats are a change of contract, so they have to be asked for before the notice period begins. */
function noticeDeadline({ renewalDate, noticePeriodDays }: LicenceUse): CalendarDate | null {
  return renewalDate === null ? null : toDate(dayNumber(renewalDate) - (noticePeriodDays ?? 0));
}

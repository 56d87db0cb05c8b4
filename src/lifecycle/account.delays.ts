import {
  MILESTONE_DAYS,
  NOTICE_ALERT_DAYS,
  PLAN_DEADLINE_DAYS,
  daysToNoticeDeadline,
  daysToRenewal,
  planDueOn,
} from './account.gates';
import type { AccountContext } from './account.types';
import { addDays, DAY_MS, daysBetween, HOUR_MS } from '../calendar/calendar';

const YEAR_DAYS = 365;

type Facts = { context: AccountContext };

/** How long each wait lasts, in milliseconds. The worker counts them on the database's clock. */
export const delays = {
  reminder: 24 * HOUR_MS,
  escalation: 48 * HOUR_MS,
  askAgain: 7 * DAY_MS,
  executionCheck: 7 * DAY_MS,
  pauseReview: 30 * DAY_MS,
  /** A risk that is still there 30 days after a plan answered it is a risk again. */
  coverReview: ({ context }: Facts) => (context.cover === null ? YEAR_DAYS : 30) * DAY_MS,
  planDeadline: ({ context: { contract, today } }: Facts) =>
    Math.max(0, daysBetween(today, planDueOn(contract) ?? addDays(today, PLAN_DEADLINE_DAYS))) * DAY_MS,
  nextCalendarDate: ({ context }: Facts) => daysToNextCalendarDate(context) * DAY_MS,
};

/** Days until the account must look at its calendar: for a milestone, the day after the renewal, or a notice alert. */
function daysToNextCalendarDate(context: AccountContext): number {
  const toRenewal = daysToRenewal(context);
  const toDeadline = daysToNoticeDeadline(context);
  const ahead = [
    ...(toRenewal === null ? [] : RENEWAL_DATES.map((before) => toRenewal - before)),
    ...(toDeadline === null ? [] : NOTICE_ALERT_DAYS.map((before) => toDeadline - before)),
  ].filter((days) => days > 0);
  return ahead.length === 0 ? YEAR_DAYS : Math.min(...ahead);
}

/** In days before the renewal. */
const RENEWAL_DATES = [...Object.values(MILESTONE_DAYS), -1];

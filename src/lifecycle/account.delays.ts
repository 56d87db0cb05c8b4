import { MILESTONE_DAYS, NOTICE_ALERT_DAYS, noticeDeadline } from './account.gates';
import type { AccountContext } from './account.types';
import { addDays, DAY_MS, daysBetween, HOUR_MS } from './calendar';

const PLAN_DEADLINE_DAYS = 30;
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
    Math.max(0, daysBetween(today, addDays(contract.startDate ?? today, PLAN_DEADLINE_DAYS))) * DAY_MS,
  nextCalendarDate: ({ context }: Facts) => daysBetween(context.today, nextCalendarDate(context)) * DAY_MS,
};

/** The next date on which the account must look at its calendar: a milestone, the day after the renewal, a notice alert. */
export function nextCalendarDate({ today, contract }: AccountContext): string {
  const deadline = noticeDeadline(contract);
  const dates = [
    ...(contract.renewalDate === null ? [] : renewalDates(contract.renewalDate)),
    ...(deadline === null ? [] : NOTICE_ALERT_DAYS.map((ahead) => addDays(deadline, -ahead))),
  ];
  return dates.filter((date) => date > today).sort()[0] ?? addDays(today, YEAR_DAYS);
}

function renewalDates(renewalDate: string): string[] {
  return [...Object.values(MILESTONE_DAYS).map((ahead) => addDays(renewalDate, -ahead)), addDays(renewalDate, 1)];
}

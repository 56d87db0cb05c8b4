import { DAY_MS, HOUR_MS, daysBetween } from '../calendar/calendar';
import { counted } from '../evidence/drafting/wording';
import { html, type Html } from './html';
import { dateOf } from './layout';

const MINUTE_MS = 60_000;

/** How long is left until a moment, as one would say it; hours up to two days, since a day is too coarse for the last. */
export function remaining(moment: Date, now: Date): string {
  const left = moment.getTime() - now.getTime();
  if (left <= 0) return 'run out';
  if (left < HOUR_MS) return `in ${counted(Math.ceil(left / MINUTE_MS), 'minute')}`;
  if (left < 2 * DAY_MS) return `in ${counted(Math.floor(left / HOUR_MS), 'hour')}`;
  return `in ${counted(Math.round(left / DAY_MS), 'day')}`;
}

/** A brief card leaves the exact moment to the page it leads to. */
export function expiryOf(moment: Date, now: Date): Html {
  return html`${remaining(moment, now)} <span class="sub exact">${dateOf(moment)}</span>`;
}

/** The date something is due, and by how much it is late; nothing without a date. */
export function dueOf(dueOn: string | null, today: string): Html | string {
  if (dueOn === null) return '';
  const late = daysBetween(dueOn, today);
  return late > 0 ? html`${dateOf(dueOn)} <span class="signal">${counted(late, 'day')} overdue</span>` : dateOf(dueOn);
}

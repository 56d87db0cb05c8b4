/** Calendar dates as text, and days counted; no clock, no time zone. */

/** A UTC calendar date, `YYYY-MM-DD`. A timestamp is accepted and cut to its date. */
export type CalendarDate = string;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Days since 1970-01-01. Throws a RangeError that quotes what is not a date. */
export function dayNumber(date: CalendarDate): number {
  const day = Date.parse(date.slice(0, 10)) / DAY_MS;
  if (!Number.isInteger(day)) throw new RangeError(`"${date}" is not a calendar date (YYYY-MM-DD)`);
  return day;
}

export function toDate(day: number): CalendarDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one date to the other; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** @param days negative to go back */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return toDate(dayNumber(date) + days);
}

export function laterOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return dayNumber(a) >= dayNumber(b) ? a : b;
}

/** Monday 0 … Sunday 6. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The same day of a later month, cut to the last day of a shorter one, as PostgreSQL adds months. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const start = new Date(dayNumber(date) * DAY_MS);
  const firstOfMonth = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0)).getUTCDate();
  return toDate(firstOfMonth / DAY_MS + Math.min(start.getUTCDate(), lastDay) - 1);
}

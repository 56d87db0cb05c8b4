/** Calendar dates as ISO strings (`2026-11-01`); no clock, no time zone. */

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** Whole days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

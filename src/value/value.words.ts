import { addDays } from '../calendar/calendar';

/** `2026-11-01` reads "November 2026". */
export function monthInWords(date: string): string {
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(date));
}

export function dayBefore(date: string): string {
  return addDays(date, -1);
}

export function unknownOr<Shown>(value: number | null, shown: (value: number) => Shown): Shown | string {
  return value === null ? 'unknown' : shown(value);
}

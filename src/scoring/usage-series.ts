import { type CalendarDate, dayNumber } from '../calendar/calendar';

/** Daily use of one account as its source delivered it. */
export interface UsageSeries {
  /** Date of the first entry of `activeUsers`. */
  from: CalendarDate;
  /** One entry a day from `from`; null = no row for that day. */
  activeUsers: readonly (number | null)[];
  /** The ids of the users seen that day, where the source lists them. */
  users?: readonly (readonly string[] | null)[] | null;
  /** What a day without a row means; `zero` only for a source declared sparse. */
  missingDay?: 'unknown' | 'zero';
  /** The last date a sparse source is known to have delivered; its last row when not given. */
  feedThrough?: CalendarDate | null;
}

/** A day whose use is known, possibly as zero. */
export interface UsageDay {
  day: number;
  activeUsers: number;
  /** Distinct ids. */
  ids: readonly string[];
}

/** The known days in order of time; absent days of a sparse source count as 0 from the first row to `feedThrough`. */
export function knownDays({ from, activeUsers, users, missingDay, feedThrough }: UsageSeries): UsageDay[] {
  const start = dayNumber(from);
  const rows = activeUsers.flatMap((count, index): UsageDay[] => {
    if (count == null) return [];
    const ids = [...new Set(users?.[index] ?? [])];
    return [{ day: start + index, activeUsers: Math.max(count, ids.length), ids }];
  });
  const [first, last] = [rows[0], rows[rows.length - 1]];
  if (missingDay !== 'zero' || !first || !last) return rows;
  const delivered = new Set(rows.map(({ day }) => day));
  const through = feedThrough == null ? last.day : dayNumber(feedThrough);
  const absent = daysFrom(first.day, through + 1).filter((day) => !delivered.has(day));
  return [...rows, ...absent.map((day) => ({ day, activeUsers: 0, ids: [] }))].sort((a, b) => a.day - b.day);
}

/** The known days of [from, to). */
export function within(days: readonly UsageDay[], from: number, to: number): UsageDay[] {
  return days.filter(({ day }) => day >= from && day < to);
}

function daysFrom(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

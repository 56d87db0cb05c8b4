import { describe, expect, it } from '@jest/globals';
import { addMonths, daysBetween, dayNumber, toDate, weekdayOf } from './calendar';

describe('the calendar', () => {
  it.each([
    ['2025-08-31', 6, '2026-02-28'],
    ['2023-12-31', 2, '2024-02-29'],
    ['2025-12-30', 9, '2026-09-30'],
    ['2025-11-15', 2, '2026-01-15'],
  ])('counts %s plus %i months as %s, never past the end of a short month', (start, months, expected) => {
    expect(addMonths(start, months)).toBe(expected);
  });

  it('cuts a timestamp to its date', () => {
    expect(daysBetween('2026-05-31T23:59:59Z', '2026-06-01T00:00:00Z')).toBe(1);
  });

  it('starts its weeks on Monday, before 1970 too', () => {
    expect(['2026-06-01', '2026-06-07', '1969-12-29'].map((date) => weekdayOf(dayNumber(date)))).toEqual([0, 6, 0]);
  });

  it('names what is not a date', () => {
    expect(() => dayNumber('soon')).toThrow(new RangeError('"soon" is not a calendar date (YYYY-MM-DD)'));
  });

  it('gives back the date of a day', () => {
    expect(toDate(dayNumber('2024-02-29'))).toBe('2024-02-29');
  });
});

import { describe, expect, it } from '@jest/globals';
import { dueOf, expiryOf, remaining } from './times';

const now = new Date('2026-11-27T09:30:00Z');

describe('the time that is left', () => {
  it.each([
    ['2026-11-30T09:30:00Z', 'in 3 days'],
    ['2026-11-29T09:29:00Z', 'in 47 hours'],
    ['2026-11-27T10:31:00Z', 'in 1 hour'],
    ['2026-11-27T09:30:20Z', 'in 1 minute'],
    ['2026-11-27T09:30:00Z', 'run out'],
  ])('until %s is said as one would', (moment, said) => {
    expect(remaining(new Date(moment), now)).toBe(said);
  });

  it('stands before the moment itself', () => {
    expect(expiryOf(new Date('2026-11-30T09:30:00Z'), now).toString()).toMatch(
      /^in 3 days .*30\sNov\s2026, 09:30\sUTC/,
    );
  });
});

describe('a due date', () => {
  it('says by how much it is overdue, and nothing of it on the day itself', () => {
    expect(dueOf('2026-10-03', '2026-11-01').toString()).toContain('29 days overdue');
    expect(dueOf('2026-10-31', '2026-11-01').toString()).toContain('1 day overdue');
    expect(dueOf('2026-11-01', '2026-11-01').toString()).not.toContain('overdue');
    expect(dueOf(null, '2026-11-01')).toBe('');
  });
});

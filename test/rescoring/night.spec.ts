import { describe, expect, it } from '@jest/globals';
import { nightDue } from '../../src/rescoring/night';

describe('when a night is due', () => {
  const inBerlin = (instant: string) => nightDue(new Date(instant), 'Europe/Berlin');

  it('is from two in the morning on, by the zone of the business', () => {
    expect(inBerlin('2026-11-24T00:59:59Z')).toBeNull();
    expect(inBerlin('2026-11-24T01:00:00Z')).toBe('2026-11-24');
    expect(nightDue(new Date('2026-11-24T01:00:00Z'), 'America/New_York')).toBe('2026-11-23');
  });

  it('stays due all day, so that a server that was down catches up', () => {
    expect(inBerlin('2026-11-24T22:59:00Z')).toBe('2026-11-24');
    expect(inBerlin('2026-11-24T23:30:00Z')).toBeNull();
  });

  it('comes once where daylight saving leaves the hour out, and is one night where it comes twice', () => {
    expect(inBerlin('2026-03-29T00:59:00Z')).toBeNull();
    expect(inBerlin('2026-03-29T01:00:00Z')).toBe('2026-03-29');
    const twice = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'];
    expect(twice.map(inBerlin)).toEqual(['2026-10-25', '2026-10-25']);
  });
});

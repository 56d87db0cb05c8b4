import { describe, expect, it } from '@jest/globals';
import { monthUntil, yearBefore } from './period';

describe('a period', () => {
  it('is a calendar month, as far as it has gone by', () => {
    expect(monthUntil('2026-10', '2026-11-24')).toEqual({ from: '2026-10-01', to: '2026-11-01' });
    expect(monthUntil('2026-11', '2026-11-24')).toEqual({ from: '2026-11-01', to: '2026-11-25' });
    expect(monthUntil('2026-12', '2026-12-31')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
  });

  it('of retention is the year before its end, leap days included', () => {
    expect(yearBefore({ from: '2026-11-01', to: '2026-11-25' })).toEqual({ from: '2025-11-25', to: '2026-11-25' });
    expect(yearBefore({ from: '2028-02-01', to: '2028-02-29' })).toEqual({ from: '2027-02-28', to: '2028-02-29' });
  });
});

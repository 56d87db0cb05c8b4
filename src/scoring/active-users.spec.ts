import { describe, expect, it } from '@jest/globals';
import { active28, active28Row } from './active-users';
import { type UsageSeries } from './usage-series';

const asOf = '2026-06-01';
const everyDay = (count: number, days = 28): UsageSeries => ({
  from: '2026-05-04',
  activeUsers: Array.from({ length: 28 }, (_, day) => (day < days ? count : null)),
});
const measure = (usage: UsageSeries, reported?: { date: string; value: number }) =>
  active28({ asOf, usage: active28Row(usage, asOf), reported });

describe('active users of 28 days', () => {
  it('are nobody, for certain, when 28 known days had no use', () => {
    expect(measure(everyDay(0))).toMatchObject({ value: 0, method: 'distinct', upper: 0, quality: 1 });
  });

  it('leave out the day itself and all before the window', () => {
    const usage = { from: '2026-05-03', activeUsers: [900, ...everyDay(5).activeUsers, 900] };
    expect(measure(usage)).toMatchObject({ value: 5, knownDays: 28, upper: 140 });
  });

  it('count an id listed twice on a day once', () => {
    const usage = { ...everyDay(2, 20), users: Array.from({ length: 28 }, () => ['ana', 'ana']) };
    expect(measure(usage)).toMatchObject({ value: 2, method: 'at_least' });
  });

  it('take more ids than the count as that many people', () => {
    const usage = { ...everyDay(1), users: Array.from({ length: 28 }, () => ['ana', 'bo']) };
    expect(measure(usage)).toMatchObject({ value: 2, method: 'distinct' });
  });

  it.each([
    [20, 0.5],
    [19, 0.475],
    [14, 0.35],
  ])('from %i days of counts are a lower bound of quality %d', (days, quality) => {
    expect(measure(everyDay(5, days))).toMatchObject({ method: 'at_least', upper: null, quality });
  });

  it.each([
    ['2026-05-25', 'reported'],
    ['2026-06-01', 'reported'],
    ['2026-05-24', 'at_least'],
    ['2026-06-02', 'at_least'],
  ])('take the count a source reported on %s as %s', (date, method) => {
    expect(measure(everyDay(5), { date, value: 40 }).method).toBe(method);
  });

  it('are taken from the source when there are no days at all', () => {
    expect(measure({ from: '2026-05-04', activeUsers: [] }, { date: '2026-05-31', value: 40 })).toMatchObject({
      value: 40,
      knownDays: 0,
      quality: 0.9,
    });
  });

  it('of a sparse source stay unknown before its first row and after its last delivery', () => {
    const usage: UsageSeries = {
      from: '2026-05-04',
      activeUsers: [null, null, 3, null, 3],
      missingDay: 'zero',
      feedThrough: '2026-05-25',
    };
    expect(measure(usage).knownDays).toBe(20);
  });
});

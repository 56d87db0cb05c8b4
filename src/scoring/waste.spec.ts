import { describe, expect, it } from '@jest/globals';
import { trend, weekdayRows } from './trend';
import { mura, muraRow, weekLevels } from './waste.mura';
import { muri, muriRow, type MuriRow, poissonTail } from './waste.muri';

const asOf = '2026-06-01';
const annual = { arr: 60000, currency: 'USD' };

describe('usage trend', () => {
  it('needs five weekdays that are known twice in both windows', () => {
    const fourWeekdays = [9, 9, 9, 9, null, null, null];
    const activeUsers = Array.from({ length: 56 }, (_, day) => fourWeekdays[day % 7] ?? null);
    expect(trend(weekdayRows({ from: '2026-04-06', activeUsers }, asOf))).toMatchObject({
      value: null,
      reason: 'too_few_days',
      missing: ['usage'],
    });
  });

  it('weighs less the fewer user-days and known days it rests on', () => {
    const row = { lastSum: 4, lastDays: 2, priorSum: 10, priorDays: 2 };
    expect(trend([row, row, row, row, row])).toMatchObject({ value: -0.6, quality: 0.25, confidence: 0.25 });
  });
});

describe('Mura', () => {
  it('takes a steady climb for no scatter', () => {
    const levels = Array.from({ length: 12 }, (_, week) => ({ week, level: 10 + 3 * week }));
    expect(mura(muraRow(levels), annual)).toMatchObject({ value: 0, band: 'green', weeks: 12, expectedLoss: 0 });
  });

  it('leaves out weeks of fewer than four known working days, and the week that still runs', () => {
    const week = [9, 9, 9, null, null, 9, 9];
    const activeUsers = Array.from({ length: 84 }, (_, day) => week[day % 7] ?? null);
    expect(weekLevels({ from: '2026-03-09', activeUsers }, asOf)).toEqual([]);
    expect(weekLevels({ from: '2026-06-01', activeUsers: [9, 9, 9, 9, 9] }, '2026-06-06')).toEqual([]);
  });

  it('does not judge a handful of people, whose variation is chance', () => {
    const levels = Array.from({ length: 12 }, (_, week) => ({ week, level: 3 }));
    expect(mura(muraRow(levels), annual)).toMatchObject({ value: null, reason: 'too_small', missing: [], weeks: 12 });
  });

  it('weighs a small level and missing weeks less', () => {
    const levels = Array.from({ length: 9 }, (_, week) => ({ week, level: 6.5 }));
    expect(mura(muraRow(levels), annual)).toMatchObject({ value: 0, quality: 0.375, confidence: 0.38 });
  });
});

describe('Muri', () => {
  const quiet: MuriRow = {
    tickets14: 0,
    baselineTickets: 0,
    baselineDays: 90,
    tickets90: 0,
    escalations90: 0,
    reopenings90: 0,
  };

  it('is too early to judge before 28 days of baseline, but knows the escalations', () => {
    expect(muri({ ...quiet, baselineDays: 27, escalations90: 1 }, annual)).toMatchObject({
      value: null,
      reason: 'too_early',
      escalationLoad: 2,
      expectedLoss: null,
    });
  });

  it('counts the baseline from the day the source was connected, D-14 and D itself falling outside it', () => {
    const opened = ['2026-04-19', '2026-04-20', '2026-05-17', '2026-05-18', '2026-05-31', '2026-06-01'];
    expect(muriRow({ observedSince: '2026-04-20', opened }, asOf)).toMatchObject({
      tickets14: 2,
      baselineTickets: 2,
      baselineDays: 28,
      tickets90: 5,
    });
  });

  it('is yellow for escalations alone', () => {
    expect(muri({ ...quiet, escalations90: 1 }, annual)).toMatchObject({ band: 'yellow', escalationLoad: 2 });
  });

  it('needs no tail test where twice a large usual load implies it', () => {
    expect(muri({ ...quiet, baselineTickets: 180, tickets14: 56, tickets90: 200 }, annual)).toMatchObject({
      band: 'red',
      usual14: 28,
    });
  });

  it('has a tail that also stands for very large means', () => {
    expect(poissonTail(0, 5)).toBe(1);
    expect(poissonTail(3, 1)).toBeCloseTo(0.0803, 4);
    expect(poissonTail(2000, 2000)).toBeCloseTo(0.503, 3);
  });
});

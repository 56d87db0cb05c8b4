import { describe, expect, it } from '@jest/globals';
import { toDate, dayNumber } from '../calendar/calendar';
import { muraCauses, type Week } from './waste.mura.causes';
import { muriEffect } from './waste.muri.effect';

const weeksOf = (levels: number[]): Week[] =>
  levels.map((level, week) => ({ monday: toDate(dayNumber('2026-06-01') + 7 * week), level }));
const eventsOf = (feature: string, events: number[]) =>
  weeksOf(events).map(({ monday, level }) => ({ name: feature, monday, use: level }));
const swinging = [50, 20, 50, 50, 20, 50, 50, 50, 20, 50, 50, 50];
const steady = swinging.map(() => 40);

describe('why adoption is erratic', () => {
  it('names the weeks that fell short and the features that swing with the whole', () => {
    const causes = muraCauses(weeksOf(swinging), [...eventsOf('reports', swinging), ...eventsOf('login', steady)]);
    expect(causes.weakWeeks).toEqual(['2026-06-08', '2026-06-29', '2026-07-27']);
    expect(causes.features).toEqual([{ name: 'reports', variation: expect.any(Number), correlation: 1 }]);
  });

  it('names the teams that swing with the whole, and leaves out those that are steady', () => {
    const teams = [...eventsOf('warehouse', swinging), ...eventsOf('office', steady)];
    expect(muraCauses(weeksOf(swinging), [], teams)).toMatchObject({
      features: [],
      groups: [{ name: 'warehouse', correlation: 1 }],
    });
  });

  it('does not blame growth: what follows its own straight line is steady', () => {
    const growing = swinging.map((_, week) => 10 + 5 * week);
    const { weeks, weakWeeks, features } = muraCauses(weeksOf(growing), eventsOf('reports', growing));
    expect(weeks.map(({ deviation }) => deviation)).toEqual(growing.map(() => 0));
    expect([weakWeeks, features]).toEqual([[], []]);
  });

  it('does not blame a feature that swings against the whole', () => {
    const against = swinging.map((level) => 70 - level);
    expect(muraCauses(weeksOf(swinging), eventsOf('offline_mode', against)).features).toEqual([]);
  });

  it('finds nothing where nothing is known', () => {
    expect(muraCauses([], [])).toEqual({ weeks: [], weakWeeks: [], features: [], groups: [] });
  });
});

describe('whether use fell after tickets', () => {
  const ticketsIn = (weeks: Week[], counts: number[]) =>
    weeks.flatMap(({ monday }, week) => Array.from({ length: counts[week] ?? 0 }, () => monday));

  it('shows a link when many tickets are followed by less use', () => {
    const weeks = weeksOf([50, 50, 30, 50, 50, 30, 50, 50, 30, 50, 50, 30, 50]);
    const tickets = [0, 9, 0, 1, 8, 0, 0, 9, 0, 0, 9, 1, 0];
    const effect = muriEffect(weeks, ticketsIn(weeks, tickets));
    expect(effect.verdict).toBe('use_fell_after');
    expect(effect.interval?.[1]).toBeLessThan(0);
    expect(effect.pairs).toBe(12);
  });

  it('shows none where use goes its own way', () => {
    const weeks = weeksOf([50, 48, 52, 49, 51, 50, 48, 52, 50, 49, 51, 50]);
    const effect = muriEffect(weeks, ticketsIn(weeks, [3, 0, 4, 1, 0, 5, 1, 0, 3, 0, 4, 1]));
    expect(effect.verdict).toBe('no_link_shown');
  });

  it('says so when there are too few weeks, gaps between them, or no tickets at all', () => {
    const weeks = weeksOf([50, 40, 50, 40, 50, 40, 50, 40, 50, 40]);
    const unknown = { verdict: 'insufficient_data', correlation: null, interval: null };
    expect(muriEffect(weeks.slice(0, 5), ticketsIn(weeks, [1, 2, 3, 4]))).toEqual({ ...unknown, pairs: 4 });
    expect(
      muriEffect(
        weeks.filter((_, week) => week % 2 === 0),
        ['2026-06-02'],
      ),
    ).toEqual({ ...unknown, pairs: 0 });
    expect(muriEffect(weeks, [])).toEqual({ ...unknown, pairs: 9 });
  });
});

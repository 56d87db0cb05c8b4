import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  active28,
  active28Row,
  health,
  ledger,
  muda,
  mura,
  muraRow,
  muri,
  type MuriRow,
  retention,
  risk,
  type Signal,
  type Signals,
  trend,
  weekdayRows,
  weekLevels,
} from '../../../src/scoring';
import { anyHardReds, anySignalName, anySignals, scales, withSignal } from './arbitraries';

const asOf = '2026-06-01';
const noMoney = { arr: null, currency: null };
const areKnown = (values: (number | null)[]): values is number[] => values.every((value) => value !== null);

/** Adds up what was given, or answers null where there is no value to add up to. */
const total = (lines: { points: number }[]): number => lines.reduce((points, line) => points + line.points, 0);

describe('health and risk', () => {
  it('stay between 0 and 100, and their contributions add up to the value', () => {
    fc.assert(
      fc.property(anySignals, anyHardReds, (signals, hardRed) => {
        for (const score of [health({ signals, hardRed }), risk({ signals, hardRed })]) {
          expect(total(score.contributions)).toBe(score.value ?? 0);
          expect(score.value ?? 0).toBeGreaterThanOrEqual(0);
          expect(score.value ?? 0).toBeLessThanOrEqual(100);
          expect(score.value === null).toBe(score.confidence < 0.5);
          expect(score.band === 'insufficient_data').toBe(score.value === null);
        }
      }),
    );
  });

  it('list each signal once, as a contribution or as missing', () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        for (const [score, count] of [
          [health({ signals }), 16],
          [risk({ signals }), 17],
        ] as const) {
          const inputs = [...score.contributions.map(({ input }) => input), ...score.missing];
          expect(new Set(inputs).size).toBe(inputs.length);
          if (score.value !== null) expect(inputs.length).toBe(count);
        }
      }),
    );
  });

  it('follow a signal that gets worse: health never rises, risk never falls', () => {
    fc.assert(
      fc.property(anySignals, anySignalName, (signals, name) => {
        const [better, worse] = [
          { ...signals[name], ...scales[name].best },
          { ...signals[name], ...scales[name].worst },
        ];
        const middle = { ...worse, ...signals[name] };
        const inOrder = [better, middle, worse].map((signal) => withSignal(signals, name, signal));
        const healths = inOrder.map((state) => health({ signals: state }).value);
        const risks = inOrder.map((state) => risk({ signals: state }).value);
        if (areKnown(healths)) expect(healths).toEqual([...healths].sort((a, b) => b - a));
        if (areKnown(risks)) expect(risks).toEqual([...risks].sort((a, b) => a - b));
      }),
    );
  });

  it('are not helped by a signal learnt at its worst, and not hurt by one learnt at its best', () => {
    fc.assert(
      fc.property(anySignals, anySignalName, (signals, name) => {
        const { [name]: _known, ...others } = signals;
        const learntWorst = withSignal(others, name, scales[name].worst);
        const learntBest = withSignal(others, name, scales[name].best);
        const before = { health: health({ signals: others }).value, risk: risk({ signals: others }).value };
        if (before.health !== null) {
          expect(health({ signals: learntWorst }).value).toBeLessThanOrEqual(before.health);
          expect(health({ signals: learntBest }).value).toBeGreaterThanOrEqual(before.health);
        }
        if (before.risk !== null) {
          expect(risk({ signals: learntWorst }).value).toBeGreaterThanOrEqual(before.risk);
          expect(risk({ signals: learntBest }).value).toBeLessThanOrEqual(before.risk);
        }
      }),
    );
  });

  it('are never helped by a hard red, which is always a detected risk', () => {
    fc.assert(
      fc.property(anySignals, anyHardReds, (signals, hardRed) => {
        const [calm, alarmed] = [{ signals }, { signals, hardRed }];
        expect(health(alarmed).value ?? 0).toBeLessThanOrEqual(health(calm).value ?? 0);
        expect(risk(alarmed).value ?? 0).toBeGreaterThanOrEqual(risk(calm).value ?? 0);
        if (hardRed.length > 0) expect(risk(alarmed).detected).toBe(true);
      }),
    );
  });

  it('lose at most one point of health to a day of fading', () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        const tomorrow = Object.fromEntries(
          Object.entries(signals).map(([name, signal]) => [
            name,
            signal && { ...signal, ageDays: (signal.ageDays ?? 0) + 1 },
          ]),
        ) as Signals;
        const [today, next] = [health({ signals }).value, health({ signals: tomorrow }).value];
        if (today !== null && next !== null) expect(Math.abs(next - today)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('explain any change by moves that add up to it', () => {
    fc.assert(
      fc.property(anySignals, anyHardReds, anySignals, anyHardReds, (before, redBefore, after, redAfter) => {
        for (const score of ['health', 'risk'] as const) {
          const { from, to, moves } = ledger(
            score,
            { signals: before, hardRed: redBefore },
            { signals: { ...before, ...after }, hardRed: redAfter },
          );
          expect(total(moves)).toBe(from === null || to === null ? 0 : to - from);
          expect(moves.every(({ points }) => points !== 0)).toBe(true);
        }
      }),
    );
  });
});

describe('one more ticket that is no P1', () => {
  const anyTickets: fc.Arbitrary<MuriRow> = fc
    .record({
      tickets14: fc.integer({ min: 0, max: 60 }),
      baselineTickets: fc.integer({ min: 0, max: 300 }),
      baselineDays: fc.integer({ min: 0, max: 90 }),
      escalations90: fc.integer({ min: 0, max: 10 }),
      reopenings90: fc.integer({ min: 0, max: 10 }),
    })
    .map((row) => ({ ...row, tickets90: row.tickets14 + row.baselineTickets }));

  const oneMore = (row: MuriRow): MuriRow => ({ ...row, tickets14: row.tickets14 + 1, tickets90: row.tickets90 + 1 });

  it('moves Muri by one band at most', () => {
    const levels = ['green', 'yellow', 'red'];
    fc.assert(
      fc.property(anyTickets, (row) => {
        const [before, after] = [muri(row, noMoney).band, muri(oneMore(row), noMoney).band];
        expect(Math.abs(levels.indexOf(after) - levels.indexOf(before))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('moves health by at most 6 and risk by at most 4', () => {
    const withTickets = (signals: Signals, row: MuriRow, openP2: number): Signals => {
      const { value, quality, escalationLoad, reason } = muri(row, noMoney);
      const ticketLoad: Signal<number> = { value, quality, notYet: reason === 'too_early' };
      return { ...signals, ticketLoad, escalations: { value: escalationLoad }, openSevere: { value: openP2 } };
    };
    fc.assert(
      fc.property(anySignals, anyTickets, fc.integer({ min: 0, max: 8 }), (signals, row, openP2) => {
        const before = withTickets(signals, row, openP2);
        const after = withTickets(signals, oneMore(row), openP2 + 1);
        const moved = (score: typeof health | typeof risk) =>
          Math.abs((score({ signals: after }).value ?? 0) - (score({ signals: before }).value ?? 0));
        expect(moved(health)).toBeLessThanOrEqual(6);
        expect(moved(risk)).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('a weekday pattern', () => {
  const anyWeek = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 7, maxLength: 7 });
  const repeated = (week: readonly number[], days: number) => Array.from({ length: days }, (_, day) => week[day % 7]!);

  it('alone is no change of use, whichever days the feed lost', () => {
    fc.assert(
      fc.property(anyWeek, fc.array(fc.integer({ min: 0, max: 55 }), { maxLength: 15 }), (week, lost) => {
        const activeUsers = repeated(week, 56).map((count, day) => (lost.includes(day) ? null : count));
        const { value, reason } = trend(weekdayRows({ from: '2026-04-06', activeUsers }, asOf));
        expect(value).toBe(reason === null ? 0 : null);
      }),
    );
  });

  it('alone is no erratic adoption', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        const usage = { from: '2026-03-09', activeUsers: repeated(week, 84) };
        const { value, reason } = mura(muraRow(weekLevels(usage, asOf)), noMoney);
        expect(value).toBe(reason === null ? 0 : null);
      }),
    );
  });
});

describe('active users', () => {
  const anyDay = fc.uniqueArray(fc.integer({ min: 1, max: 12 }).map(String), { maxLength: 12 });

  it('as a lower bound never exceed the people there were, nor those the upper bound', () => {
    fc.assert(
      fc.property(fc.array(anyDay, { minLength: 28, maxLength: 28 }), fc.boolean(), (people, hasSomeIds) => {
        const usage = {
          from: '2026-05-04',
          activeUsers: people.map((ids) => ids.length),
          users: hasSomeIds ? people.map((ids) => ids.slice(1)) : null,
        };
        const { value, upper, method } = active28({ asOf, usage: active28Row(usage, asOf) });
        const truth = new Set(people.flat()).size;
        expect(value).toBeLessThanOrEqual(truth);
        expect(upper).toBeGreaterThanOrEqual(truth);
        expect(method).toBe(truth === 0 ? 'distinct' : 'at_least');
      }),
    );
  });
});

describe('money', () => {
  it('wasted on unused seats is between nothing and the whole ARR', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 6000 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (seats, value, cents) => {
          const { annualCost } = muda({
            asOf,
            customerSince: '2025-01-01',
            seats,
            arr: cents / 100,
            currency: 'USD',
            active28: { value, method: 'distinct', upper: value, quality: 1 },
          });
          expect(annualCost).toBeGreaterThanOrEqual(0);
          expect(annualCost).toBeLessThanOrEqual(cents / 100);
        },
      ),
    );
  });

  it('retained gross is between nothing and all, and never more than retained net', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const anyAccount = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      currency: fc.constantFrom('USD', 'EUR'),
      start: amount,
      end: fc.option(amount),
    });
    fc.assert(
      fc.property(fc.array(anyAccount), (accounts) => {
        for (const { nrr, grr } of Object.values(retention(accounts).byCurrency)) {
          if (nrr === null || grr === null) continue;
          expect(grr).toBeGreaterThanOrEqual(0);
          expect(grr).toBeLessThanOrEqual(Math.min(1, nrr));
        }
      }),
    );
  });
});

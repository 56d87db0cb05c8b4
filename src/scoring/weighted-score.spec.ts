import { describe, expect, it } from '@jest/globals';
import { health } from './health';
import { ledger } from './ledger';
import { risk } from './risk';
import { type Signals } from './signal.types';

const half: Signals = {
  usageTrend: { value: -0.2 },
  consistency: { value: 0.25 },
  featureBreadth: { value: 0.6 },
  successCriteria: { value: 0.75 },
  ticketLoad: { value: 1.5 },
  openSevere: { value: 1 },
};

describe('what is missing', () => {
  it('comes last when it is too early to know, even where it weighs most', () => {
    const { missing } = health({ signals: { ...half, usageTrend: { value: null, notYet: true } } });
    expect(missing.at(-1)).toBe('usageTrend');
  });

  it('includes an answer that has faded away, and the use of seats still being handed out', () => {
    const signals: Signals = {
      ...half,
      csat: { value: 5, ageDays: 90 },
      utilisation: { value: 0.3, tenure: '<2' },
    };
    const { missing } = health({ signals });
    expect(missing).toContain('csat');
    expect(missing.at(-1)).toBe('utilisation');
  });
});

describe('poor data', () => {
  it('weigh less and lower the confidence', () => {
    const [full, poor] = [half, { ...half, usageTrend: { value: -0.2, quality: 0.5 } }].map((signals) =>
      health({ signals }),
    );
    expect([full?.confidence, poor?.confidence]).toEqual([0.5, 0.43]);
    expect(poor?.band).toBe('insufficient_data');
  });
});

describe('evidence', () => {
  it('of a signal stands with its contribution', () => {
    const evidence = [{ record: 'usage', field: 'usageTrend', value: -0.2 }];
    const { contributions } = health({ signals: { ...half, usageTrend: { value: -0.2, evidence } } });
    expect(contributions[0]).toMatchObject({ input: 'usageTrend', value: -0.2, evidence });
  });
});

describe('a hard red', () => {
  it('that changes nothing leaves no line', () => {
    const { contributions, value, beforeHardRed } = risk({
      signals: {
        utilisation: { value: 0, tenure: '9+' },
        usageTrend: { value: -1 },
        champion: { value: 'left' },
        valueProof: { value: 1 },
        fit: { value: 'poor' },
      },
      hardRed: ['champion_left'],
    });
    expect(value).toBe(beforeHardRed);
    expect(contributions.map(({ input }) => input)).not.toContain('hardRedFloor');
  });
});

describe('the ledger', () => {
  it('puts what only the weights moved into one line', () => {
    const after: Signals = { ...half, lastContact: { value: 90 }, champion: { value: 'left' } };
    const { from, to, moves } = ledger('health', { signals: half }, { signals: after });
    expect(moves.map(({ input }) => input)).toEqual(['weights']);
    expect(moves[0]?.points).toBe((to ?? 0) - (from ?? 0));
  });

  it('names an input whose data got worse though its value stayed', () => {
    const before: Signals = { ...half, nps: { value: 9 } };
    const after: Signals = { ...half, nps: { value: 9, quality: 0.5 } };
    expect(ledger('health', { signals: before }, { signals: after }).moves.map(({ input }) => input)).toContain('nps');
  });

  it('explains nothing when a side is unknown', () => {
    expect(ledger('health', { signals: {} }, { signals: half })).toMatchObject({ from: null, moves: [] });
  });
});

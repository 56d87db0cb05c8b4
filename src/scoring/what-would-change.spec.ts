import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anySignals } from '../../test/evals/scores/arbitraries';
import { health } from './health';
import { risk } from './risk';
import { type Signals } from './signal.types';
import { whatWouldChange } from './what-would-change';

const atRisk: Signals = {
  fit: { value: 'partial' },
  conflictingAnchors: { value: 1 },
  ticketLoad: { value: 2 },
  integration: { value: 0.5 },
  threading: { value: 0.5 },
  valueProof: { value: 0.5 },
  executiveContact: { value: 45, segment: 'enterprise' },
  usageTrend: { value: -0.32 },
  utilisation: { value: 0.75, tenure: '9+' },
};

describe('what would change a score', () => {
  it('is the least movement of a single input where one is enough', () => {
    const [way] = whatWouldChange('risk', { signals: atRisk });
    expect(way).toEqual({ changes: [{ input: 'utilisation', from: 0.75, to: 0.8 }], value: 44, band: 'medium' });
  });

  it('begins with clearing the alarms that hold the score', () => {
    const signals: Signals = { ...atRisk, usageTrend: { value: 0.1 }, utilisation: { value: 0.9, tenure: '9+' } };
    const [way] = whatWouldChange('risk', { signals, hardRed: ['p1_open'] });
    expect(way?.changes).toEqual([{ input: 'hardRed', from: ['p1_open'], to: [] }]);
    expect(way?.band).toBe('medium');
  });

  it('tells what would make it worse, time included', () => {
    const signals: Signals = { ...atRisk, usageTrend: { value: -0.31 }, daysToRenewal: { value: 150 } };
    const ways = whatWouldChange('risk', { signals }, 'worse');
    expect(ways.length).toBeGreaterThan(0);
    expect(ways.every(({ band }) => band === 'high')).toBe(true);
  });

  it('is nothing while too little is known: `missing` is the answer then', () => {
    expect(whatWouldChange('health', { signals: { champion: { value: 3 } } })).toEqual([]);
  });

  it('is nothing within a quarter for an account that fails in everything', () => {
    const lost: Signals = {
      fit: { value: 'poor' },
      utilisation: { value: 0, tenure: '9+' },
      usageTrend: { value: -1 },
      valueProof: { value: 1 },
      champion: { value: 'none' },
    };
    expect(whatWouldChange('risk', { signals: lost })).toEqual([]);
  });

  it('really leads to the band it names, by the scorer itself', () => {
    const scorers = { health, risk };
    fc.assert(
      fc.property(anySignals, fc.constantFrom('health', 'risk'), (signals, score) => {
        for (const { changes, value, band } of whatWouldChange(score, { signals })) {
          const moved = changes.reduce<Record<string, object>>(
            (current, { input, to }) => ({ ...current, [input]: { ...current[input], value: to } }),
            { ...signals },
          );
          expect(scorers[score]({ signals: moved })).toMatchObject({ value, band });
        }
      }),
      { numRuns: 25 },
    );
  });
});

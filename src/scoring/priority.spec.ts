import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectedLoss } from './expected-loss';
import { effect, priority, type PriorityFacts, urgency } from './priority';

const task: PriorityFacts = {
  kind: 'run_enablement',
  risk: { value: 60 },
  arr: 100000,
  currency: 'EUR',
  daysLeft: 90,
  rate: 1.1,
};

describe('urgency', () => {
  it.each([
    [-5, 1],
    [30, 1],
    [90, 0.7],
    [365, 0.2],
    [900, 0.2],
  ])('with %i days left is %d', (daysLeft, value) => {
    expect(urgency(daysLeft)).toMatchObject({ value, assumed: false });
  });

  it('of an unknown renewal is assumed', () => {
    expect(urgency(null)).toMatchObject({ value: 0.4, assumed: true });
  });
});

describe('effect', () => {
  it('of an unknown kind is none, and is learnt from what happened', () => {
    expect([effect('dance'), effect('dance', { done: 20, improved: 10 })]).toEqual([0, 0.25]);
  });

  const kind = fc.constantFrom('escalate', 'run_enablement', 'send_email', 'log_crm_note');
  const seen = fc
    .nat({ max: 5_000 })
    .chain((done) => fc.record({ done: fc.constant(done), improved: fc.nat({ max: done }) }));

  it('lies between what was assumed and what was seen, the nearer to what was seen the more was seen', () => {
    fc.assert(
      fc.property(kind, seen, (of, outcomes) => {
        const [prior, learnt] = [effect(of), effect(of, outcomes)];
        const share = outcomes.done === 0 ? prior : outcomes.improved / outcomes.done;
        expect(learnt).toBeGreaterThanOrEqual(Math.min(prior, share) - 0.0001);
        expect(learnt).toBeLessThanOrEqual(Math.max(prior, share) + 0.0001);
        const twice = effect(of, { done: 2 * outcomes.done, improved: 2 * outcomes.improved });
        expect(Math.abs(twice - share)).toBeLessThanOrEqual(Math.abs(learnt - share) + 0.0001);
      }),
    );
  });

  it('grows with each improvement, and no single outcome moves it by more than one in twenty-one', () => {
    fc.assert(
      fc.property(kind, seen, (of, { done, improved }) => {
        const before = effect(of, { done, improved });
        const [worse, better] = [
          effect(of, { done: done + 1, improved }),
          effect(of, { done: done + 1, improved: improved + 1 }),
        ];
        expect(worse).toBeLessThanOrEqual(before);
        expect(better).toBeGreaterThanOrEqual(before);
        expect(better - worse).toBeLessThanOrEqual(1 / 21 + 0.0001);
      }),
    );
  });

  it('ranks two kinds with equal outcomes in the order they were assumed in', () => {
    fc.assert(
      fc.property(kind, kind, seen, (one, other, outcomes) => {
        if (effect(one) < effect(other)) expect(effect(one, outcomes)).toBeLessThanOrEqual(effect(other, outcomes));
      }),
    );
  });
});

describe('priority', () => {
  it('names what it lacks in the order of its factors', () => {
    const { missing } = priority({ kind: 'escalate', arr: null, currency: null, daysLeft: null });
    expect(missing).toEqual(['risk', 'arr', 'currency', 'renewalDate', 'exchangeRate']);
    expect(priority({ ...task, kind: 'open_expansion_opportunity', risk: null }).missing).toEqual(['expansionAmount']);
  });
});

describe('expected loss', () => {
  it('is unknown without risk, amount or currency, and always called assumed', () => {
    expect(expectedLoss({ riskValue: null, arr: null, currency: null })).toMatchObject({
      value: null,
      probability: null,
      assumed: true,
      missing: ['risk', 'arr', 'currency'],
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { retention } from './retention';
import { timeSaved, type TimedTask } from './time-saved';
import { cohortMedianOf, timeToValue } from './time-to-value';
import { type CriterionFacts, meanAttainment, outcome, valueProof } from './value';

const asOf = '2026-06-01';

describe('a success criterion', () => {
  const criterion: CriterionFacts = {
    asOf,
    baseline: 100,
    target: 200,
    current: 150,
    setOn: '2026-01-01',
    by: '2026-12-31',
  };

  it.each([
    [{ current: 200 }, 'met'],
    [{ by: '2026-05-31' }, 'missed'],
    [{ by: '2026-06-01' }, 'at_risk'],
    [{ setOn: '2026-05-20' }, 'too_early'],
    [{}, 'on_track'],
    [{ current: 110 }, 'at_risk'],
    [{ current: null }, 'insufficient_data'],
    [{ target: 100 }, 'insufficient_data'],
  ])('with %j is %s', (change, status) => {
    expect(outcome({ ...criterion, ...change }).status).toBe(status);
  });

  it('that went the wrong way has negative progress and is worth nothing', () => {
    expect(outcome({ ...criterion, current: 80, moneyPerUnit: 10, unitsPerYear: 12, currency: 'USD' })).toMatchObject({
      progress: -0.2,
      attainment: 0,
      money: 0,
    });
  });

  it('has no money without the worth of a unit', () => {
    expect(outcome(criterion)).toMatchObject({ money: null, missing: ['moneyPerUnit', 'unitsPerYear', 'currency'] });
  });

  it('too early to judge drops out of the mean', () => {
    const outcomes = [criterion, { ...criterion, current: 110 }, { ...criterion, setOn: '2026-05-20' }].map((facts) =>
      outcome(facts),
    );
    expect(meanAttainment(outcomes)).toBe(0.6206);
    expect(meanAttainment([])).toBeNull();
  });
});

describe('value proof', () => {
  it('takes an unmeasured criterion, and having none, as nothing proven', () => {
    const term = { asOf, termStart: '2026-01-01', renewalDate: '2026-11-01' };
    expect(valueProof({ ...term, progress: [1.4, null] })).toMatchObject({ proven: 0.5, value: 0 });
    expect(valueProof({ ...term, progress: [] })).toMatchObject({ proven: 0, value: 0.4967 });
    expect(valueProof({ ...term, renewalDate: null, progress: [] })).toMatchObject({
      value: null,
      missing: ['renewalDate'],
    });
  });
});

describe('time to value', () => {
  it('reached before the contract began is immediate', () => {
    expect(timeToValue({ asOf, contractStart: '2026-05-01', firstValueOn: '2026-04-20' })).toMatchObject({
      value: 0,
      reached: true,
      band: 'green',
    });
  });

  it.each([
    ['2026-05-03', 'green', null],
    ['2026-05-02', 'yellow', 30],
    ['2026-03-03', 'red', 90],
  ])('waited for since %s is %s with alert %s', (contractStart, band, alert) => {
    expect(timeToValue({ asOf, contractStart, firstValueOn: null })).toMatchObject({ reached: false, band, alert });
  });

  it('has no median of a cohort among those who never got there, nor of a few', () => {
    expect(cohortMedianOf([10, 20, null, null, null])).toBeNull();
    expect(cohortMedianOf([10, 20, 30, 40])).toBeNull();
    expect(cohortMedianOf([10, 20, 30, 40, null, null])).toBe(30);
  });
});

describe('retention', () => {
  it('nets the contracts of one account before it calls anything churn', () => {
    const { byCurrency } = retention([
      { id: 'a', currency: 'USD', start: 60000, end: 0 },
      { id: 'a', currency: 'USD', start: 0, end: 66000 },
    ]);
    expect(byCurrency['USD']).toMatchObject({ nrr: 1.1, grr: 1, churn: 0, expansion: 6000, accounts: 1 });
  });

  it('has nothing to divide by where every end is unknown', () => {
    expect(retention([{ id: 'a', currency: 'USD', start: 10, end: null }]).byCurrency['USD']).toMatchObject({
      nrr: null,
      grr: null,
      confidence: 0,
      missing: ['a'],
    });
  });
});

describe('time saved', () => {
  const task = (outcome: TimedTask['outcome'], reviewSeconds: number): TimedTask => ({
    phase: 'handoff_audit',
    baselineMinutes: 40,
    outcome,
    reviewSeconds,
  });

  it('is unknown before ten decided tasks', () => {
    const tasks = [...Array.from({ length: 9 }, () => task('approved', 60)), task('pending', 0)];
    expect(timeSaved(tasks)).toMatchObject({ value: null, band: 'insufficient_data', tasks: 9 });
  });

  it('may be lost: a refused draft cost its review', () => {
    const tasks = Array.from({ length: 10 }, (_, index) => task(index < 5 ? 'rejected' : 'expired', 240));
    expect(timeSaved(tasks)).toMatchObject({ value: -0.1, interval: [-0.1, -0.1], minutes: -40, band: 'not_met' });
  });

  it('is met when even the lower end reaches the target', () => {
    expect(timeSaved(Array.from({ length: 10 }, () => task('approved', 600)))).toMatchObject({
      value: 0.75,
      band: 'met',
    });
  });
});

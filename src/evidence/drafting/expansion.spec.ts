import { describe, expect, it } from '@jest/globals';
import { record } from '../../../test/support/account-record';
import { type ScoreCard } from './account-record.types';
import { growth, heldBackBy } from './expansion';
import { knownFacts } from './known-facts';

const saidOf = (scores: Partial<ScoreCard>) => {
  const account = { ...record, scores: { ...record.scores!, ...scores } };
  return growth({ record: account, known: knownFacts(account) }).map(({ text }) => text);
};
const expansion = (band: string): ScoreCard['expansion'] => ({
  value: 12_000,
  band,
  contributions: [],
  missing: [],
  extraSeats: 10,
  signals: ['overage'],
});
const green = (breadth: number): ScoreCard['health'] => ({
  value: 90,
  band: 'green',
  contributions: [{ input: 'featureBreadth', value: breadth, points: 8 }],
  missing: [],
});

describe('growth of an account', () => {
  it('is shown by its signals, the seats and the money', () => {
    expect(saidOf({ expansion: expansion('ready'), health: green(0.2) })).toEqual([
      'An expansion is ready to be offered.',
      'More people use the product than seats are paid.',
      '100 people used the product in the last 28 days.',
      'The contract covers 400 seats.',
      'Use would fill 10 more seats.',
      'The expansion would add 12,000 USD a year, at the price of a seat today.',
    ]);
  });

  it('is shown by the advanced features too, where most of those that matter are in use', () => {
    const broad = '80 % of the features that matter to the customer are in use.';
    expect(saidOf({ expansion: expansion('ready'), health: green(0.8) })).toContain(broad);
  });

  it('that is held back names what stands against it', () => {
    const [first] = saidOf({ expansion: expansion('held'), hardRed: ['p1_open'] });
    expect(first).toBe(
      'An expansion is visible, but nothing is offered while a ticket of priority P1 is open, and the health is red.',
    );
  });
});

describe('what stands against an offer', () => {
  it.each([
    ['nothing in a green or yellow account', { healthBand: 'yellow', hardRed: [], isMitigated: false }, []],
    ['a red health', { healthBand: 'red', hardRed: [], isMitigated: false }, ['the health is red']],
    ['a health nobody knows', { healthBand: null, hardRed: [], isMitigated: false }, ['the health is not known']],
    [
      'a risk that is being mitigated',
      { healthBand: 'green', hardRed: [], isMitigated: true },
      ['a risk is being mitigated'],
    ],
    [
      'a hard-red signal',
      { healthBand: 'green', hardRed: ['notice_given'], isMitigated: false },
      ['the customer has given notice of non-renewal'],
    ],
  ])('is %s', (_, trouble, against) => {
    expect(heldBackBy(trouble)).toEqual(against);
  });
});

import { record } from '../../../test/support/account-record';
import { type AccountRecord } from './account-record.types';
import { knownFacts } from './known-facts';
import { inputValue } from './score-inputs';

const figure = (value: number, band = 'green') => ({ value, band, contributions: [], missing: [] });
const known = (scores: object, more: Partial<AccountRecord> = {}) =>
  knownFacts({ ...record, ...more, scores: { ...record.scores!, ...scores } });

describe('a figure of the scores', () => {
  it('says whether first value was reached, which its days alone do not', () => {
    const days = { timeToValue: figure(35) };
    const reached = [{ key: 'first_value', on: '2026-08-05', name: null }];
    expect(known(days, { milestones: reached }).timeToValue?.label).toBe(
      'First value took 35 days from the contract start (green)',
    );
    expect(known(days, { milestones: [] }).timeToValue?.label).toBe(
      'First value has not been reached 35 days after the contract start (green)',
    );
  });

  it('says what a hard red made of a score, which its inputs do not add up to', () => {
    const lifted = { ...figure(50, 'high'), contributions: [{ input: 'hardRedFloor', value: null, points: 35 }] };
    const capped = { ...figure(50, 'red'), contributions: [{ input: 'hardRedCap', value: null, points: -28 }] };
    const facts = known({ risk: lifted, health: capped });
    expect(facts.risk?.label).toBe(
      'The risk score on 2026-11-23 is 50 of 100 (high), by the hard-red signal; without it 15',
    );
    expect(facts.risk?.sources).toEqual([
      { record: 'scores', field: 'risk', value: 50 },
      { record: 'scores', field: 'risk before the hard red', value: 15 },
    ]);
    expect(facts.health?.label).toBe(
      'The health score on 2026-11-23 is 50 of 100 (red), by the hard-red signal; without it 78',
    );
    expect(known({ risk: figure(50, 'high') }).risk?.label).toBe('The risk score on 2026-11-23 is 50 of 100 (high)');
  });

  it('says of an expected loss what is assumed in it', () => {
    const mura = {
      ...figure(0.67, 'red'),
      expectedLoss: 2485.58,
      assumptions: { baseAnnualLoss: 0.1, relativeRisk: 1.6736 },
    };
    expect(known({ mura })['mura.expectedLoss']?.label).toBe(
      'Erratic use puts about 2,486 USD a year at risk, at assumed rates',
    );
    expect(known({ mura })['mura.expectedLoss']?.formula).toContain(
      '× 10 %, assumed to be lost in any year × (1.6736 − 1)',
    );
  });

  it.each([
    ['valueProof', 0.671, '67.1 % of the term is gone without it'],
    ['threading', 1 / 3, '33.3 % of the contacts needed'],
    ['champion', 275, '275 days ago'],
    ['daysToRenewal', 1, '1 day left'],
    ['nps', 7, '7 of 10 on average'],
    ['csat', 3.25, '3.3 of 5 on average'],
    ['openSevere', 4, '4, where a P1 counts four and a P2 one'],
    ['ticketLoad', 1.84, '1.8 times the usual'],
    ['escalations', 2, '2 for every 20 tickets, where an escalation counts twice'],
    ['dealComplexity', 1, '1 of 5 signs of it'],
    ['consistency', 0.674, 'swings by 67.4 % from week to week'],
    ['stakeholderSentiment', -0.5, '-0.5 between -1 and 1'],
  ])('is told as people understand it: %s', (input, value, said) => {
    expect(inputValue({ input, value })).toBe(said);
  });
});

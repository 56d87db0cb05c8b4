import { describe, expect, it } from '@jest/globals';
import { type PainValue } from '../evidence.types';
import { anchorWithDoubts, valueInWords } from './anchor.wording';

describe('the criteria in words', () => {
  const said = (text: string, by: string | null) => valueInWords({ criteria: [{ text, by }] });

  it.each([
    ['CSAT at 4.4 by January 31, 2027.', '2027-01-31', 'CSAT at 4.4 by January 31, 2027'],
    ['bis zum 31.03.2027 alle Protokolle digital', '2027-03-31', 'bis zum 31.03.2027 alle Protokolle digital'],
    ['97 % avant le 31 mars 2027', '2027-03-31', '97 % avant le 31 mars 2027'],
    ['15 % antes del 30 de junio de 2027', '2027-06-30', '15 % antes del 30 de junio de 2027'],
  ])('do not repeat the day they name: %s', (text, by, words) => expect(said(text, by)).toBe(words));

  it.each([
    ['Quote errors below 2 %', '2027-03-31', 'Quote errors below 2 % (by 2027-03-31)'],
    ['7 per thousand by Nov 15.', '2026-11-15', '7 per thousand by Nov 15 (by 2026-11-15)'],
    ['Quote errors below 2 %', null, 'Quote errors below 2 %'],
  ])('add a day that they leave open: %s', (text, by, words) => expect(said(text, by)).toBe(words));
});

describe('the measured pain in words', () => {
  const pain: PainValue = { what: 'Dwell time at the dock', unit: 'minutes', baseline: 74, target: 50 };

  it.each<[string, Partial<PainValue>]>([
    ['Dwell time at the dock (minutes): 74 today, 50 to reach', {}],
    ['Dwell time at the dock (minutes): today unknown, target unknown', { baseline: null, target: null }],
    [
      'Escaped defects per aircraft: 17 today, 6 to reach',
      { what: 'Escaped defects per aircraft: 17 today.', unit: null, baseline: 17, target: 6 },
    ],
    [
      '17% of our hours were never billed (percent), 10 to reach',
      { what: '17% of our hours were never billed.', unit: 'percent', baseline: 17, target: 10 },
    ],
    [
      'Nacharbeit bei 4,8 % (percent), 2.5 to reach',
      { what: 'Nacharbeit bei 4,8 %', unit: 'percent', baseline: 4.8, target: 2.5 },
    ],
  ])('say each figure once: %s', (words, more) => expect(valueInWords({ ...pain, ...more })).toBe(words));
});

describe('two rivals for the measured pain', () => {
  it('are told apart where one passage holds both figures', () => {
    const what = 'Le contrôle de gestion donne 3,8 %, pas 6,2 %';
    const pain = (baseline: number): PainValue => ({ what, unit: 'percent', baseline, target: 3 });
    expect(valueInWords({ candidates: [pain(6.2), pain(3.8)] })).toBe(
      `${what} (percent): 6.2 today, 3 to reach against ${what} (percent): 3.8 today, 3 to reach`,
    );
  });
});

describe('an anchor that its sources dispute', () => {
  it('gives the rival values once, beside what else is doubted', () => {
    const label = anchorWithDoubts({
      key: 'arr',
      status: 'conflicting',
      value: {
        candidates: [
          { amount: 6000, currency: 'USD' },
          { amount: 600, currency: null },
        ],
      },
      doubts: [
        'The sources disagree: 6,000 USD a year against 600 (currency unknown) a year.',
        'Nobody settled which holds.',
      ],
    });
    expect(label).toBe(
      'The annual revenue is conflicting: 6,000 USD a year against 600 (currency unknown) a year. Nobody settled which holds',
    );
  });
});

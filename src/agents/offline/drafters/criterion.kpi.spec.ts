import { isAbout, isDayAlone, kpiOfCriterion } from './criterion.kpi';

const targetOf = (text: string) => kpiOfCriterion({ text, by: '2027-02-28' })?.target;

describe('the figure of a criterion', () => {
  it.each([
    ['bis spätestens 31. März 2027 müssen 100 Prozent der Kühlzellen angeschlossen sein', 100],
    ['So: six or less by 15 Feb 2027, that is my success criterion', 'six'],
    ['fewer than 2 unfilled shifts a month by December 31, 2026 (May had 11)', 2],
    ['agency staff spending, which was 14.2% of payroll, at 9% or lower, measured on 30 September 2026', 9],
  ])('%s', (text, target) => expect(targetOf(text)).toBe(target));

  it('is no part of a date, and without one the criterion is met as a whole', () => {
    const text = 'bis zum 28.02.2027 werden alle Prüfprotokolle in Halle 1 bis 3 digital geführt';
    expect(targetOf(text)).toBe(text);
  });
});

it.each([
  'Write that down, 12 October 2026.',
  'Canadian Thanksgiving, so October 12.',
  'Season closes on November fifteenth, twenty twenty-six, that’s the day they count.',
  'Antes del 30 de junio de 2027.',
])('a day is no objective: %s', (text) => expect(isDayAlone({ text, by: '2026-10-12' })).toBe(true));

it('keeps an objective that is met as a whole', () => {
  expect(isDayAlone({ text: 'No paper yard sheets by 1 December 2026.', by: '2026-12-01' })).toBe(false);
});

describe('a criterion and the pain', () => {
  const stops = {
    what: 'Eleven point four hours a month of unplanned line stops from an outdated instruction',
    unit: 'hours per month',
    baseline: 11.4,
    target: 4,
  };

  it('have nothing in common because both name a four', () => {
    const text = 'At least 80% of shift handovers closed in the tool by 15 January 2027, in all four plants.';
    expect(isAbout(text, { ...stops, what: 'Four line stops from an outdated instruction' })).toBe(false);
    expect(kpiOfCriterion({ text, by: '2027-01-15' })).toMatchObject({ unit: '%', target: 80 });
    expect(isAbout('Unplanned stops at 4 hours a month or below by 31 March 2027.', stops)).toBe(true);
  });

  it('are the same where the share to reach is', () => {
    const pain = { what: '38 %, dato de febrero', unit: 'percent', baseline: 38, target: 15 };
    expect(isAbout('Nuestra meta es 15 % al cierre de diciembre, el 31.', pain)).toBe(true);
  });
});

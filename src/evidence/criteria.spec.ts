import { describe, expect, it } from '@jest/globals';
import { calledBriefly, isAboutPain, namesDay } from './criteria';
import { type Evidence, type PainValue } from './evidence.types';

const painSaid = (value: PainValue, ...quotes: string[]) => [
  {
    key: 'painMetric' as const,
    value,
    evidence: quotes.map((quote): Evidence => ({ documentId: 'd1', quote, start: 0, end: quote.length })),
  },
];

describe('a criterion that names its day', () => {
  it.each([
    ['Unplanned stops at 4 hours a month or below by 31 March 2027', '2027-03-31'],
    ['CSAT at 4.4 by the end of January, January 31, 2027', '2027-01-31'],
    ['bis zum 28.02.2027 werden alle Prüfprotokolle digital geführt', '2027-02-28'],
    ['zéro fiche papier en atelier au 30 novembre 2026', '2026-11-30'],
    ['nuestra meta es 15 % antes del 30 de junio de 2027', '2027-06-30'],
    ['menos de 3 % até 31 de março de 2027', '2027-03-31'],
    ['sotto il 3 % entro il 31 marzo 2027', '2027-03-31'],
    ['uiterlijk 31 maart 2027 onder de 3 %', '2027-03-31'],
    ['50 minutes by 02/28/2027', '2027-02-28'],
  ])('%s', (text, day) => expect(namesDay(text, day)).toBe(true));

  it.each([
    ['Quote errors below 2 % of the orders', '2027-03-31'],
    ['7 per thousand by Nov 15', '2026-11-15'],
    ['under three hundred by November 30, 2026', '2027-01-31'],
  ])('and one that does not, or not its year: %s', (text, day) => expect(namesDay(text, day)).toBe(false));
});

it.each([
  ['and CSAT at 4.4 by the end of January, January 31, 2027. it’s 3.7 now.', 'CSAT at 4.4'],
  ['fewer than 2 unfilled shifts a month by December 31, 2026 (May had 11)', 'fewer than 2 unfilled shifts a month'],
  ['Y que los ocho centros usen el mismo cuadro, para el 31 de enero.', 'que los ocho centros usen el mismo cuadro'],
  ['et zéro fiche papier en atelier au 30 novembre 2026.', 'zéro fiche papier en atelier'],
  ['und höchstens 2 % Fehler bis zum 31.01.2027', 'höchstens 2 % Fehler'],
  ['e meno di 2 % di errori entro il 31 gennaio 2027', 'meno di 2 % di errori'],
  ['en minder dan 2 % fouten voor 31 januari 2027', 'minder dan 2 % fouten'],
  ['menos de 2 % de erros até 31 de janeiro de 2027', 'menos de 2 % de erros'],
  [
    'bis zum 28.02.2027 werden alle Protokolle digital geführt',
    'bis zum 28.02.2027 werden alle Protokolle digital geführt',
  ],
  ['Quote errors below 2 % of the orders', 'Quote errors below 2 % of the orders'],
])('beside its day a criterion goes by the words before it: %s', (text, words) => {
  expect(calledBriefly(text)).toBe(words);
});

describe('a criterion and the measured pain', () => {
  const stops = painSaid({
    what: 'Eleven point four hours a month of unplanned line stops from an outdated instruction',
    unit: 'hours per month',
    baseline: 11.4,
    target: 4,
  });

  it.each([
    ['Unplanned stops at 4 hours a month or below by 31 March 2027.', stops],
    [
      'I want 10% on the books when we close the spring, 30 April 2027.',
      painSaid(
        { what: '17% of our hours were never billed.', unit: 'percent', baseline: 17, target: 10 },
        'I want 10% on the books when we close the spring, 30 April 2027.',
      ),
    ],
    [
      'Six virgule deux, tous ateliers confondus, et il faut descendre à 3 % en juin.',
      painSaid({ what: 'Material loss', unit: 'percent', baseline: 6.2, target: 3 }),
    ],
    [
      'Nacharbeitsquote höchstens 2,5 % im zweiten Quartal 2027',
      painSaid({ what: 'Die Nacharbeitsquote liegt bei 4,8 %.', unit: 'percent', baseline: 4.8, target: 2.5 }),
    ],
    [
      'Los cortes resueltos en noventa minutos antes del 30 de junio de 2027',
      painSaid({ what: 'Un corte tarda 138 minutos en resolverse', unit: 'minutes', baseline: 138, target: 90 }),
    ],
    [
      'She has the number to beat taped to the door: 7 per thousand by Nov 15.',
      painSaid({ what: 'Last season, twenty-two out of every thousand.', unit: 'in 1000', baseline: 22, target: 7 }),
    ],
    [
      'Levertijd van offertes op zes uur voor 31 maart 2027',
      painSaid({ what: 'Levertijd van een offerte', unit: 'hours', baseline: 26, target: 6 }),
    ],
  ])('speak of one thing: %s', (text, anchors) => expect(isAboutPain(text, anchors)).toBe(true));

  it.each([
    ['At least 80% of shift handovers closed in the tool by 15 January 2027, in all four plants.', stops],
    [
      'At least 80% of shift handovers closed in the tool, in all four plants.',
      painSaid(
        { what: 'Line stops', unit: 'hours per month', baseline: 11.4, target: 4 },
        'At least 80% of shift handovers closed in the tool, in all four plants.',
      ),
    ],
    [
      'At least 80% of shift handovers closed in the tool, in all four plants.',
      painSaid({ what: 'Four line stops a month', unit: 'stops per month', baseline: 11, target: 4 }),
    ],
    [
      'Alle Prüfprotokolle je Halle bis zum 28.02.2027 digital',
      painSaid({ what: 'Nacharbeit je Halle', unit: 'percent', baseline: 48, target: 28 }),
    ],
    [
      'Invoice disputes answered within 3 days by 31/12',
      painSaid({ what: 'Cost of an invoice dispute', unit: 'dollars', baseline: 30, target: 12 }),
    ],
    [
      'Cost of processing an invoice on time: 95 percent',
      painSaid({ what: 'Cost of processing an invoice', unit: 'EUR', baseline: 11, target: 5 }),
    ],
    [
      'Alle sechs Filialen bis 1. Juni 2026 im Werkzeug',
      painSaid({ what: 'Stunden für den Dienstplan', unit: 'hours per week', baseline: 19, target: 6 }),
    ],
  ])('speak of two: %s', (text, anchors) => expect(isAboutPain(text, anchors)).toBe(false));

  it('have nothing in common where no pain is known', () => {
    expect(isAboutPain('50 minutes at the dock', [])).toBe(false);
  });
});

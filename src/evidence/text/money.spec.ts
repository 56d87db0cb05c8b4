import { moneyIn } from './money';
import { type Language } from './language';

describe('Amounts of money', () => {
  it.each<[string, Language, [number, string | null][]]>([
    ['Annual fee: USD 60,000, invoiced yearly', 'en', [[60000, 'USD']]],
    [
      '12 x $700.00 = $8,400.00',
      'en',
      [
        [700, null],
        [8400, null],
      ],
    ],
    ['CA$9,450 for the year', 'en', [[9450, 'CAD']]],
    ['118.000 € (IVA no incluido)', 'es', [[118000, 'EUR']]],
    ['48.000,00 EUR netto', 'de', [[48000, 'EUR']]],
    [
      '39 600 € HT par an (trois cent soixante euros par utilisateur)',
      'fr',
      [
        [39600, 'EUR'],
        [360, 'EUR'],
      ],
    ],
    ['eleven dollars forty to process', 'en', [[11.4, null]]],
    ['nine thousand six hundred Canadian a year', 'en', [[9600, 'CAD']]],
    ['R$ 120.000,00 por ano', 'pt', [[120000, 'BRL']]],
    ['£31,200.00 per annum', 'en', [[31200, 'GBP']]],
    ["CHF 64'800.- pro Jahr", 'de', [[64800, 'CHF']]],
    ['150 users in 4 plants', 'en', []],
    ['Customer: Three Rivers Credit Union', 'en', []],
    ['Annual subscription: R459 000 excluding VAT', 'en', [[459000, 'ZAR']]],
    ['EUR28,800 for the year', 'en', [[28800, 'EUR']]],
  ])('reads %s', (text, language, expected) => {
    expect(moneyIn(text, language).map((found) => [found.amount, found.currency])).toEqual(expected);
  });
});

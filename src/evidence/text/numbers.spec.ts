import { type Language } from './language';
import { numbersIn } from './numbers';

const values = (text: string, language: Language = 'en') => numbersIn(text, language).map((found) => found.value);

describe('Numbers as people write and say them', () => {
  it.each<[string, Language, number[]]>([
    ['USD 60,000 for 400 seats', 'en', [60000, 400]],
    ['39 600 € HT', 'fr', [39600]],
    ['48.000,00 EUR netto', 'de', [48000]],
    ['EUR 36.900 / year', 'en', [36900]],
    ['52.5k and 1.2 million', 'en', [52500, 1200000]],
    ['11.4 today, 6,2 %', 'en', [11.4, 6.2]],
    ['0.125 per unit', 'en', [0.125]],
    ['2½ days', 'en', [2.5]],
    ['Eleven point four hours', 'en', [11.4]],
    ['twenty-two out of every thousand', 'en', [22, 1000]],
    ['a check for nineteen-eight', 'en', [19, 8]],
    ['dix-neuf jours', 'fr', [19]],
    ['nine thousand six hundred Canadian', 'en', [9600]],
    ['one hundred ninety-two thousand', 'en', [192000]],
    ['maybe two hundred twenty? a hundred and eighty', 'en', [220, 180]],
    ['six or seven', 'en', [6, 7]],
    ['ciento treinta y ocho minutos', 'es', [138]],
    ['vier Komma acht Prozent', 'de', [4.8]],
    ['hundertachtunddreißig Tage', 'de', [138]],
    ['six virgule deux', 'fr', [6.2]],
    ['quatre-vingt-dix-sept', 'fr', [97]],
    ['soixante-douze heures', 'fr', [72]],
    ['trinta e oito dias', 'pt', [38]],
    ['centotrentotto giorni', 'it', [138]],
    ['honderdachtendertig dagen', 'nl', [138]],
    ['il faut un plan', 'fr', []],
    ['il sei virgola otto per cento', 'it', [6.8]],
    ['seis coma ocho por ciento, 4 por ciento', 'es', [6.8, 4]],
    ['pagou por cento e vinte euros', 'pt', [120]],
    ['half a million', 'en', [500_000]],
    ['medio millón', 'es', [500_000]],
    ['anderthalb Tage', 'de', [1.5]],
    ['anderhalve week', 'nl', [1.5]],
    ['two and three quarters percent', 'en', [2.75]],
    ['dos y tres cuartos', 'es', [2.75]],
    ['two and three quarters of an hour', 'en', [2, 3]],
    ['between two and three days', 'en', [2, 3]],
    ['five and two hundred', 'en', [5, 200]],
    ['eighteen hundred and sixty pounds', 'en', [1860]],
    ['zweieinhalb Tage', 'de', [2.5]],
    ['tweeënhalf uur', 'nl', [2.5]],
    ['drei und zwanzig Tage', 'de', [23]],
    ['trinta e uma horas', 'pt', [31]],
    ['treinta y una horas', 'es', [31]],
    ['trente et une heures', 'fr', [31]],
    ['ocho y un plan', 'es', [8]],
    ['vierundzwanzig Zimmer', 'de', [24]],
    ['vierentwintig kamers', 'nl', [24]],
    ['quatre-vingts chambres', 'fr', [80]],
    ['tres horas y media por contenedor', 'es', [3.5]],
    ['onze minutos e meio, na média', 'pt', [11.5]],
    ['trois jours et demi par arrêt', 'fr', [3.5]],
    ['deux heures et quart', 'fr', [2.25]],
    ['tre ore e mezza', 'it', [3.5]],
    ['drie en een half uur', 'nl', [3.5]],
    ['six business days and a half', 'en', [6.5]],
    ['3 horas y media', 'es', [3.5]],
    ['two rooms and a half-empty hall', 'en', [2]],
    ['two dozen users, a dozen, half a dozen, dozens', 'en', [24, 12, 6]],
    ['3 dozen, two hundred and twelve', 'en', [36, 212]],
    ['zwei Dutzend, ein halbes Dutzend', 'de', [24, 6]],
    ['tres docenas, media docena', 'es', [36, 6]],
    ['deux douzaines, une demi-douzaine', 'fr', [24, 6]],
    ['EUR450, R459 000, revision R2', 'en', [450, 459000]],
    ['$648,000.00 M.N. más IVA', 'es', [648000]],
  ])('reads %s (%s)', (text, language, expected) => {
    expect(values(text, language)).toEqual(expected);
  });

  it('takes no number from the inside of a name', () => {
    expect(values('PO TSL2026 and #deal')).toEqual([]);
  });

  it('gives places that cut the number out of the text', () => {
    const text = 'we fill sixty-one percent';
    const [found] = numbersIn(text, 'en');
    expect(text.slice(found?.start, found?.end)).toBe('sixty-one');
  });
});

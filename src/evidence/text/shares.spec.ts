import { type Language } from './language';
import { numbersIn } from './numbers';
import { inPercent, isWhole, sharesIn } from './shares';

describe('Shares of a whole', () => {
  it.each<[string, Language, number[]]>([
    ['seven in ten orders', 'en', [70]],
    ['one vehicle in five rolls up wrong', 'en', [20]],
    ['on one climb out of four', 'en', [25]],
    ['uma em cada vinte', 'pt', [5]],
    ['una factura de cada ocho', 'es', [12.5]],
    ['un client sur cinq', 'fr', [20]],
    ['eine Lieferung von zwanzig', 'de', [5]],
    ['44 kilomètres sur cent', 'fr', [44]],
    ['four crowns out of ten', 'en', [40]],
    ['of every eight specimens in the book, three cannot be found', 'en', [37.5]],
    ['it is three of eight', 'en', [37.5]],
    ['de cada 10 viajes 6 salen mal', 'es', [60]],
    ['De cada cuatro canales, una sale sin etiqueta', 'es', [25]],
    ['Von zehn Formen hält nur die Hälfte', 'de', [50]],
    ['drie van de tien pallets', 'nl', [30]],
    ['één van de veertig', 'nl', [2.5]],
    ['wir wollen von fünf auf zehn', 'de', []],
    ['zwei von drei Standorten', 'de', []],
    ['four meetings in ten days', 'en', []],
    ['one visit, then five calls', 'en', []],
    ['two out of thirty-one', 'en', []],
  ])('are read from “%s”', (text, language, expected) => {
    expect(sharesIn(text, numbersIn(text, language)).map(inPercent)).toEqual(expected);
  });

  it.each<[string, Language, number, number]>([
    ['thirteen in every two hundred left late', 'en', 13, 200],
    ['De cada sesenta turnos, veintiuno empiezan a deshora', 'es', 21, 60],
  ])('keep the part of a large whole: “%s”', (text, language, part, whole) => {
    const shares = sharesIn(text, numbersIn(text, language));
    expect(shares).toMatchObject([{ part, whole }]);
    expect(shares.map(inPercent)).toEqual([null]);
  });

  it.each<[string, Language, boolean[]]>([
    ['A diez, que es lo que cubre una sola grúa.', 'es', [false]],
    ['out of every 1,000 cans 27 fail', 'en', [true, false]],
    ['de cada mil peles voltam cento e trinta', 'pt', [true, false]],
    ['7.8 tonnes in the hundred', 'en', [false, true]],
    ['from 40 to 12 per shift', 'en', [false, false]],
    ['A hundred a week', 'en', [false]],
  ])('are told of wholes that measure nothing themselves: “%s”', (text, language, expected) => {
    expect(numbersIn(text, language).map((number) => isWhole(text, number))).toEqual(expected);
  });
});

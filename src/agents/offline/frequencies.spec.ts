import { type Language } from '../../evidence/text/language';
import { frequenciesIn } from './frequencies';

describe('How often something happens', () => {
  it.each<[string, Language, number, string]>([
    ['the import fails about twice a week', 'en', 2, 'times per week'],
    ['they log in again sixteen times per shift', 'en', 16, 'times per shift'],
    ['einmal in der Woche läuft eine Scheibe falsch', 'de', 1, 'times per week'],
    ['Dreimal die Woche fahren wir ohne Liste', 'de', 3, 'times per week'],
    ['Im Monat müssen wir viermal einen Tank wegkippen', 'de', 4, 'times per month'],
    ['trois fois par mois', 'fr', 3, 'times per month'],
    ["una volta all'anno", 'it', 1, 'times per year'],
    ['una vez al mes', 'es', 1, 'times per month'],
    ['twee keer per jaar', 'nl', 2, 'times per year'],
    ['Es darf höchstens zweimal vorkommen', 'de', 2, 'times'],
  ])('%s', (text, language, value, unit) => {
    expect(frequenciesIn(text, language)).toMatchObject([{ value, unit }]);
  });

  it.each<[string, Language]>([
    ['Once the board has met, we sign', 'en'],
    ['manchmal im Monat', 'de'],
    ['noch einmal von vorn', 'de'],
    ['une fois le contrat signé', 'fr'],
  ])('is not told in: %s', (text, language) => {
    expect(frequenciesIn(text, language)).toEqual([]);
  });
});

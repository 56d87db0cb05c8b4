import { singlesIn } from './singles';

describe('An article that counts one', () => {
  it.each([
    ['Un giorno lavorativo, sì.'],
    ['Une journée de retard, pas plus.'],
    ['Eine.'],
    ['Mehr als eine am Tag zahlt uns keiner.'],
    ['Que no haya más de una por semana'],
    ['Hooguit één per maand'],
    ['under an hour a week'],
    ['An hour.'],
    ['Mit einer Stunde könnten wir leben'],
  ])('counts in “%s”', (text) => {
    expect(singlesIn(text).map(({ value }) => value)).toEqual([1]);
  });

  it.each([['None.'], ['Not one wrong chapel'], ['aucun costume manquant'], ['keine einzige Parzelle'], ['Ni una.']])(
    'is there for none in “%s”',
    (text) => {
      expect(singlesIn(text).map(({ value }) => value)).toEqual([0]);
    },
  );

  it.each([
    ['Wir haben keine Zeit'],
    ['we talked an hour'],
    ['Wir haben eine neue Anlage gekauft.'],
    ['Il y a une réunion demain.'],
    ['Un plan nuevo para todos los turnos'],
  ])('is an article in “%s”', (text) => {
    expect(singlesIn(text)).toEqual([]);
  });
});

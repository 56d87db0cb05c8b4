import { singlesIn } from './singles';

describe('An article that counts one', () => {
  it.each([
    ['Un giorno lavorativo, sì.'],
    ['Une journée de retard, pas plus.'],
    ['Eine.'],
    ['Mehr als eine am Tag zahlt uns keiner.'],
    ['Que no haya más de una por semana'],
    ['Hooguit één per maand'],
  ])('counts in “%s”', (text) => {
    expect(singlesIn(text).map(({ value }) => value)).toEqual([1]);
  });

  it.each([
    ['Wir haben eine neue Anlage gekauft.'],
    ['Il y a une réunion demain.'],
    ['Un plan nuevo para todos los turnos'],
  ])('is an article in “%s”', (text) => {
    expect(singlesIn(text)).toEqual([]);
  });
});

import { spokenMeasuresIn } from './spoken-measures';

describe('Measures put in words', () => {
  it.each([
    ['it takes a quarter of an hour', 15, 'minutes'],
    ['höchstens eine Viertelstunde', 15, 'minutes'],
    ['une demi-heure par patient', 30, 'minutes'],
    ['nos lleva hora y media', 90, 'minutes'],
    ["un'ora e mezza al giorno", 90, 'minutes'],
    ['een kwartier per rit', 15, 'minutes'],
    ['três quartos de hora', 45, 'minutes'],
    ['drei Viertel der Mitarbeitenden', 75, 'percent'],
    ['la moitié des courses', 50, 'percent'],
    ['jede zwanzigste Krone kommt zurück', 5, 'percent'],
    ['every 4th parcel is late', 25, 'percent'],
    ['every twenty-fifth crown', 4, 'percent'],
    ['elke vijfde zending', 20, 'percent'],
    ['jeden sechsten Triebwagen', 100 / 6, 'percent'],
    ['Ein Drittel der Särge', 100 / 3, 'percent'],
    ['metà dei turni', 50, 'percent'],
    ['half the wedding cakes', 50, 'percent'],
    ['a tenth of our orders', 10, 'percent'],
    ['Un quart.', 25, 'percent'],
    ["un quart de l'équipe", 25, 'percent'],
    ['une heure et quart', 75, 'minutes'],
  ])('%s', (text, value, unit) => {
    expect(spokenMeasuresIn(text)).toMatchObject([{ value, unit }]);
  });

  it('stand at the place that cuts them out of the text', () => {
    const text = 'From call to dispatch: half an hour.';
    const [found] = spokenMeasuresIn(text);
    expect(text.slice(found?.start, found?.end)).toBe('half an hour');
  });

  it.each([
    'jede dritte Woche',
    'every fourth working day',
    'every second counts',
    'every spring',
    'the third quarter of 2026',
    'a kitchen half finished',
    'drei Viertelfinale',
    'the second half of the year',
    'a third party',
    'um quarto com vista',
  ])('none in: %s', (text) => {
    expect(spokenMeasuresIn(text)).toEqual([]);
  });
});

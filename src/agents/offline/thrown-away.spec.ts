import { replacedIn, thrownAway } from './thrown-away';

const values = (text: string) => thrownAway({ text, language: 'en' }).map(({ value }) => value);

describe('Figures thrown away', () => {
  it.each([
    ['Wren is right, eight, forget my dozen.', [12]],
    ['Please scrap the forty-one percent.', [41]],
    ['The forty-one is wrong.', [41]],
    ['We count forty-one.', []],
  ])('in: %s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('are replaced where the sentence keeps another', () => {
    const sentence = { text: 'Wren is right, eight, forget my dozen.', language: 'en' as const };
    expect(replacedIn(sentence)).toEqual([12]);
    expect(replacedIn({ text: 'Please scrap the forty-one percent.', language: 'en' })).toEqual([]);
  });
});

import { call, note, order, readCalder } from '../../../test/support/calder-dairy';

const form = order(
  'ORDER 9\nUsers: 40\nSupport: working days, 8 to 18\nPortal languages: English, German\nOptions not taken: Offline Pack, oven connector',
);
const gaps = (...documents: Parameters<typeof readCalder>[0]) => readCalder([form, ...documents]).gaps;

describe('A promise beyond the contract', () => {
  it.each([
    [
      'hours of support',
      call(
        'Mona Fitch: And on Saturdays?\nBen Lund: You just call, we pick up all weekend, it is part of the package.',
      ),
    ],
    [
      'hours of support, Spanish',
      call('Mona Fitch: ¿Y de noche?\nBen Lund: Hay guardia las veinticuatro horas, no te preocupes.'),
    ],
    [
      'work on site',
      call('Mona Fitch: Und die Schulung?\nBen Lund: Die machen wir bei Ihnen vor Ort, in allen drei Schichten.'),
    ],
    ['old data', call('Mona Fitch: And eleven years of records?\nBen Lund: We bring them over, not a problem.')],
    ['no limit', call('Ida Roe: I want no counting of messages.\nBen Lund: Unlimited it is.')],
    [
      'a language',
      call('Mona Fitch: Will it speak Greek?\nBen Lund: A Greek portal, yes, you have that from day one.'),
    ],
    [
      'a gift',
      call('Mona Fitch: Noté.\nBen Lund: On vous met un chef de projet deux jours par semaine, c’est cadeau.'),
    ],
    [
      'an option not taken, behind a no to the worry',
      call(
        'Mona Fitch: There is no signal in the yard.\nBen Lund: No no, the app stores everything offline and catches up.',
      ),
    ],
    ['in the vendor’s own note', note('Told her the oven connector is included.')],
  ])('%s', (_, document) => {
    expect(gaps(document)).toHaveLength(1);
  });

  it('is named by more than the words that only press it', () => {
    const talk = call(
      'Mona Fitch: The oven connector, will it be there?\nBen Lund: The oven connector is live for your second line. Write that down, 12 October 2026.',
    );
    expect(gaps(talk)[0]?.promise).toContain('oven connector is live');
  });

  it.each([
    ['a question', call('Ben Lund: Would you need us at the weekend?')],
    ['a refusal', call('Mona Fitch: And on Saturdays?\nBen Lund: At the weekend we cannot do that, sorry.')],
    ['a guess', call('Mona Fitch: And on Saturdays?\nBen Lund: Perhaps at the weekend, I am not sure.')],
    ['what the order holds', call('Mona Fitch: Does it speak German?\nBen Lund: The German portal, yes, of course.')],
  ])('is none in %s', (_, document) => {
    expect(gaps(document)).toHaveLength(0);
  });
});

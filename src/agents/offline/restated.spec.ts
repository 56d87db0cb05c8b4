import { CALDER } from '../../../test/support/calder-dairy';
import { EMPTY_CONTRACT } from '../../../test/support/empty-contract';
import { type Language } from '../../evidence/text/language';
import { restatedBy } from './restated';

const contract = { ...EMPTY_CONTRACT, arr: 14_400, seats: 40, startDate: '2026-09-01', renewalDate: '2028-09-01' };
const restatedIn = restatedBy({ ...CALDER, documents: [], contract });
const termsOf = (text: string, language: Language = 'en') =>
  restatedIn(text, language, '2026-08-26').map(({ term, start, end }) => [term, text.slice(start, end)]);

describe('Where a sentence gives the terms of the contract again', () => {
  it.each<[string, Language, [string, string][]]>([
    ['I have moved 14,400 out of the spares.', 'en', [['fee', '14,400']]],
    ['The 14.4k is on its way.', 'en', [['fee', '14.4k']]],
    ['Two years make 28,800.', 'en', [['fee', '28,800']]],
    ['Cut them a check for fourteen-four.', 'en', [['fee', 'fourteen-four']]],
    ['Take the full 14.4, and be quick.', 'en', [['fee', '14.4']]],
    ['Die 14.400 sind seit eben unterwegs.', 'de', [['fee', '14.400']]],
    [
      'Forty of us, from 1 September 2026.',
      'en',
      [
        ['seats', 'Forty'],
        ['start', '1 September 2026'],
      ],
    ],
    ['Hasta el 31 de agosto de 2028.', 'es', [['end', '31 de agosto de 2028']]],
    ['We lose 14 batches and 28 days.', 'en', []],
  ])('%s', (text, language, terms) => {
    expect(termsOf(text, language)).toEqual(terms);
  });

  it('finds nothing where the record holds nothing', () => {
    const unknown = restatedBy({ ...CALDER, documents: [], contract: EMPTY_CONTRACT });
    expect(unknown('40 of us pay 14,400 from 1 September 2026.', 'en', null)).toEqual([]);
  });
});

import { handoff, record } from '../../../test/support/account-record';
import { knownFacts } from './known-facts';
import { groundsOf, notBorneOut } from './grounds';

const grounds = groundsOf({ record, known: knownFacts(record) });
const stray = (text: string, ...own: string[]) => notBorneOut({ changed: [text], own }, grounds);

describe('what a person writes is borne out where it', () => {
  it.each([
    ['is a figure of the record', 'They pay 60,000 USD for 400 seats.'],
    ['is a date of the record, however it is written', 'It renews on 1 July 2027, in July 2027.'],
    ['is somebody on record', 'Simone Achterberg will ask Raúl Pemberton.'],
    ['stands in a document only', 'Each minute costs USD 3,000 a month.'],
    ['is a way of speaking', 'One of the two should call them this week.'],
  ])('%s', (_, text) => {
    expect(stray(text)).toEqual([]);
  });

  it('is a date of the plan itself, or stood in it before', () => {
    expect(stray('Meet them on 12 December 2026, for 45 minutes.', '2026-12-12', 'The call takes 45 minutes.')).toEqual(
      [],
    );
  });
});

describe('what a person writes is not borne out where it', () => {
  it.each([
    ['is another figure', 'They pay 65,000 USD for 410 seats.', ['65,000', '410']],
    ['is another day', 'It renews on 3 July 2027.', ['3 July 2027']],
    ['is another day as records write it', 'It renews on 2028-07-01.', ['2028-07-01']],
    ['is another month', 'They decide in May 2029.', ['May 2029']],
    [
      'is somebody nobody named',
      'Gordon Blackwood agreed, write to gordon@kestrel.example.',
      ['gordon@kestrel.example', 'Gordon Blackwood'],
    ],
  ])('%s', (_, text, what) => {
    expect(stray(text).sort()).toEqual([...what].sort());
  });

  it('is named once, however often it stands there', () => {
    expect(notBorneOut({ changed: ['At 7.5 %.', 'Still at 7.5 %.'], own: [] }, grounds)).toEqual(['7.5']);
  });
});

it('rests on the account as it is', () => {
  expect(grounds.today).toBe(handoff.today);
});

import { moneyIn } from '../../evidence/text/money';
import { type FoundNumber, numbersIn } from '../../evidence/text/numbers';
import { TO_BE_AGREED } from './contract.talk.words';
import { type Cue } from './cue';
import { type Passage } from './passage';
import { datesOf } from './quantity';

/** The passages of the same document that come right before the one at `at`, its place in `spoken` and not in the story. */
export function before(spoken: Passage[], at: number, most: number): Passage[] {
  return spoken.slice(Math.max(0, at - most), at).filter(({ documentId }) => documentId === spoken[at]?.documentId);
}

/** "Start date: to be agreed": the form has a place for it and leaves it open. */
export function leftOpen(passages: Passage[], field: Cue): Passage[] {
  return passages.filter(
    ({ kind, text, language }) =>
      kind === 'order_form' &&
      field.test(text) &&
      TO_BE_AGREED.test(text) &&
      !/\d{3}/u.test(text) &&
      language !== 'und',
  );
}

/** Whole numbers that may count something: no sum, date, share, time of day or number of a point. */
export function countsIn(passage: Passage): FoundNumber[] {
  const { text, language } = passage;
  const taken = [...moneyIn(text, language), ...datesOf(passage)];
  return numbersIn(text, language).filter(
    ({ value, start, end }) =>
      Number.isInteger(value) &&
      value > 1 &&
      value < 1_000_000 &&
      !taken.some((span) => start < span.end && span.start < end) &&
      !LIST_MARK.test(text.slice(0, end + 2)) &&
      !NO_COUNT.test(text.slice(end)) &&
      !/[/$€£]\s*$|\d:$/u.test(text.slice(0, start)),
  );
}
/** "3. Users: …": the number of the point, not of the users. */
const LIST_MARK = /^\s*\d{1,2}\s*[.)]\s?$/u;
const NO_COUNT = /^(?:st|nd|rd|th|º|ª)(?!\p{L})|^\s*(?:%|percent|per cent|[/:]\d|[ap]\.?m\b|h\b|uhr\b)/iu;

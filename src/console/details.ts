import { inWords } from '../evidence/drafting/wording';
import { type Html } from './html';
import { listOfFacts, words } from './layout';

/** What is on record, member by member; nothing for what holds no value. */
export function detailsOf(record: object): Html {
  return listOfFacts(
    Object.entries(record).map(([name, value]: [string, unknown]) => [words(name), detailInWords(value)]),
  );
}

/** A name that stands for something, such as `sustained_utilisation`. */
const CODE = /^[a-z]+(?:_[a-z\d]+)+$/;

function detailInWords(value: unknown): Html | string | null {
  if (typeof value === 'string') return textInWords(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return null;
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
    ? value.map(textInWords).join(', ')
    : detailsOf(value);
}

function textInWords(text: string): string {
  return CODE.test(text) ? inWords(text) : text;
}

import { codeInWords, writeNumber } from '../evidence/drafting/wording';
import { type Html } from './html';
import { listOfFacts, words } from './layout';

/** By these the product finds its own records again; to people they say nothing. */
const REFERENCES = ['seq', 'promise', 'plan', 'successPlan', 'objective'];

/** What is on record, member by member; nothing for what holds no value. */
export function detailsOf(record: object): Html {
  return listOfFacts(
    Object.entries(record)
      .filter(([name]) => !REFERENCES.includes(name))
      .map(([name, value]: [string, unknown]) => [words(name), detailInWords(value)]),
  );
}

function detailInWords(value: unknown): Html | string | null {
  if (typeof value === 'string') return codeInWords(value);
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || value === null) return null;
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
    ? value.map(codeInWords).join(', ')
    : detailsOf(value);
}

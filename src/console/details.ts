import { type Html } from './html';
import { listOfFacts, words } from './layout';

/** What is on record, member by member; nothing for what holds no value. */
export function detailsOf(record: object): Html {
  return listOfFacts(
    Object.entries(record).map(([name, value]: [string, unknown]) => [words(name), detailInWords(value)]),
  );
}

function detailInWords(value: unknown): Html | string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return null;
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join(', ') : detailsOf(value);
}

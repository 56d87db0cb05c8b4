import { codeInWords, writeNumber } from '../evidence/drafting/wording';
import { html, type Html } from './html';
import { listOfFacts, words } from './layout';

/** By these the product finds its own records again; to people they say nothing. */
const REFERENCES = ['seq', 'promise', 'plan', 'successPlan', 'objective'];

/** What is on record below a heading; nothing where there is nothing to say. */
export function detailsBelow(heading: string, record: object): Html | null {
  const details = detailsOf(record);
  return (
    details &&
    html`<h2>${heading}</h2>
      ${details}`
  );
}

/** Member by member; null where none holds a value. */
function detailsOf(record: object): Html | null {
  const facts = Object.entries(record)
    .filter(([name]) => !REFERENCES.includes(name))
    .map(([name, value]: [string, unknown]): [string, Html | string | null] => [words(name), detailInWords(value)])
    .filter(([, value]) => value !== null && value !== '');
  return facts.length === 0 ? null : listOfFacts(facts);
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

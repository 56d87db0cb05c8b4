import { isMoment } from '../artifacts/render/reader';
import { alarmInWords } from '../evidence/drafting/alarm.wording';
import { codeInWords, writeRounded } from '../evidence/drafting/wording';
import { html, type Html } from './html';
import { dateOf, listOfFacts, moneyOf, spelled, words } from './layout';
import { overload, swings } from './waste.words';

/** By these the product finds its own records again; to people they say nothing. */
const REFERENCES = ['seq', 'promise', 'plan', 'successPlan', 'objective'];

const AMOUNTS = ['annualCost', 'expectedLoss', 'amount', 'arr', 'revenueAtRisk', 'revenueToBeWon'];

/** What stands in the records under a name that only they use. */
const NAMES: Record<string, string> = {
  value: 'Measured',
  expectedLoss: 'Expected to cost',
  annualCost: 'Costs',
  who: 'Asked of',
  what: 'About',
};
/** What a finding was measured as, in the words of the account's page. */
const MEASURED: Record<string, (value: number, currency: string | null) => string> = {
  mura: swings,
  muri: overload,
  expansion: (value, currency) => `${moneyOf(value, currency)} a year`,
};
const SAID: Record<string, string> = {
  muda: 'unused seats (Muda)',
  mura: 'erratic adoption (Mura)',
  muri: 'overburden (Muri)',
};

/** What is on record below a heading; nothing where there is nothing to say. */
export function detailsBelow(heading: string, record: object, currency: string | null = null): Html | null {
  const details = detailsOf(record, currency);
  return (
    details &&
    html`<h2>${heading}</h2>
      ${details}`
  );
}

/** Member by member; null where none holds a value. */
function detailsOf(record: object, currency: string | null): Html | null {
  const own = 'currency' in record && typeof record.currency === 'string' ? record.currency : currency;
  const measured = 'finding' in record && typeof record.finding === 'string' ? MEASURED[record.finding] : undefined;
  const facts = Object.entries(record)
    .filter(([name]) => !REFERENCES.includes(name) && name !== 'currency')
    .map(([name, value]: [string, unknown]): [string, Html | string | null] => [
      NAMES[name] ?? words(name),
      name === 'value' && typeof value === 'number' && measured !== undefined
        ? measured(value, own)
        : detailInWords(name, value, own),
    ])
    .filter(([, value]) => value !== null && value !== '');
  return facts.length === 0 ? null : listOfFacts(facts);
}

function detailInWords(name: string, value: unknown, currency: string | null): Html | string | null {
  if (typeof value === 'string') {
    if (name === 'hardRed') return alarmInWords(value);
    return name === 'who' ? spelled(value) : (SAID[value] ?? readable(value));
  }
  if (typeof value === 'number')
    return AMOUNTS.includes(name) ? `${moneyOf(value, currency)} a year` : writeRounded(value, 2);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  // Ids of evidence: what they stand for is said in the text of the action.
  if (typeof value !== 'object' || value === null || (name === 'evidence' && Array.isArray(value))) return null;
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
    ? value.map(name === 'hardRed' ? alarmInWords : codeInWords).join(', ')
    : detailsOf(value, currency);
}

/** Moments and dates as people write them, codes in words, any other text as it is. */
function readable(text: string): string {
  return isMoment(text) ? dateOf(text) : codeInWords(text);
}

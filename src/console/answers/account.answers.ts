import { OUTCOMES, STANCES } from '../../lifecycle/account.types';
import { words } from '../layout';
import { html, type Html } from '../html';
import { within } from '../links';
import { choiceOf, fieldOf, numberIn, type Field, type FilledIn } from './form.fields';

/** An event that answers what an account asks, and the fields that give its facts. */
interface Answer {
  type: string;
  /** What sending it means. */
  says: string;
  fields: (proofs: Proof[], account: string) => Html | null;
}

/** A document of the account that can show what was done: its id and what it is called. */
export type Proof = readonly [id: string, name: string];

const GUIDANCE: Field = {
  name: 'guidance',
  label: 'What it should do otherwise',
  type: 'text',
  isOptional: true,
};
const TERMS: Field[] = [
  { name: 'startDate', label: 'Start of the new term', type: 'date', isOptional: true },
  { name: 'renewalDate', label: 'Next renewal', type: 'date', isOptional: true },
  { name: 'arr', label: 'Recurring revenue a year, in the currency of the contract', type: 'number', isOptional: true },
  { name: 'seats', label: 'Seats', type: 'number', isOptional: true },
];
const terms = () => html`${TERMS.map((field) => fieldOf(field))}`;

const tryAgain: Answer = {
  type: 'takeover.returned',
  says: 'Let the agent try again',
  fields: () => fieldOf(GUIDANCE),
};
const doneByHand: Answer = {
  type: 'takeover.completed',
  says: 'It was done by hand',
  fields: (proofs, account) =>
    html`${choiceOf('artifact', 'The document that shows it', proofs)}
      <p class="sub">Not among them? <a href="${within(account, 'add-document')}">Add it to the account</a> first.</p>`,
};

/** By what an account asks for, what it goes on with. */
const ANSWERS: Record<string, Answer[]> = {
  diagnosis: [tryAgain, doneByHand],
  mitigation: [tryAgain, doneByHand],
  // A plan made by hand has to hold objectives with KPI, owner and date; as the name of a document it would be refused.
  success_plan: [tryAgain],
  renewal_brief: [tryAgain, doneByHand],
  baseline: [tryAgain, doneByHand],
  post_mortem: [tryAgain, doneByHand],
  stance: [
    {
      type: 'stance.taken',
      says: 'Take the stance',
      fields: () =>
        html`${choiceOf(
          'stance',
          'Stance',
          STANCES.map((stance) => [stance, words(stance)] as const),
        )}
        ${fieldOf({ name: 'reason', label: 'Why', type: 'text' })}`,
    },
  ],
  outcome: [
    {
      type: 'renewal.recorded',
      says: 'Record how it ended',
      fields: () =>
        html`${choiceOf(
          'outcome',
          'The customer has',
          OUTCOMES.map((outcome) => [outcome, outcome] as const),
        )}
        ${terms()}`,
    },
  ],
  new_terms: [{ type: 'contract.changed', says: 'Record the new terms', fields: terms }],
  unreadable_documents: [
    { type: 'reading.returned', says: 'Let the agent read them again', fields: () => null },
    { type: 'reading.completed', says: 'I have read them; go on without', fields: () => null },
  ],
  resume: [{ type: 'account.resumed', says: 'Resume the account', fields: () => null }],
};

/** What an account waits for, and since when, as the page shows it. */
export type Wait = { what: string | null; since: Date | null };

/** Null for a question that no form answers. */
export function answersTo(what: string, account: string, wait: Wait, proofs: Proof[] = []): Html | null {
  const answers = ANSWERS[what];
  if (!answers) return null;
  const since = wait.what === what ? wait.since : null;
  const to = within(account, 'answers');
  const named = html`${hidden('answersTo', what)}${since && hidden('askedSince', since.toISOString())}`;
  return html`${answers.map(
    ({ type, says, fields }) =>
      html`<form class="stack" method="post" action="${to}">
        ${hidden('type', type)}${named}${fields(proofs, account)}<button>${says}</button>
      </form>`,
  )}`;
}

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

/** The event that a form stands for; fields left empty say nothing. */
export function eventIn({ type, startDate, renewalDate, arr, seats, ...facts }: FilledIn): Record<string, unknown> {
  const given = { startDate, renewalDate, arr: numberIn(arr), seats: numberIn(seats) };
  const contract = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  );
  const hasTerms = type === 'contract.changed' || Object.keys(contract).length > 0;
  return { type, ...facts, ...(hasTerms && { contract }) };
}

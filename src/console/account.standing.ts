import { type AccountView } from '../accounts/account.view';
import { daysBetween } from '../calendar/calendar';
import { alarmInWords } from '../evidence/drafting/alarm.wording';
import { capital, counted } from '../evidence/drafting/wording';
import { noticeDeadline } from '../lifecycle/account.gates';
import { type Overview } from './account.overview';
import { statingLink } from './answers/question.forms';
import { html, type Html } from './html';
import { dateOf, listOfFacts, moneyOf, words } from './layout';
import { within } from './links';
import { waitInWords } from './wait.words';

/** Where an account is, what it waits for, what was sold to it and until when. */
export function standing({ account, terms, today }: Overview): Html {
  const { phase, missing, risk } = account;
  return listOfFacts([
    ['Phase', words(phase)],
    ['Waits for', waitInWords(account)],
    ['Why', account.waitsFor?.why ?? null],
    ['Missing from the handoff', missing.length === 0 ? null : missingOf(account)],
    ['Hard red', capital(risk.hardRed.map(alarmInWords).join('; '))],
    ['Renewal', renewalOf(account, today)],
    ['Notice', noticeOf(terms, today)],
    ['Contract', contractOf(account, terms)],
    ['Customer', [words(terms.segment), terms.industry].filter(Boolean).join(', ')],
    ['Customer success manager', personOf({ name: terms.ownerName, email: terms.ownerEmail }) ?? 'nobody on record'],
    ['Account executive', personOf({ name: terms.aeName, email: terms.aeEmail })],
  ]);
}

function renewalOf({ renewalDate }: AccountView, today: string): string {
  if (renewalDate === null) return 'not known';
  const left = daysBetween(today, renewalDate);
  return `${dateOf(renewalDate)}, ${left < 0 ? `${counted(-left, 'day')} ago` : `in ${counted(left, 'day')}`}`;
}

function noticeOf(terms: Overview['terms'], today: string): string | null {
  const last = noticeDeadline(terms);
  if (last === null) return null;
  const left = daysBetween(today, last);
  return left < 0
    ? `could be given until ${dateOf(last)}`
    : `can be given until ${dateOf(last)}, ${counted(left, 'day')} from now`;
}

function contractOf({ arr, currency }: AccountView, { plan, seats, startDate }: Overview['terms']): string {
  return [
    `${moneyOf(arr, currency)}${arr === null ? '' : ' a year'}`,
    seats === null ? null : counted(seats, 'seat'),
    plan,
    startDate === null ? null : `since ${dateOf(startDate)}`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function personOf({ name, email }: { name: string | null; email: string | null }): string | null {
  const parts = [name, email].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

/** Each with the way to state it, or a document that says it. */
function missingOf({ id, missing }: AccountView): Html {
  return html`${missing.map((key) => html`${statingLink(id, key)}, `)}or
    <a href="${within(id, 'add-document')}">add a document that says it</a>`;
}

import { isMoment, momentInWords } from '../artifacts/render/reader';
import { alarmInWords } from '../evidence/drafting/alarm.wording';
import { capital, codeInWords, inWords, writeMoney, writeNumber } from '../evidence/drafting/wording';
import { type ActionKind } from '../policy/policy.types';
import { catalogue, type ActionPayload, type Recipient } from './action.catalogue';

/** What the two texts of an action are called in a form: customers read a mail, colleagues a task. */
export function namesOfTexts(kind: ActionKind): { title: string; text: string } {
  return catalogue[kind].reader === 'recipients'
    ? { title: 'Subject', text: 'Message' }
    : { title: 'Title', text: 'Text' };
}

/** The payload in plain words, for a card, a mail or the console. */
export function renderForPeople(kind: ActionKind, payload: ActionPayload): string {
  const { title, text, recipients, currency = null, ...details } = payload;
  const named = recipients.map(recipientInWords).join(', ');
  const to = named === '' && catalogue[kind].reader === 'recipients' ? 'nobody yet' : named;
  const lines = Object.entries(details).flatMap(([name, value]) => {
    const shown = writeDetail(name, value, typeof currency === 'string' ? currency : null);
    return shown === '' ? [] : [`${capital(inWords(name))}: ${shown}`];
  });
  return [
    title,
    ...(to ? [`To: ${to}`] : []),
    ...(text ? ['', text] : []),
    ...(lines.length ? ['', ...lines] : []),
  ].join('\n');
}

/** Somebody of whom only the address is known has no other name. */
export function recipientInWords({ name, email }: Recipient): string {
  return email === null || email === name ? name : `${name} <${email}>`;
}

const AMOUNTS = ['annualCost', 'amount'];

function writeDetail(name: string, value: ActionPayload[string], currency: string | null): string {
  if (Array.isArray(value))
    return value
      .filter((each) => typeof each === 'string')
      .map(name === 'hardRed' ? alarmInWords : codeInWords)
      .join(', ');
  if (typeof value === 'string') return isMoment(value) ? momentInWords(value) : value;
  if (typeof value !== 'number') return String(value ?? '');
  return AMOUNTS.includes(name) ? writeMoney(value, currency) : writeNumber(value);
}

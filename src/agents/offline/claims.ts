import { type AnchorKey } from '../../evidence/evidence.types';
import { type Claim, type ClaimOf, type Standing } from '../../evidence/extraction';
import { cut, shortened } from '../../evidence/text/letters';
import { type Member } from './cast';
import { type Passage, quoteOf } from './passage';

/** What a claim rests on, and how firmly it stands. */
export type Resting = Pick<Claim, 'standing' | 'quotes' | 'by' | 'doubt'>;

/** What is claimed of one anchor. */
export type Content<Key extends AnchorKey = AnchorKey> = Key extends AnchorKey
  ? Pick<ClaimOf<Key>, 'anchor' | 'value'>
  : never;

/** Rests on these passages, the first of which says whose words they are; `doubt` tells why it is not firm. */
export function resting(passages: Passage[], standing: Standing, doubt: string | null): Resting {
  return { standing, quotes: passages.map(quoteOf), by: passages[0]?.speaker ?? null, doubt };
}

/** A term, a fee or seats that are spoken of without a figure. */
export const UNKNOWN_TERM: Content<'contractTerm'> = {
  anchor: 'contractTerm',
  value: { startDate: null, renewalDate: null, noticePeriodDays: null },
};
export const UNKNOWN_FEE: Content<'arr'> = { anchor: 'arr', value: { amount: null, currency: null } };
export const UNKNOWN_SEATS: Content<'seats'> = { anchor: 'seats', value: { seats: null } };

/** A pain without figures, in the words of the passage. */
export function unmeasuredPain({ text }: Passage): Content<'painMetric'> {
  return { anchor: 'painMetric', value: { what: cut(text, 140), unit: null, baseline: null, target: null } };
}

export function champion({ name, email }: Member): Content<'champion'> {
  return { anchor: 'champion', value: { name, email } };
}

/** Who decides; only an office where the name is null. */
export function decider({ name, title }: { name: string | null; title: string | null }): Content<'decisionMaker'> {
  return { anchor: 'decisionMaker', value: { name, title } };
}

/** `by` is the ISO date by which it is to hold, null where none is named. */
export function criterion(text: string, by: string | null): Content<'successCriteria'> {
  const short = text.trim().replace(/\s+/gu, ' ');
  return { anchor: 'successCriteria', value: { text: shortened(short, 200), by } };
}

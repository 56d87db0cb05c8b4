import { z } from 'zod';

/** What the domain bears, and with it columns and indexes. Whatever comes from outside is refused beyond it, by the name of the field. */

/** Of seats, people who use the product and legal entities: no customer has more, and a larger number is a slip of the hand. */
export const MOST_SEATS = 10_000_000;
/** Of sessions in a day. */
export const MOST_SESSIONS = 1_000_000_000;
/** Of money a year in whatever currency, and of any figure that is reckoned with. */
export const LARGEST_AMOUNT = 1_000_000_000_000;
/** Of entries in the journal of one account. */
export const LONGEST_HISTORY = 1_000_000_000;
/** Ten years. */
export const LONGEST_NOTICE_DAYS = 3_650;
/** No contract, document or measurement lies beyond; a date is reckoned with on both sides. */
export const EARLIEST_DATE = '1900-01-01';
export const LATEST_DATE = '2199-12-31';
/** Of ids, ours and others': they stand in keys. */
export const LONGEST_ID = 200;
/** Of names, titles and words of one's own: they stand in indexes. */
export const LONGEST_NAME = 500;
/** Of an address of e-mail. */
export const LONGEST_ADDRESS = 320;
/** Of what tells the agent to try otherwise: it stands twice in a snapshot, which has a limit of its own. */
export const LONGEST_GUIDANCE = 500;
/** Of a reason, a note or an answer. */
export const LONGEST_NOTE = 4_000;
/** Of a mail, or of what shows that something was done. */
export const LONGEST_TEXT = 20_000;
/** Of the text of a document. */
export const LONGEST_DOCUMENT = 2_000_000;
export const MOST_DOCUMENTS = 1_000;
/** Of lines such as entitlements, and of success criteria. */
export const MOST_LINES = 1_000;
export const MOST_CRITERIA = 100;

export const NO_DATE = 'must be a calendar date that exists, such as 2026-03-31';
export const OUT_OF_REACH = `must lie between ${EARLIEST_DATE} and ${LATEST_DATE}`;

/** Of a date, or of the instant that begins with it. */
export function isInReach(date: string): boolean {
  const day = date.slice(0, 10);
  return day >= EARLIEST_DATE && day <= LATEST_DATE;
}

const Term = z.object({ startDate: z.iso.date(), renewalDate: z.iso.date() });
/** A term ends after it starts; it is told beside whatever else is wrong with the term. */
export function endingAfterStart<Of extends z.ZodType>(term: Of): Of {
  const isInOrder = (given: unknown) => {
    const { data } = Term.safeParse(given);
    return data === undefined || data.renewalDate > data.startDate;
  };
  return term.refine(isInOrder, { path: ['renewalDate'], error: 'must lie after startDate', when: () => true });
}

export const calendarDate = z.iso.date(NO_DATE).refine(isInReach, OUT_OF_REACH);
/** Of seats, or of those who take them. */
export const headcount = z.number().int().min(0).max(MOST_SEATS);
export const sessionCount = z.number().int().min(0).max(MOST_SESSIONS);
export const amount = z.number().min(0).max(LARGEST_AMOUNT);
/** Of either sign. */
export const figure = z.number().min(-LARGEST_AMOUNT).max(LARGEST_AMOUNT);
export const noticePeriod = z.number().int().min(0).max(LONGEST_NOTICE_DAYS);
export const givenId = textUpTo(LONGEST_ID);
export const givenName = textUpTo(LONGEST_NAME);
export const givenNote = textUpTo(LONGEST_NOTE);

/** Blanks alone say nothing. */
export function textUpTo(length: number) {
  return z.string().trim().min(1).max(length);
}

import { dayFirstIn, datesIn, type FoundDate } from '../text/dates';
import { type Basis } from './brief-sections';
import { alwaysKnown, numbersAmong, SMALL_NUMBERS, strayFigures, writtenIn } from './check-claims';
import { strangeNames } from './strange-names';

/** All that is held about an account, against which words are looked at. */
export interface Grounds {
  today: string;
  texts: string[];
}

/** The facts a draft may cite with their sources, the documents in full, and the account with its team. */
export function groundsOf({ record: { dossier }, known }: Basis): Grounds {
  const documents = dossier.documents.map(({ text, author, date }) => [text, author, date].join(' '));
  return {
    today: dossier.today,
    texts: [dossier.today, ...writtenIn(Object.keys(known), known), ...documents, ...alwaysKnown(dossier)],
  };
}

/**
 * Figures, dates, names and addresses of what somebody wrote that nothing bears out: neither the account nor what else
 * the draft says of its `own`, such as by when it plans something. To be told to people; somebody may know more.
 */
export function notBorneOut(
  { changed, own }: { changed: string[]; own: string[] },
  { today, texts }: Grounds,
): string[] {
  const support = [...texts, ...own];
  const days = support.flatMap((text) => daysIn(text, today).map(({ iso }) => iso));
  const values = numbersAmong(support);
  const stray = changed.flatMap((text) => {
    const dates = daysIn(text, today);
    const rest = dates.reduce(
      (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
      text,
    );
    return [
      ...dates
        .filter((date) => !days.some((day) => isWithin(day, date)))
        .map(({ start, end }) => text.slice(start, end)),
      ...strayFigures(rest.replace(SMALL_NUMBERS, ' '), values),
      ...strangeNames(rest, support),
    ];
  });
  return [...new Set(stray)];
}

/** Days in a text as people or records write them. */
function daysIn(text: string, today: string): FoundDate[] {
  return datesIn(text, { reference: today, dayFirst: dayFirstIn(text) ?? true });
}

/** Whether a day that is known is the one that is named, or lies in the month or year that is. */
function isWithin(day: string, { iso, precision }: FoundDate): boolean {
  if (precision === 'day') return day === iso;
  return precision === 'month' ? day.slice(0, 7) === iso.slice(0, 7) : day.slice(0, 4) === iso.slice(0, 4);
}

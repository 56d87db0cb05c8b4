import { fold } from '../../evidence/names';
import { type Language } from '../../evidence/text/language';
import { isGivenName } from './given-names';
import { type Mention, type MentionContext } from './mention.types';
import { NOT_A_PERSON } from './mention.words';

/** Capitalised words in a row, and the person they name, if so far they are known to name one. */
export interface Run {
  start: number;
  run: string;
  mention: Mention | null;
}

/** "Elvira Soto y la Nuria" are two people; "Ortega y Gasset" is one. */
export function splitAtAnd(run: string, start: number): Omit<Run, 'mention'>[] {
  const and = / y (?:(?:la|el) )?(?=(\p{Lu}[\p{L}\p{M}]+))/u.exec(run);
  if (!and?.[1] || !isGivenName(and[1])) return [{ run, start }];
  const next = and.index + and[0].length;
  return [
    { run: run.slice(0, and.index), start },
    { run: run.slice(next), start: start + next },
  ];
}

/** What joins the names of a list: "Jorun, Tamsin Hale and Wes", "Fabrice y la Nuria Soto". */
const JOINED = /^(?:,? (?:and|or|y|e|et|ou|o|und|oder|en|of) (?:(?:la|el|o|a) )?)$/u;

/** The last of a list comes behind an "and". */
const JOINED_NEXT = /^,? (?:and|or|y|e|et|ou|o|und|oder|en|of) /u;

/** Runs beside a person's name in a list are people too. */
export function joinLists(text: string, runs: Run[], context: MentionContext): void {
  const listed = (at: number, beside: number): Mention | null => {
    const [one, other] = [runs[at], runs[beside]?.mention];
    if (!one || !other) return null;
    const end = one.start + one.run.length;
    const between = text.slice(Math.min(end, other.end), Math.max(one.start, other.start));
    const amid = between === ', ' && one.run.includes(' ') && beside < at && JOINED_NEXT.test(text.slice(end, end + 8));
    return (amid || JOINED.test(between)) && mayBeListed(one.run, context)
      ? { name: one.run, start: one.start, end, titled: false }
      : null;
  };
  runs.forEach((one, at) => (one.mention ??= listed(at, at - 1)));
  for (let at = runs.length - 2; at >= 0; at -= 1) {
    const one = runs[at];
    if (one) one.mention ??= listed(at, at + 1);
  }
}

/** A full name beside a person's own, with nothing that makes it a company, a product or an everyday word. */
function mayBeListed(run: string, context: MentionContext): boolean {
  const words = run.split(/[ \u00a0]+/u).filter((word) => /^\p{Lu}/u.test(word));
  return (
    words.length > 0 &&
    words.length < 4 &&
    (words.length > 1 ? context.language !== 'de' : SPOKEN.has(context.language)) &&
    words.every(
      (word) =>
        word.length > 1 &&
        word !== word.toUpperCase() &&
        !NOT_A_PERSON.has(word.toLowerCase()) &&
        !context.ordinary.has(word.toLowerCase()) &&
        !context.organisations.has(fold(word)) &&
        !context.products.has(fold(word)),
    )
  );
}
/** Where a lone capitalised word beside a name in the middle of a sentence is nearly always a name as well. */
const SPOKEN = new Set<Language>(['es', 'pt']);

import { type Dossier } from '../../evidence/dossier.types';
import { spelt } from '../../evidence/name.initials';
import { fold, nameParts, samePerson } from '../../evidence/names';
import { type Attendee } from './attendance';
import { NOT_A_PERSON } from './mention.words';

/** Initials in capitals, source of a pattern: "IR", "MvR", "I. M." */
export const INITIALS = String.raw`\p{Lu}\p{Ll}?\p{Lu}{1,2}|(?:\p{Lu}\.[ ]?){2,3}`;

/** Folded, without stops, each with the one name they stand for. */
export interface Initials {
  /** As labels of who speaks: "TA: …". */
  labels: ReadonlyMap<string, string>;
  /** Inside sentences, where words of the trade are written in capitals as well. */
  words: ReadonlyMap<string, string>;
}

/**
 * Whom initials stand for: whoever a document gives them to beside the name ("Roe, Ida (IR, chair)"), or the one person
 * of the record whose initials they are. Those of two people stand for nobody. `lists` name who was present.
 */
export function initialsOf(
  { contacts, account }: Dossier,
  { texts, attendees, lists }: { texts: string[]; attendees: Attendee[]; lists: string[] },
): Initials {
  const given = oneEach(attendees.map(({ initials, name }) => [initials ?? '', name]));
  const recorded = [...contacts, account.csm, account.ae].map((person) => person?.name ?? '');
  const implied = oneEach(recorded.flatMap((name) => spelt(name).map((initials): Entry => [initials, name])));
  const sure = [...implied].filter(([initials]) => !given.has(initials));
  const listed = new Set(lists.flatMap((list) => list.split(/[^\p{L}]+/u)).map(fold));
  return {
    labels: known([...given, ...sure]),
    words: known([
      ...given,
      ...sure.filter(([short, name]) => isListed(listed, short, name) || !meansAThing(short, account.name, texts)),
    ]),
  };
}

/** Minutes that list somebody, by initials or by last name, mean that person by the initials. */
function isListed(listed: ReadonlySet<string>, initials: string, name: string | null): boolean {
  const last = nameParts(name ?? '').at(-1) ?? '';
  return listed.has(initials) || (last.length > 2 && listed.has(last));
}

/** The person a word of capitals stands for. */
export function meantBy(word: string, { words }: Initials): string | undefined {
  return SHORT.test(word) ? words.get(labelKey(word)) : undefined;
}
const SHORT = new RegExp(`^(?:${INITIALS})$`, 'u');

/** What initials and other labels of speakers are kept and looked up by: "É. D." is "ed", "Speaker #2" is "speaker2". */
export function labelKey(written: string): string {
  return fold(written).replace(/[.\s#]/gu, '');
}

type Entry = [initials: string, name: string];

/** Initials with their name, or with null where several people have them. */
function oneEach(entries: Entry[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const [initials, name] of entries) {
    const before = found.get(initials);
    const same = before === undefined || (before !== null && samePerson(before, name));
    if (initials !== '') found.set(initials, same ? (before ?? name) : null);
  }
  return found;
}

function known(entries: [string, string | null][]): Map<string, string> {
  return new Map(entries.flatMap(([initials, name]): Entry[] => (name === null ? [] : [[initials, name]])));
}

/** Capitals that a document uses as a word: with an article, a number or a hyphen, or in the company's name. */
function meansAThing(initials: string, company: string, texts: string[]): boolean {
  if (NOT_A_PERSON.has(initials) || ACRONYMS.has(initials)) return true;
  const short = initials.toUpperCase();
  const asAWord = new RegExp(
    String.raw`(?<![\p{L}])(?:[Tt]he|[Aa]n?|[Dd](?:er|ie|as|en|em)|[Ii]m|[Ll](?:e|a|es|os)|[Ee]l|[Ii]l|[Hh]et|[Oo]ur|[Yy]our|[Uu]nser\p{L}*|[\d.,]+)[ \u00a0]${short}(?![\p{L}\p{N}])|(?<![\p{L}])${short}(?:[ \u00a0]?\d|[/&-])|[/&-]${short}(?![\p{L}])`,
    'u',
  );
  return (
    [company, ...texts].some((text) => asAWord.test(text.replace(NUMBERING, ''))) ||
    company.split(/[^\p{L}]+/u).includes(short)
  );
}

/** "4.4 IR to go on": the number of an item counts nothing. */
const NUMBERING = /^[ \t]*\d{1,2}(?:\.\d{1,2})*[.)]?[ \t]+/gmu;

/** Two and three letters that are words, units, countries or offices in what businesses write. */
const ACRONYMS = new Set(
  `it hr eu ok po ag sb id tv pc pr ai ki va vs ca am im uk us no so an as at be by do go he if in is me my of on or to up we ad cd dc ph ps nb rm fm gm kw kb mb gb tb ii iv vi xi
  ms mr dr st co jr sr ab bv nv sa se kg op bp cc ro re ip ui ux qa qm os db er es du le la un al md mp np ar ot pt sp sw hw ev mo di mi fr tel fax gmt utc cet est pst fte roi kpi vat iva tva btw`.split(
    /\s+/u,
  ),
);

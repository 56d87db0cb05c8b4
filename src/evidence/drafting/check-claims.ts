import { commitmentsIn } from '../../policy/commitments';
import { type Dossier } from '../dossier.types';
import { languageOf } from '../text/language';
import { numbersIn } from '../text/numbers';
import { type Removed, type StatedClaim } from './artifact.types';
import { type KnownFacts } from './known-facts';
import { strangeNames } from './strange-names';
import { inWords, percent, phrase } from './wording';
import { type z } from 'zod';

type Removals = z.infer<typeof Removed>[];

export interface CheckedClaims {
  claims: StatedClaim[];
  removed: Removals;
}

export interface OnRecord {
  known: KnownFacts;
  dossier: Dossier;
}

/**
 * Keeps a sentence only when it cites known facts, and every number, date, person and address in it stands in one of
 * them. The rest is handed back with the reason.
 */
export function checkClaims(claims: StatedClaim[], known: KnownFacts, dossier: Dossier): CheckedClaims {
  const checked: CheckedClaims = { claims: [], removed: [] };
  for (const claim of claims) {
    const why = whyUnsupported(claim, known, dossier) ?? whyCommitting(claim, known);
    if (why === null) checked.claims.push(claim);
    else checked.removed.push({ text: claim.text, why });
  }
  return checked;
}

/**
 * The reason a sentence cannot stand, or null when its evidence bears it out. `also` holds names that are checked
 * elsewhere, such as those a step reaches.
 */
export function whyUnsupported(
  { text, evidence }: StatedClaim,
  known: KnownFacts,
  dossier: Dossier,
  also: string[] = [],
): string | null {
  const strange = evidence.filter((id) => !Object.hasOwn(known, id));
  if (strange.length > 0) return `cites ${strange.join(', ')}, which is not on record`;
  const written = writtenIn(evidence, known);
  const stray = strayNumber(text, [`${dossier.account.name} ${dossier.today}`, ...written]);
  if (stray !== null) return `the number ${stray} stands in none of the facts it cites`;
  const unknown = strangeName(text, [...written, ...also, ...alwaysKnown(dossier)]);
  if (unknown !== null) return `${unknown} stands in none of the facts it cites`;
  const link = LINK.exec(withoutSource(text, written))?.[0];
  return link ? `the link ${link} stands in none of the facts it cites` : null;
}

/**
 * Words that cite nothing, such as questions and gaps, and a drafter's own reasons: they may speak of anything on record
 * and of nothing else. What does not hold is handed back with the reason.
 */
export function checkWords(texts: string[], { known, dossier }: OnRecord): { texts: string[]; removed: Removals } {
  const checked: { texts: string[]; removed: Removals } = { texts: [], removed: [] };
  for (const text of texts) {
    const why = whyOffRecord(text, { known, dossier });
    if (why === null) checked.texts.push(text);
    else checked.removed.push({ text, why });
  }
  return checked;
}

/** The reason why words that cite nothing cannot stand, or null when all they name is on record and they promise nothing. */
export function whyOffRecord(text: string, { known, dossier }: OnRecord): string | null {
  const everything = { text: text.replace(SMALL_NUMBERS, ' '), evidence: Object.keys(known) };
  return whyUnsupported(everything, known, dossier) ?? whyCommitting(everything, known);
}

/** "A two-way contact", "one of the three": ways of speaking rather than figures. */
export const SMALL_NUMBERS = /\b(?:one|two|three|four|five)\b/gi;

/** A fact commits us to nothing; what would is a proposal, and has to stand where the policy judges it. */
function whyCommitting({ text, evidence }: StatedClaim, known: KnownFacts): string | null {
  const [commitment] = commitmentsIn([withoutSource(text, writtenIn(evidence, known))]);
  return commitment ? `would commit us to a ${inWords(commitment)}` : null;
}

const LINK = /(?:https?:\/\/|\bwww\.)[^\s)>\]]+/i;
const LINKS = /!?\[[^\]\n]*\]\([^)\n]*\)|(?:https?:\/\/|\bwww\.)[^\s)>\]]+/gi;

/** What was taken out is listed for people to read, and leads nowhere. */
export function withoutLinks({ text, why }: Removals[number]): Removals[number] {
  return { text: text.replace(LINKS, '[link]'), why: why.replace(LINKS, '[link]') };
}

/** What a sentence says in its own words: what it repeats of its sources is theirs. */
function withoutSource(text: string, written: string[]): string {
  return written
    .map((source) => phrase(source))
    .filter((source) => source.length > 3)
    .sort((a, b) => b.length - a.length)
    .reduce((own, source) => {
      const at = own.toLowerCase().indexOf(source.toLowerCase());
      return at < 0 ? own : `${own.slice(0, at)} ${own.slice(at + source.length)}`;
    }, text);
}

const ISO_DATE = /\d{4}-\d{2}-\d{2}/g;

/** The first number or date of the text that the supporting texts do not hold; null when all are borne out. */
export function strayNumber(text: string, support: string[]): string | null {
  const dates = new Set(support.flatMap((each) => each.match(ISO_DATE) ?? []));
  const strayDate = (text.match(ISO_DATE) ?? []).find((date) => !dates.has(date));
  return strayDate ?? strayFigures(text, numbersAmong(support))[0] ?? null;
}

/** Every number of the text, dates left aside, that is none of the values. */
export function strayFigures(text: string, values: number[]): string[] {
  const bare = text.replace(ISO_DATE, ' ');
  return numbersIn(bare, 'en')
    .filter(({ value, inWords }) => !(inWords && value <= 1) && !values.some((known) => same(known, value)))
    .map(({ start, end }) => bare.slice(start, end));
}

/** The numbers that texts hold, each also as the share it may be. */
export function numbersAmong(texts: string[]): number[] {
  return texts.flatMap(numbersOf);
}

function numbersOf(text: string): number[] {
  const bare = text.replace(ISO_DATE, ' ');
  const plain = (['en', languageOf(text)] as const).flatMap((each) => numbersIn(bare, each).map(({ value }) => value));
  // A share is stored as 0.75 and written as 75 %.
  return plain.flatMap((value) => [value, percent(value)]);
}

function same(a: number, b: number): boolean {
  return Math.abs(Math.abs(a) - Math.abs(b)) <= Math.max(1e-9, Math.abs(b) * 0.0005);
}

/** All that a fact says, in our words and in those of its sources. */
export function writtenIn(ids: string[], known: KnownFacts): string[] {
  return ids.flatMap((id) => {
    const fact = known[id];
    if (!fact) return [];
    const sources = fact.sources.map((source) =>
      'quote' in source
        ? source.quote
        : 'person' in source
          ? `${source.person} ${source.at}`
          : String(source.value ?? ''),
    );
    return [fact.label, String(fact.value ?? ''), ...sources];
  });
}

/** The account and its own team need no evidence to be named. */
export function alwaysKnown({ account, contract }: Dossier): string[] {
  const team = [account.csm, account.ae].map((one) => (one ? `${one.name} ${one.email ?? ''}` : ''));
  return [account.name, ...contract.entitlements, ...team];
}

/** The first address or name that none of the sources holds. */
function strangeName(text: string, sources: string[]): string | null {
  return strangeNames(text, sources)[0] ?? null;
}

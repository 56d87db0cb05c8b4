import { fold } from '../../evidence/names';
import { type Language } from '../../evidence/text/language';
import { type MentionContext } from './mention.types';
import { AMBIGUOUS_GIVEN, BEING_AFTER, PERSON_AFTER, PERSON_BEFORE, ROLE_BEFORE, WEAK_AFTER } from './mention.words';

/** Whether the words around a name say that it is a person's. */
export function usedAsPerson(before: string, after: string, startsSentence: boolean): boolean {
  const weak = OF_BEFORE.test(before) ? WEAK_AFTER.test(after) : startsSentence && BEING_AFTER.test(after);
  return endsWithCue(before) || (PERSON_AFTER.test(after) && !weak) || AT_A_FIRM.test(after);
}

/** "Perrin from deal desk is out" */
export const OF_A_DEPARTMENT =
  /^\s+(?:from|in|at|de|du|aus|vom|van)\s+(?:the |our |their |your |la |el |le |der |dem |de )?(?:deal desk|legal|finance|sales|it|procurement|purchasing|security|support|marketing|hr|operations|accounting|compras|sistemas|finanzas|compta\p{L}*|achats|einkauf|buchhaltung|vertrieb|inkoop)(?![\p{L}]).{0,60}?(?<![\p{L}])(?:is|was|will|has|said|says|wants|asked|can|knows|está|es|dice|est|dit|ist|sagt|zegt)(?![\p{L}])/iu;

/** "Pradeep Menon at Coastline Devices" */
const AT_A_FIRM = /^\s+(?:at|with|bei|von|chez|presso|bij)\s+\p{Lu}\p{L}+/u;

/** "ANSELM VOGT" as lists of those present print it. */
export function inCapitals(words: string[], { ordinary }: MentionContext): boolean {
  return (
    words.length === 2 &&
    words.every((word) => word.length > 2 && word === word.toUpperCase() && !ordinary.has(word.toLowerCase())) &&
    !AMBIGUOUS_GIVEN.has(fold(words[0] ?? ''))
  );
}

/** "the chap from Northmoor Freight says", "Director of Retail Lines (…)": what a firm or an office is said to do. */
const OF_BEFORE = /(?:^|\s)(?:of|from|for|de|da|do|von|van|di|della|du)\s+$/iu;

/** "Moved by R. Voss", "Witnesses: T. Amado; L. Reis": where an initial and a last name stand in a sentence or a list. */
export const INITIAL_AFTER =
  /(?:[,;:(]|(?<![\p{L}])(?:by|and|with|from|to|und|von|mit|an|y|e|por|con|com|et|par|avec|en|door|met|da|di))\s+$/iu;

/** Words that stand before places elsewhere and mean "and" or "the" here. */
export const OTHERWISE: Partial<Record<Language, RegExp>> = { nl: /(?:^|\s)en\s+$/iu, pt: /(?:^|\s)a\s+$/iu };

/** "der Gernot Pohl", "la Nuria Soto": the article everyday speech puts before a person's full name. */
export function calledByArticle(before: string, given: string): boolean {
  return /(?:^|\s)(?:der|die|la|el|il|o|a)\s+$/iu.test(before) && !AMBIGUOUS_GIVEN.has(fold(given));
}

/** Given names that open a sentence as something else: "Mira, …", "Ben, …". */
export const INTERJECTIONS: Partial<Record<Language, string[]>> = {
  es: ['mira', 'alba', 'luz', 'ella'],
  pt: ['meta', 'mira', 'ela'],
  fr: ['ben', 'elle'],
  it: ['mira'],
};

/** The place opens a sentence, a line or direct speech, where any word has a capital. */
export function sentenceStart(text: string, at: number): boolean {
  return /(?:^|[.!?:…\n•*–—-])["'“«(\s]*$/u.test(text.slice(Math.max(0, at - 4), at));
}

function endsWithCue(before: string): boolean {
  if (ROLE_BEFORE.test(before)) return true;
  const tail = before.trimEnd();
  if (tail === before && before.length > 0) return false;
  const words = tail.split(/\s+/u).slice(-3).join(' ');
  return new RegExp(`${PERSON_BEFORE.source}$`, 'iu').test(words);
}

/** A lone name that is not in the list of given names needs a sure sign: "Perrin from deal desk", "ask Perrin". */
export function personal(before: string, after: string): boolean {
  return (
    (endsWithCue(before) && !/^\s+\p{Ll}+s?\s+(?:team|desk|module)/u.test(after)) ||
    /^\s+(?:from|said|says|told|asked|wants|vom|von der|de)\s+(?:the\s+|our\s+|la\s+)?\p{Ll}/u.test(after)
  );
}

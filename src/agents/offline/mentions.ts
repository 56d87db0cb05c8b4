import { fold } from '../../evidence/names';
import { type Language } from '../../evidence/text/language';
import { isGivenName } from './given-names';
import { joinLists, splitAtAnd } from './mention.lists';
import {
  calledByArticle,
  inCapitals,
  INITIAL_AFTER,
  INTERJECTIONS,
  OF_A_DEPARTMENT,
  OTHERWISE,
  personal,
  sentenceStart,
  usedAsPerson,
} from './mention.signs';
import { type Mention, type MentionContext, type Vocabulary } from './mention.types';
import { AMBIGUOUS_GIVEN, NOT_A_PERSON, PLACE_BEFORE, TITLE_BEFORE } from './mention.words';

const WORD = String.raw`\p{Lu}[\p{L}\p{M}]*(?:(?:['’](?:\p{Lu}|\p{Ll}{3})|-\p{L})[\p{L}\p{M}]*)*`;
const INITIAL = String.raw`(?:\p{Lu}\.[ \u00a0]?){1,2}`;
const PARTICLE = String.raw`(?:(?:de|da|do|dos|das|di|del|della|la|le|van|von|der|den|ter|ten|bin|al|el|zu|af|y)[ \u00a0]+){0,3}`;
/** A particle opens a name only behind a title: "Frau van der Beek". */
const TITLED = String.raw`(?<=(?:Frau|Herrn?|Mrs?|Ms|Mme|Dr|Fr|Hr|Sra?|Srta|Sig|Dott|Mevrouw|Meneer|Dhr|Mevr)\.?[ \u00a0])`;
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}@._/#&’'-])(?:${INITIAL}${PARTICLE}|${TITLED}${PARTICLE})?${WORD}(?:[ \u00a0]+(?:\p{Lu}\.[ \u00a0]+)?${PARTICLE}${WORD}){0,4}(?:[ \u00a0](?!I\.)\p{Lu}\.(?=[\s,;:)]|$))?(?![\p{N}@_])`,
  'gu',
);

/** People's names in a text, judged by titles, given names and the words around them. */
export function mentionsIn(text: string, language: Language, vocabulary: Vocabulary): Mention[] {
  const context = { ...vocabulary, language };
  const runs = [...text.matchAll(RUN)]
    .flatMap((match) => splitAtAnd(match[0], match.index))
    .map(({ run, start }) => ({ start, run, mention: judge(text, start, run, context) }));
  joinLists(text, runs, context);
  return runs.map(({ mention }) => mention).filter((mention) => mention !== null);
}

/** San Francisco, Los Angeles, New York */
const PLACE_PREFIX = /^(?:San|Santa|Santo|São|Los|Las|New|Saint|St|Port|Fort|Lake|Mount|Cape)\.?[ \u00a0]/u;

function judge(text: string, at: number, run: string, context: MentionContext): Mention | null {
  if (PLACE_PREFIX.test(run) && !context.isKnown(run)) return null;
  let start = at;
  let rest = run;
  let titled = TITLE_BEFORE.test(text.slice(Math.max(0, start - 16), start));
  const inside = [...rest.matchAll(/(?<=[ \u00a0])\p{Lu}[\p{L}.]*(?=[ \u00a0])/gu)]
    .filter(([word]) => isTitle(word) && !isInitial(word, context))
    .at(-1);
  if (inside) {
    const cut = rest.length - rest.slice(inside.index + inside[0].length).trimStart().length;
    start += cut;
    rest = rest.slice(cut);
    titled = true;
  }
  for (;;) {
    const [first = '', second = ''] = rest.split(/[ \u00a0]+/u);
    if (/^\p{Ll}/u.test(first) || (/^\p{Lu}\.$/u.test(first) && /^\p{Lu}\.$/u.test(second))) break;
    const starts = sentenceStart(text, start);
    if (
      rest === first ||
      !(droppable(first, context, starts) || (starts && isGivenName(second) && !isGivenName(first)))
    )
      break;
    titled = isTitle(first) && !isInitial(first, context);
    const cut = rest.length - rest.slice(first.length).trimStart().length;
    start += cut;
    rest = rest.slice(cut);
  }
  while (/[ \u00a0]/.test(rest)) {
    const last = rest.split(/[ \u00a0]+/u).at(-1) ?? '';
    if (last !== 'I' && !NOT_A_PERSON.has(last.toLowerCase()) && !context.ordinary.has(last.toLowerCase())) break;
    rest = rest.slice(0, -last.length).replace(/(?:[ \u00a0]+\p{Ll}+)*[ \u00a0]*$/u, '');
  }
  const words = rest.split(/[ \u00a0]+/u).filter((word) => !/^\p{Lu}\.$/u.test(word));
  const given = words.findIndex((word) => isGivenName(word));
  if (isTitle(rest)) return null;
  if (context.isKnown(rest)) return { name: rest, start, end: start + rest.length, titled };
  if (
    words.some(
      (word) =>
        (/^\p{Lu}/u.test(word) && NOT_A_PERSON.has(word.toLowerCase())) || context.organisations.has(fold(word)),
    )
  )
    return null;
  if (words.some(isOfThings)) return null;
  if (words.length === 1 && !titled && context.products.has(fold(words[0] ?? ''))) return null;
  if (words.some((word) => /^\p{Lu}{2,}(?:-|$)/u.test(word)) && !(given === 0 && inCapitals(words, context)))
    return null;
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(start + rest.length, start + rest.length + 40);
  const used = usedAsPerson(before, after, sentenceStart(text, start));
  const place = PLACE_BEFORE.test(before) && !titled && !OTHERWISE[context.language]?.test(before);
  const mention = { name: rest, start, end: start + rest.length, titled };
  if (titled) {
    const first = words.find((word) => /^\p{Lu}/u.test(word));
    return first && !context.ordinary.has(first.toLowerCase()) ? mention : null;
  }
  if (words.length > 1 || words.length < rest.split(/[ \u00a0]+/u).length) {
    if (words.every((word) => context.ordinary.has(word.toLowerCase()))) return null;
    if (given === 0 && (!place || calledByArticle(before, words[0] ?? ''))) return mention;
    if (/(?<![\p{L}])\p{Lu}$/u.test(rest)) return null;
    if (/^\p{Lu}\./u.test(rest)) return used || given >= 0 || INITIAL_AFTER.test(before) ? mention : null;
    return used &&
      !place &&
      context.language !== 'de' &&
      !words.some((word) => context.ordinary.has(word.toLowerCase()))
      ? mention
      : null;
  }
  const [only = ''] = words;
  const lower = only.toLowerCase();
  if (/["'“‘«]$/u.test(before) || only.length < 3 || context.ordinary.has(lower) || place) return null;
  if (only.length === 3 && /\d\.? $/u.test(before)) return null;
  if (given === 0) {
    if (INTERJECTIONS[context.language]?.includes(lower) && sentenceStart(text, start)) return null;
    if (AMBIGUOUS_GIVEN.has(lower)) return used && !sentenceStart(text, start) ? mention : null;
    return mention;
  }
  if (context.language === 'de') return null;
  if (OF_A_DEPARTMENT.test(after)) return mention;
  return !sentenceStart(text, start) && personal(before, after) ? mention : null;
}
/** "Ask Yusra." */
const ASKING = /^(?:ask|call|contact|copy|tell|thank|cc|met|email)$/iu;

/** "P.S. Desh has the keys." */
const POSTSCRIPT = /^(?:P\.S\.|N\.B\.|P\.D\.|PS\.|PD\.)$/u;

/** A word that is capitalised for another reason than being part of the name. */
function droppable(word: string, context: MentionContext, startsSentence: boolean): boolean {
  const lower = word.toLowerCase();
  if (isInitial(word, context)) return false;
  if (isTitle(word) || NOT_A_PERSON.has(lower) || POSTSCRIPT.test(word)) return true;
  if (startsSentence && ASKING.test(word)) return true;
  return context.ordinary.has(lower) && (startsSentence || !isGivenName(lower));
}

/** Outside of French the M of "M. van Rijn" is an initial and no Monsieur. */
function isInitial(word: string, { language }: MentionContext): boolean {
  return word === 'M.' && language !== 'fr';
}

/** "June-July", "Jan-Apr" */
export function isOfThings(word: string): boolean {
  const parts = word.toLowerCase().split('-');
  return parts.length > 1 && parts.every((part) => NOT_A_PERSON.has(part) || SHORT_MONTHS.has(part));
}
const SHORT_MONTHS = new Set(
  'jan feb mar apr may jun jul aug sep sept oct nov dec ene abr ago dic mär okt dez fev avr juil gen mag giu lug set ott'.split(
    ' ',
  ),
);

function isTitle(word: string): boolean {
  return TITLE_BEFORE.test(` ${word} `);
}

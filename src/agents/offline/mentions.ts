import { fold } from '../../evidence/names';
import { GIVEN_NAMES } from './given-names';
import {
  AMBIGUOUS_GIVEN,
  NOT_A_PERSON,
  PERSON_AFTER,
  PERSON_BEFORE,
  PLACE_BEFORE,
  TITLE_BEFORE,
} from './mention.words';

/** A name of a person as it stands in a text. */
export interface Mention {
  name: string;
  start: number;
  end: number;
  /** "Mr", "Frau", "Dr" stood before it. */
  titled: boolean;
}

const WORD = String.raw`\p{Lu}[\p{L}\p{M}]*(?:(?:['’]\p{Lu}|-\p{L})[\p{L}\p{M}]*)*`;
const INITIAL = String.raw`(?:\p{Lu}\.[ \u00a0]?){1,2}`;
const PARTICLE = String.raw`(?:(?:de|da|do|dos|das|di|del|della|la|le|van|von|der|den|ter|ten|bin|al|el|zu|af|y)[ \u00a0]+){0,3}`;
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}@._/#’'-])(?:${INITIAL})?${WORD}(?:[ \u00a0]+(?:\p{Lu}\.[ \u00a0]+)?${PARTICLE}${WORD}){0,4}(?:[ \u00a0](?!I\.)\p{Lu}\.(?=[\s,;:)]|$))?(?![\p{N}@_])`,
  'gu',
);

export interface MentionContext {
  /** Words that stand in lower case somewhere in the account's documents: most likely no names. */
  ordinary: Set<string>;
  /** Words of company and product names of this account, folded. */
  organisations: Set<string>;
  /** Names that stand for software and devices somewhere in the documents ("the Xero sync"), folded. */
  products: Set<string>;
  /** Names that are already known to belong to people. */
  isKnown(name: string): boolean;
  german: boolean;
}

/** People's names in a text, judged by titles, given names and the words around them. */
export function mentionsIn(text: string, context: MentionContext): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(RUN)) {
    const mention = judge(text, match.index, match[0], context);
    if (mention) found.push(mention);
  }
  return found;
}

/** San Francisco, Los Angeles, New York */
const PLACE_PREFIX = /^(?:San|Santa|Santo|São|Los|Las|New|Saint|St|Port|Fort|Lake|Mount|Cape)\.?[ \u00a0]/u;

function judge(text: string, at: number, run: string, context: MentionContext): Mention | null {
  if (PLACE_PREFIX.test(run) && !context.isKnown(run)) return null;
  let start = at;
  let rest = run;
  let titled = TITLE_BEFORE.test(text.slice(Math.max(0, start - 16), start));
  const inside = [...rest.matchAll(/(?<=[ \u00a0])\p{Lu}[\p{L}.]*(?=[ \u00a0])/gu)]
    .filter(([word]) => isTitle(word))
    .at(-1);
  if (inside) {
    const cut = rest.length - rest.slice(inside.index + inside[0].length).trimStart().length;
    start += cut;
    rest = rest.slice(cut);
    titled = true;
  }
  for (;;) {
    const [first = '', second = ''] = rest.split(/[ \u00a0]+/u);
    if (/^\p{Lu}\.$/u.test(first) && /^\p{Lu}\.$/u.test(second)) break;
    const starts = sentenceStart(text, start);
    if (rest === first || !(droppable(first, context, starts) || (starts && isGiven(second) && !isGiven(first)))) break;
    titled = isTitle(first);
    const cut = rest.length - rest.slice(first.length).trimStart().length;
    start += cut;
    rest = rest.slice(cut);
  }
  while (/[ \u00a0]/.test(rest)) {
    const last = rest.split(/[ \u00a0]+/u).at(-1) ?? '';
    if (last !== 'I' && !NOT_A_PERSON.has(last.toLowerCase()) && !context.ordinary.has(last.toLowerCase())) break;
    rest = rest.slice(0, -last.length).trimEnd();
  }
  const words = rest.split(/[ \u00a0]+/u).filter((word) => !/^\p{Lu}\.$/u.test(word));
  const given = words.findIndex(
    (word) => GIVEN_NAMES.has(word.toLowerCase()) || GIVEN_NAMES.has(word.toLowerCase().split('-')[0] ?? ''),
  );
  if (isTitle(rest)) return null;
  if (context.isKnown(rest)) return { name: rest, start, end: start + rest.length, titled };
  if (words.some((word) => NOT_A_PERSON.has(word.toLowerCase()) || context.organisations.has(fold(word)))) return null;
  if (words.length === 1 && !titled && context.products.has(fold(words[0] ?? ''))) return null;
  if (words.some((word) => word.length > 1 && word === word.toUpperCase())) return null;
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(start + rest.length, start + rest.length + 40);
  const used = endsWithCue(before) || PERSON_AFTER.test(after) || AT_A_FIRM.test(after);
  const place = PLACE_BEFORE.test(before) && !titled;
  const mention = { name: rest, start, end: start + rest.length, titled };
  if (titled) return words[0] && !context.ordinary.has(words[0].toLowerCase()) ? mention : null;
  if (words.length > 1 || words.length < rest.split(/[ \u00a0]+/u).length) {
    if (words.every((word) => context.ordinary.has(word.toLowerCase()))) return null;
    if (given === 0 && !place) return mention;
    if (/^\p{Lu}\./u.test(rest)) return used || given >= 0 ? mention : null;
    return used && !place && !context.german && !words.some((word) => context.ordinary.has(word.toLowerCase()))
      ? mention
      : null;
  }
  const [only = ''] = words;
  const lower = only.toLowerCase();
  if (/["'“‘«]$/u.test(before) || only.length < 3 || context.ordinary.has(lower) || place) return null;
  if (given === 0) {
    if (AMBIGUOUS_GIVEN.has(lower)) return used && !sentenceStart(text, start) ? mention : null;
    return mention;
  }
  if (context.german) return null;
  if (OF_A_DEPARTMENT.test(after)) return mention;
  return !sentenceStart(text, start) && personal(before, after) ? mention : null;
}
/** "Perrin from deal desk is out" */
const OF_A_DEPARTMENT =
  /^\s+(?:from|in|at|de|du|aus|vom|van)\s+(?:the |our |their |your |la |el |le |der |dem |de )?(?:deal desk|legal|finance|sales|it|procurement|purchasing|security|support|marketing|hr|operations|accounting|compras|sistemas|finanzas|compta\p{L}*|achats|einkauf|buchhaltung|vertrieb|inkoop)(?![\p{L}]).{0,60}?(?<![\p{L}])(?:is|was|will|has|said|says|wants|asked|can|knows|está|es|dice|est|dit|ist|sagt|zegt)(?![\p{L}])/iu;

/** "Pradeep Menon at Coastline Devices" */
const AT_A_FIRM = /^\s+(?:at|with|bei|von|chez|presso|bij)\s+\p{Lu}\p{L}+/u;

/** A word that is capitalised for another reason than being part of the name. */
function droppable(word: string, context: MentionContext, startsSentence: boolean): boolean {
  const lower = word.toLowerCase();
  if (isTitle(word) || NOT_A_PERSON.has(lower)) return true;
  return context.ordinary.has(lower) && (startsSentence || !GIVEN_NAMES.has(lower));
}

function isGiven(word: string): boolean {
  return GIVEN_NAMES.has(word.toLowerCase());
}

function isTitle(word: string): boolean {
  return TITLE_BEFORE.test(` ${word} `);
}

function sentenceStart(text: string, at: number): boolean {
  return /(?:^|[.!?:…\n•*–—-])["'“«(\s]*$/u.test(text.slice(Math.max(0, at - 4), at));
}

function endsWithCue(before: string): boolean {
  const tail = before.trimEnd();
  if (tail === before && before.length > 0) return false;
  const words = tail.split(/\s+/u).slice(-3).join(' ');
  return new RegExp(`${PERSON_BEFORE.source}$`, 'iu').test(words);
}

/** A lone name that is not in the list of given names needs a sure sign: "Perrin from deal desk", "ask Perrin". */
function personal(before: string, after: string): boolean {
  return (
    (endsWithCue(before) && !/^\s+\p{Ll}+s?\s+(?:team|desk|module)/u.test(after)) ||
    /^\s+(?:from|said|says|told|asked|wants|vom|von der|de)\s+(?:the\s+|our\s+|la\s+)?\p{Ll}/u.test(after)
  );
}

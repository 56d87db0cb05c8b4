import { fold } from '../../../evidence/names';
import { isGivenName } from '../given-names';
import { AMBIGUOUS_GIVEN, NOT_A_PERSON } from '../mention.words';
import { type Passage } from '../passage';
import { type Features } from './passage.features';

/** A word of a passage that may be part of a person's name, or stand beside one. */
export interface Word {
  text: string;
  /** Without accents, in lower case. */
  plain: string;
  start: number;
  end: number;
}

/** What the documents of the account show of their words; all folded. */
export interface WordsSeen {
  /** Written in lower case where capitals are used: most likely no names. */
  ordinary: Set<string>;
  /** How often a word begins with a capital. */
  capitals: Map<string, number>;
  organisations: Set<string>;
  products: Set<string>;
  /** First parts of addresses, and their parts. */
  mailboxes: Set<string>;
  /** What stands between the @ of an address and its first dot: mostly names of firms. */
  domains: string;
  /** Parts of names the record, the speakers and the headers give. */
  known: Set<string>;
}

const WORD =
  /(?<![\p{L}\p{N}@._/#-])(?:\p{Lu}\.|\p{L}[\p{L}\p{M}]*(?:['’-](?!s(?![\p{L}]))[\p{L}\p{M}]+)*)(?![\p{N}@_])/gu;

export function wordsOf({ text }: Passage): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    plain: fold(word),
    start: index,
    end: index + word.length,
  }));
}

/** Chats and dictation write names as they write everything else. */
export function isCasual({ kind, text }: Passage): boolean {
  return kind === 'slack_thread' || !/\p{Lu}/u.test(text);
}

/** Whether a word may be part of a name at all. */
export function mayName({ text }: Word, casual: boolean): boolean {
  return /^\p{Lu}/u.test(text) ? text.length > 1 : casual && text.length > 2;
}

const REACH = [-3, -2, -1, 1, 2, 3];

/** Features of the word at a place among the words of its passage. */
export function featuresOfWord(words: Word[], at: number, passage: Passage, seen: WordsSeen): Features {
  const features: Features = new Map();
  const add = (name: string, strength = 1) => features.set(name, strength);
  const word = words[at];
  if (!word) return features;
  const { plain } = word;
  lettersOf(plain).forEach((name) => add(name));
  const shape = shapeOf(word);
  add(`shape ${shape}`);
  add(`shape ${shape} ${passage.language}`);
  add(`kind ${passage.kind} ${passage.zone}`);
  add(`length ${Math.min(10, plain.length)}`);
  if (word.text !== plain && fold(word.text) !== word.text.toLowerCase()) add('accent');
  const signs = signsOf(word, seen).filter((sign) => sign !== 'known');
  const start = startsSentence(words, at, passage);
  add(`often ${Math.min(4, seen.capitals.get(plain) ?? 0)}`);
  for (const sign of signs) {
    add(`is ${sign}`);
    add(`is ${sign} ${shape} ${start ? '^' : ''}`);
  }
  if (start) add(`^ ${shape}`);
  if (start && !signs.includes('ordinary')) add(`^ rare ${passage.language}`);
  for (const step of REACH) {
    const other = words[at + step];
    const name = other ? other.plain : '.';
    add(`${step} w ${name}`, Math.abs(step) === 1 ? 1 : 0.6);
    if (Math.abs(step) < 3) {
      add(`${step} p ${name.slice(0, 5)}`);
      add(`${step} shape ${other ? shapeOf(other) : '.'}`);
      for (const sign of other ? signsOf(other, seen) : []) add(`${step} is ${sign}`);
    }
  }
  const [left, right] = [between(words, at - 1, passage), between(words, at, passage)];
  const [before, after] = [words[at - 1], words[at + 1]];
  add(`< ${left}`);
  add(`> ${right}`);
  add(`< ${left} ${before ? shapeOf(before) : '.'} ${shape}`);
  add(`> ${right} ${shape} ${after ? shapeOf(after) : '.'}`);
  add(`<> ${left} ${shape} ${right}`);
  add(`<w ${left} ${before?.plain ?? '.'}`);
  add(`>w ${right} ${after?.plain ?? '.'}`);
  for (const sign of [...signs, ''])
    add(
      `<> ${before && left === '' ? signsOf(before, seen).join() : left} ${sign} ${right} ${after ? shapeOf(after) : '.'}`,
    );
  return features;
}

/** What a word shows wherever it stands. */
export function lettersOf(plain: string): string[] {
  const ends = [2, 3, 4]
    .filter((length) => plain.length > length)
    .map((length) => `e${length} ${plain.slice(-length)}`);
  return [`w ${plain}`, `p ${plain.slice(0, 3)}`, ...ends];
}

function shapeOf({ text }: Word): string {
  if (/^\p{Lu}\.$/u.test(text)) return 'X.';
  if (text.length > 1 && text === text.toUpperCase()) return 'XX';
  const first = /^\p{Lu}/u.test(text) ? 'X' : 'x';
  return text.includes('-') ? `${first}-` : /\p{Ll}\p{Lu}/u.test(text) ? `${first}xX` : `${first}x`;
}

function signsOf({ plain, text }: Word, seen: WordsSeen): string[] {
  return Object.entries({
    given: isGivenName(plain),
    ambiguous: AMBIGUOUS_GIVEN.has(plain),
    thing: NOT_A_PERSON.has(text.toLowerCase()),
    ordinary: seen.ordinary.has(plain),
    organisation: seen.organisations.has(plain),
    product: seen.products.has(plain),
    domain: plain.length > 3 && seen.domains.includes(plain),
    mailbox: seen.mailboxes.has(plain),
    known: seen.known.has(plain),
  }).flatMap(([sign, is]) => (is ? [sign] : []));
}

/** What stands between a word and the next: nothing but a blank, or marks. */
function between(words: Word[], at: number, { text }: Passage): string {
  const gap = text.slice(words[at]?.end ?? 0, words[at + 1]?.start ?? text.length);
  return gap.replace(/\d+/gu, '0').replace(/\s+/gu, '').slice(0, 3);
}

function startsSentence(words: Word[], at: number, passage: Passage): boolean {
  return at === 0 || /[.!?:…\n•–—]/u.test(between(words, at - 1, passage));
}

import {
  DETERMINER,
  FILING,
  HELPER,
  HIDES,
  LETTER_OF_AI,
  MACHINE,
  MODAL,
  ORDER,
  OWNER,
  PLEASE,
  PROGRAM,
  READS,
  RECORD,
  TEXT,
  THIS,
  WHEN,
} from './injection.signs.words';

/**
 * What gives away a sentence that is written for a program and not for people, and how much each sign weighs. None says
 * enough alone: offers are full of assistants, and colleagues ask each other to mark things as done.
 */
const SIGNS = {
  /** A program is named. */
  program: { weight: 1, words: pattern(PROGRAM) },
  /** It stands where somebody is spoken to. */
  addressed: {
    weight: 1,
    words: pattern(
      String.raw`(?:^|[.!?:;"“”«»„‚'(\[{<>|*#=_–—-])\s*(?:\p{L}{1,12}['’ :,]+){0,4}(?:${PROGRAM}|${HELPER})`,
      '',
    ),
  },
  /** Somebody has that program for their own, or sells it. */
  owned: { weight: -1.5, words: pattern(String.raw`(?:${OWNER}) (?:\p{L}+ )?(?:${PROGRAM}|${HELPER})`) },
  reading: {
    weight: 1.5,
    words: pattern(
      String.raw`${READS} ${THIS}|${THIS}(?: ${TEXT})? ${READS}|(?:${WHEN})(?: \p{L}+){0,2} ${READS} (?:${THIS}|${DETERMINER}) ?${TEXT}`,
    ),
  },
  /** The text speaks of itself. */
  itself: { weight: 1, words: pattern(String.raw`${THIS}(?: \p{L}+)? ${TEXT}`) },
  /** Somebody is told to do something. */
  told: {
    weight: 1,
    words: pattern(
      String.raw`(?:(?:^|[.:;"“«„])\s*|, |(?<![\p{L}])(?:and|und|et|y|e|en|${MODAL}) )(?:(?:${PLEASE}) ){0,2}(?:${ORDER})`,
      '',
    ),
  },
  record: { weight: 0.5, words: pattern(RECORD) },
  filing: { weight: 1, words: pattern(FILING) },
  hides: { weight: 1.5, words: pattern(HIDES) },
  /** Too loose to weigh by itself. */
  machine: { weight: 0, words: pattern(MACHINE) },
};
const NAMED = pattern(`${PROGRAM}|${HELPER}`);
const SPOKEN_OF = pattern(`${PROGRAM}|${HELPER}|${READS} ${THIS}|${THIS}(?: ${TEXT})? ${READS}`);

/** Honest sentences about assistants and automatic tools stay below, with some way to go. */
const ENOUGH = 4;

/** The signs a sentence shows, by name. */
export function signsIn(sentence: string): string[] {
  const plain = withLettersOfAi(sentence);
  return Object.entries(SIGNS).flatMap(([sign, { words }]) => (words.test(plain) ? [sign] : []));
}

/** Where sentences tell a program what to put on record, from the first word that names it; UTF-16 units. */
export function ordersIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: sentence, index }) => {
    const plain = withLettersOfAi(sentence);
    if (!SPOKEN_OF.test(plain)) return [];
    const weight = Object.values(SIGNS).reduce((sum, sign) => sum + (sign.words.test(plain) ? sign.weight : 0), 0);
    if (weight < ENOUGH) return [];
    const start = index + Math.max(0, plain.search(NAMED));
    return [{ start, end: index + sentence.replace(CLOSED, '').length }];
  });
}

function withLettersOfAi(sentence: string): string {
  return sentence.replace(ABBREVIATED, (letters) => LETTER_OF_AI.repeat(letters.length));
}

/** Up to a full stop before a blank, and on over the end of a line that was merely wrapped. */
const SENTENCE = /(?:[^.!?\n]|[.!?](?!["'”’»)\]]*(?:\s|$))|\n(?=[ \t>]*\p{Ll})){1,1500}[.!?]*/gu;
const CLOSED = /[\s"“”»\]).!?]+$/u;
const ABBREVIATED = /(?<![\p{L}])(?:A\.?I\.?|K\.?I\.?|I\.?A\.?|LLMs?|GPT)(?![\p{L}])/gu;

function pattern(source: string, before = String.raw`(?<![\p{L}\p{N}])`): RegExp {
  return new RegExp(String.raw`${before}(?:${source})(?![\p{L}\p{N}])`, 'iu');
}

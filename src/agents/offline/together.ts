import { type Cue } from './cue';

/** Words that may stand between the two; further apart they belong to different statements. */
const REACH = 5;

/**
 * Whether a word of each class stands in one clause, at most a few words apart and in either order: "my own cost centre",
 * "the pen is mine". Says what a sentence means without a list of its phrasings. Linear in the text.
 */
export function together(text: string, one: Cue, other: Cue, reach = REACH): boolean {
  return togetherAt(text, one, other, reach) >= 0;
}

/** Where the two first stand together, -1 where they never do. */
export function togetherAt(text: string, one: Cue, other: Cue, reach = REACH): number {
  const [left, right] = [placesOf(text, one), placesOf(text, other)];
  let from = 0;
  for (const a of left) {
    while (from < right.length && (right[from]?.end ?? 0) + FARTHEST < a.start) from += 1;
    for (let at = from; at < right.length; at += 1) {
      const b = right[at];
      if (!b || b.start > a.end + FARTHEST) break;
      const [first, second] = a.start <= b.start ? [a, b] : [b, a];
      if (second.start < first.end) continue;
      const between = text.slice(first.end, second.start);
      if (!CUT.test(between) && wordsIn(between) <= reach) return first.start;
    }
  }
  return -1;
}

/** Longer than the few words in between can be. */
const FARTHEST = 120;
const CUT = /[.;:!?\n]\s|\s[–—]\s/u;

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function placesOf(text: string, pattern: Cue): { start: number; end: number }[] {
  return [...text.matchAll(globalOf(pattern))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** One compiled form of each class, made when it is first asked for. */
const GLOBAL = new WeakMap<Cue, RegExp>();
function globalOf(pattern: Cue): RegExp {
  const known = GLOBAL.get(pattern);
  if (known) return known;
  const made = new RegExp(pattern.source, 'giu');
  GLOBAL.set(pattern, made);
  return made;
}

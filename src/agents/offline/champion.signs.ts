import * as words from './champion.signs.words';
import { eitherOf } from './weighed';
import { togetherAt } from './together';

/** What keeps coming back, or is credited to somebody, says more. */
const STRONG = 0.5;
const WEAK = 0.3;

/** Where a sentence tells of one kind of deed, and how surely, from 0 to 1. */
interface Sign {
  at: number;
  probability: number;
}

/**
 * What a person does who drives a purchase, told in any words: wearing others down, working up the case, going round the
 * house, seeing it through, being credited with it.
 */
export function signsIn(text: string): Sign[] {
  const lasting = words.KEEPS_ON.test(text) ? STRONG : WEAK;
  return [
    { at: placeOf(words.WEARS_DOWN, text), probability: lasting },
    { at: togetherAt(text, words.MAKES, words.CASE_WORK, 6), probability: lasting },
    { at: placeOf(words.GOES_ROUND, text), probability: WEAK },
    { at: placeOf(words.CARRIES_ON, text), probability: WEAK },
    { at: placeOf(words.CREDITED, text), probability: STRONG },
  ].filter(({ at }) => at >= 0 && !negated(text, at));
}

/** How surely the signs together tell of driving, from 0 to 1. */
export function drivenBy(signs: Sign[]): number {
  return signs.reduce((sum, { probability }) => eitherOf(sum, probability), 0);
}

function placeOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.index ?? -1;
}

function negated(text: string, at: number): boolean {
  return /(?:\bnot|\bnever|n't|\bno|\bnicht|\bnie|\bpas|\bnão|\bnon|\bniet|\bkein\p{L}*|\bnobody|\bif i|\bshould i)\s*$/iu.test(
    text.slice(Math.max(0, at - 14), at),
  );
}

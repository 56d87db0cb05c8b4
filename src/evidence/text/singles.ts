import { type FoundNumber } from './numbers';

/** "Une.", "höchstens eine": the article counts where it opens the sentence before what is counted, or behind a word for the most there may be. */
export function singlesIn(text: string): FoundNumber[] {
  return [...text.matchAll(SINGLE)].map(({ 0: found, 1: article = '', index }) => {
    const end = index + found.length;
    return { value: 1, start: end - article.length, end, inWords: true };
  });
}
const SINGLE =
  /(?:^["“„«(]?(?=\p{L}+(?:[.,!]|(?:\s\p{L}+){1,3}[.,!]))|(?:at most|höchstens|maximal|mehr als|nicht über|plus d['’]|(?:au )?plus d['’e]|maximum|no más de|más de|a lo sumo|como mucho|mais de|no máximo|al massimo|più di|non più di|hooguit|meer dan|hoogstens)\s?)(une?|un[ao]?|uma?|eine?[nrsm]?|één|een)(?![\p{L}'’])/giu;

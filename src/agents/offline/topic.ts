import { fold } from '../../evidence/names';
import { type Passage } from './passage';

/** How many words of content two passages share. */
export function sharedWords(a: Passage, b: Passage): number {
  if (a === b) return 0;
  const left = new Set(contentWordsOf(a));
  return contentWordsOf(b).filter((word) => left.has(word)).length;
}

/** Word stems of five letters and more, for comparing what two sentences are about. */
export function contentWordsOf(passage: Passage): string[] {
  const known = WORDS_OF.get(passage);
  if (known) return known;
  const found = [...new Set([...passage.text.matchAll(/\p{L}{5,}/gu)].map(([word]) => fold(word).slice(0, 6)))];
  WORDS_OF.set(passage, found);
  return found;
}

const WORDS_OF = new WeakMap<Passage, string[]>();

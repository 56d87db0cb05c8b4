import { SPEAKER } from './layout.words';
import { nameOf, wordsBefore } from './mail.address';

export interface Line {
  start: number;
  end: number;
  text: string;
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push({ start, end, text: text.slice(start, end).replace(/\r$/, '') });
    if (found < 0) break;
    start = end + 1;
  }
  return lines;
}

/** "Unknown Speaker" */
export const UNKNOWN = new RegExp(String.raw`^\p{L}+ (?:${SPEAKER})$`, 'iu');

/** A line that opens an item of minutes: "3. Level", "- Level". */
export const ITEM = /^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[-•*])\s+\p{L}/u;

/** A line that ends what is passed on at the top of a mail; below it writes who passes it on. */
export const RULE = /^\s*(?:[-_=*]{3,}|[─-╿]{3,})\s*$/u;

/** "--- forwarded below, Ida's note to me ---": whose words follow, where no header tells it. */
export function writerNamed(line: string, isKnown: (name: string) => boolean): string | null {
  const names = line.match(/\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?/gu) ?? [];
  return names.find(isKnown) ?? null;
}

/** Who writes from an address alone. */
export function spelt(email: string | null): string | null {
  const words = email === null ? [] : wordsBefore(email);
  return words.length < 2 || words.some((word) => word.length < 2 || /\d/.test(word)) ? null : nameOf(words);
}

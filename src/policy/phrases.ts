/** Words a name may have; longer ones are not looked for. */
const LONGEST = 7;
/** Shorter names are words of everyday language too often. */
const SHORTEST = 4;

const WORD = /[\p{L}\p{N}]+/gu;

/** Every run of words in a text that could be a name, in small letters and with single spaces, to be looked up at once. */
export function phrasesIn(text: string): string[] {
  const plain = text.replace(/\s+/g, ' ').toLowerCase();
  const words = [...plain.matchAll(WORD)].map(({ 0: word, index }) => ({ from: index, to: index + word.length }));
  const phrases = new Set<string>();
  for (const [at, { from }] of words.entries()) {
    for (const { to } of words.slice(at, at + LONGEST)) {
      if (to - from >= SHORTEST) phrases.add(plain.slice(from, to));
    }
  }
  return [...phrases];
}

/**
 * A name as the text writes it; null when it stands there only as a part of other words. One word alone is a name only
 * where it is written like one.
 */
export function nameAsWritten(name: string, text: string): string | null {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, String.raw`\s+`);
  const named = text.matchAll(new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'giu'));
  const isOneWord = !/\s/.test(name);
  return [...named].map(([found]) => found).find((found) => !isOneWord || !/^\p{Ll}/u.test(found)) ?? null;
}

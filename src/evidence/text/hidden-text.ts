/** A text as a machine reads it where people see something else, and the way back to its places. */
export interface HiddenText {
  text: string;
  /** The passage of the text itself that reads like this between two places. */
  placeOf: (start: number, end: number) => { start: number; end: number };
}

/** What a text says beside what people see: through invisible or disguised letters, spaced out, or encoded. */
export function hiddenIn(text: string): HiddenText[] {
  return [...undisguised(text), ...closedUp(text), ...decoded(text)];
}

/** Letters that print nothing, and those that stand for an ordinary one: full-width, mathematical, tag characters. */
const DISGUISED =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uff01-\uff5e\uffa0\u{1d400}-\u{1d7ff}\u{e0000}-\u{e01ef}]/u;

function undisguised(text: string): HiddenText[] {
  if (!DISGUISED.test(text)) return [];
  let plain = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const shown = DISGUISED.test(letter) ? ordinary(letter) : letter;
    for (let n = 0; n < shown.length; n += 1) places.push(at);
    plain += shown;
    at += letter.length;
  }
  places.push(at);
  return [{ text: plain, placeOf: (start, end) => ({ start: places[start] ?? at, end: places[end] ?? at }) }];
}

function ordinary(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0xe0020 && code <= 0xe007e) return String.fromCharCode(code - 0xe0000);
  const plain = letter.normalize('NFKC');
  return plain === letter || DISGUISED.test(plain) ? '' : plain;
}

/** `i g n o r e   a l l`: letters apart by one space, words by more. */
const SPACED_OUT = /(?<![\p{L}])\p{L}(?: {1,4}\p{L}(?![\p{L}])){8,}/gu;

function closedUp(text: string): HiddenText[] {
  return [...text.matchAll(SPACED_OUT)].map(({ 0: passage, index }) => ({
    text: passage.replace(/(\p{L}) (?=\p{L})/gu, '$1').replace(/ {2,}/g, ' '),
    placeOf: () => ({ start: index, end: index + passage.length }),
  }));
}

const BASE64 = /(?<![\w+/])[\w+/-]{24,}={0,2}(?![\w+/])/g;
const WORDS = /^[\p{L}\p{N}\p{P}\p{S}\s]+$/u;

function decoded(text: string): HiddenText[] {
  return [...text.matchAll(BASE64)].flatMap(({ 0: passage, index }) => {
    const bytes = Buffer.from(passage, 'base64');
    const words = bytes.toString('utf8');
    if (words.includes('\ufffd') || !WORDS.test(words)) return [];
    return [{ text: words, placeOf: () => ({ start: index, end: index + passage.length }) }];
  });
}

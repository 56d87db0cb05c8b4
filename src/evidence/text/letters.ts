/** The beginning of a text, at most so many UTF-16 units long, never with half a letter at its end. */
export function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/** The text, or its beginning with an ellipsis where it is longer. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${cut(text, most - 1)}…` : text;
}

/** What no text has: zero bytes and halves of letters. Databases refuse both. */
const NO_LETTERS = /\0|[\ud800-\udfff]/gu;

export function isText(text: string): boolean {
  return text.search(NO_LETTERS) < 0;
}

export function onlyText(text: string): string {
  return text.replace(NO_LETTERS, '\ufffd');
}

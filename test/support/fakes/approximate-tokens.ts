/** A common rule of thumb for Claude and English text; the tokenizer itself is not published. */
const CHARACTERS_A_TOKEN = 3.5;

/** An estimate of the tokens of a text, from its length. */
export function approximateTokens(...texts: unknown[]): number {
  const characters = texts.reduce<number>((sum, text) => sum + written(text).length, 0);
  return Math.ceil(characters / CHARACTERS_A_TOKEN);
}

function written(text: unknown): string {
  return text === undefined ? '' : typeof text === 'string' ? text : JSON.stringify(text);
}

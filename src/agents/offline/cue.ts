/**
 * A cue is a set of phrases in several languages that mean the same to the reader. Phrases are joined, not kept apart by
 * language: people mix languages in one mail, and a phrase of several words is rarely ambiguous between them.
 */
export type Cue = RegExp;

/** Matches whole words only, whatever the case; `…` in a phrase stands for up to four words in between. */
export function cue(...phrases: string[]): Cue {
  const source = phrases
    .join('|')
    .replaceAll('…', String.raw`(?:[\s,]+[\p{L}\p{N}'’-]+){0,4}[\s,]+`)
    .replaceAll("'", "['’]");
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'iu');
}

import { type FoundNumber, numbersIn } from '../../evidence/text/numbers';
import { THROWS_AWAY } from './measure.words';
import { type Passage } from './passage';

type Sentence = Pick<Passage, 'text' | 'language'>;

/** The figures a sentence throws away: those right behind the word for it ("eight, forget my dozen"), or else all it names. */
export function thrownAway({ text, language }: Sentence): FoundNumber[] {
  if (!THROWS_AWAY.test(text)) return [];
  const named = numbersIn(text, language);
  const pointedAt = named.filter(({ start }) => RIGHT_BEHIND.test(text.slice(Math.max(0, start - REACH), start)));
  return pointedAt.length > 0 ? pointedAt : named;
}

const REACH = 40;
const RIGHT_BEHIND = new RegExp(`${THROWS_AWAY.source}(?:\\s+\\p{L}+){0,2}\\s+$`, 'iu');

/** The figures a sentence throws away while it keeps another. */
export function replacedIn(passage: Sentence): number[] {
  const thrown = thrownAway(passage).map(({ value }) => value);
  if (thrown.length === 0) return [];
  const keeps = numbersIn(passage.text, passage.language).some(({ value }) => !thrown.includes(value));
  return keeps ? thrown : [];
}

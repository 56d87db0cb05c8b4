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

/** Whether a sentence throws one figure away and keeps another. */
export function replaces(passage: Sentence, value: number): boolean {
  const thrown = thrownAway(passage);
  if (thrown.length === 0) return false;
  return (
    thrown.some((each) => each.value === value) &&
    numbersIn(passage.text, passage.language).some((each) => !thrown.some(({ value: other }) => other === each.value))
  );
}

import { type Claim } from '../../evidence/extraction';
import { criterion, resting } from './claims';
import { NEVER_DISCUSSED, REPORTED_GOAL, WISH } from './criteria.words';
import { askedBefore } from './dialogue';
import * as words from './measure.words';
import { type Measures } from './measures';
import { type Passage } from './passage';
import { type Story } from './story';

const HOPES = ['criterion', 'criterion_vague', 'pain_goal'] as const;
/** From here on a sentence is a wish even without a word for wishing; below the other it is none even with one. */
const A_WISH = 0.2;
const NO_HOPE = 0.1;
/** What a sentence must reach where somebody says that goals were never talked about. */
const A_CLEAR_WISH = 0.5;

/** What the customer hopes for without a measure or a date. */
export function wishes(story: Story, { voice, targets }: Measures): Claim[] {
  const least = story.passages.some(neverDiscussed) ? A_CLEAR_WISH : NO_HOPE;
  const levels = targets.map(({ passage }) => passage);
  const answers = voice.filter(
    (passage) =>
      passage.side === 'customer' && askedBefore(story, passage) === 'target' && !words.ASKS_WHEN.test(passage.text),
  );
  const wanted = voice.filter(
    (passage) => WISH.test(passage.text) && (passage.side === 'customer' || REPORTED_GOAL.test(passage.text)),
  );
  const hope = (passage: Passage) => Math.max(...HOPES.map((sense) => story.senses.of(passage, sense)));
  const sensed = voice.filter((passage) => story.senses.of(passage, 'criterion_vague') >= A_WISH);
  const found = [...new Set([...levels, ...answers, ...wanted, ...sensed])]
    .filter((passage) => hope(passage) >= least)
    .sort((a, b) => hope(b) - hope(a))
    .slice(0, 3);
  return found.map((passage) => ({
    ...criterion(passage.text, null),
    ...resting(
      [passage],
      'hedged',
      levels.includes(passage) ? 'A level without a date.' : 'A wish without a measure and a date.',
    ),
  }));
}

function neverDiscussed({ text, zone, kind }: Passage): boolean {
  return zone !== 'header' && kind !== 'order_form' && NEVER_DISCUSSED.test(text);
}

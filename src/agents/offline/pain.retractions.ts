import { type Claim } from '../../evidence/extraction';
import { resting, unmeasuredPain } from './claims';
import { type Pair } from './measure.pairs';
import * as words from './measure.words';
import { type Measures } from './measures';
import { type Passage } from './passage';
import { type Story } from './story';
import { thrownAway } from './thrown-away';

/** A word of refusal is about figures or goals only where the sentence as a whole sounds so. */
const TAKEN_BACK = 0.1;

/** Later words that take the figures back, without new ones in their place. */
export function retractions(story: Story, { voice }: Measures, pair: Pair | undefined): Claim[] {
  if (!pair) return [];
  const last = Math.max(pair.today.passage.at, pair.target.passage.at);
  return voice
    .filter(
      (passage) =>
        passage.at > last &&
        passage.side === 'customer' &&
        !words.NOT_OURS.test(passage.text) &&
        ((words.RETRACTS.test(passage.text) && story.senses.of(passage, 'figure_back') >= TAKEN_BACK) ||
          words.NO_BASELINE.test(passage.text) ||
          throwsAway(passage, pair)),
    )
    .slice(0, 2)
    .map((passage) => ({
      ...unmeasuredPain(passage),
      ...resting([passage], 'denied', 'The customer takes the figures back.'),
    }));
}

/** "Leave the target empty": who will not name a figure to reach has none, whatever other figures were said around it. */
export function withoutTarget({ senses }: Story, { voice }: Measures, pair: Pair | undefined): Claim[] {
  if (!pair) return [];
  return voice
    .filter(
      (passage) =>
        words.NO_TARGET.test(passage.text) &&
        passage.order >= pair.target.passage.order &&
        Math.max(senses.of(passage, 'criterion_none'), senses.of(passage, 'figure_back')) >= TAKEN_BACK,
    )
    .slice(0, 2)
    .map((passage) => ({
      ...unmeasuredPain(passage),
      ...resting([passage], 'denied', 'Nobody of the customer names a figure to reach.'),
    }));
}

/** "please scrap the forty-one percent": one of the two figures, named to be dropped. */
function throwsAway(passage: Passage, { today, target }: Pair): boolean {
  return thrownAway(passage).some(({ value }) => value === today.value || value === target.value);
}

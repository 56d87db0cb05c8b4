import { measuresIn } from '../../../src/agents/offline/measures';
import { PAIR_SENSES } from '../../../src/agents/offline/senses/labels';
import { figurePairs } from '../../../src/agents/offline/senses/pair.features';
import { type Story } from '../../../src/agents/offline/story';
import { type MarkedText } from '../corpus';
import { type Example, pairsIn, tellsOf } from './examples';

/** The pairs of figures of a handoff, each right or wrong by its label; none where the label tells no figures of a concrete pain. */
export function pairExamplesOf(text: MarkedText, story: Story): Example[] {
  const pairs = pairsIn(text);
  if (text.labels?.anchors.painMetric.status === 'concrete' && pairs.length === 0) return [];
  return figurePairs(story.passages, measuresIn(story).quantities, story.senses).map(({ today, target, features }) => {
    const right = pairs.some(
      ({ baseline, target: goal }) =>
        baseline !== null && goal !== null && tellsOf(today, baseline) && tellsOf(target, goal),
    );
    return {
      text: `${text.author}/${text.id}`,
      features,
      senses: new Set<string>(right ? PAIR_SENSES : []),
      unknown: new Set(),
    };
  });
}

import { type Claim } from '../../evidence/extraction';
import { criterion, resting } from './claims';
import { type Measures } from './measures';
import { type Goal, rivalCriteriaIn } from './senses/rival.criteria.features';
import { type Story } from './story';

/**
 * So likely rivals that the criteria are no longer called firm. On handoffs that taught nothing that finds six conflicts of
 * fifteen and doubts two firm criteria of 347.
 */
const RIVALS = 0.1;

/** The criteria as each side has them: two goals that nobody settled, as far as was learnt; none where all agree. */
export function rivalCriteria(story: Story, measures: Measures): Claim[] {
  const [likeliest] = rivalCriteriaIn(story, measures)
    .map(({ first, second, features }) => ({ sides: [first, second], chance: story.senses.ofRivalCriteria(features) }))
    .filter(({ chance }) => chance >= RIVALS)
    .sort((a, b) => b.chance - a.chance);
  return (likeliest?.sides ?? []).flatMap((goal) => sideOf(story, goal));
}

/** The sentence of it that sounds most like a criterion. */
function sideOf({ senses }: Story, { days, passages }: Goal): Claim[] {
  const [plainest] = [...passages].sort((a, b) => senses.of(b, 'criterion') - senses.of(a, 'criterion'));
  if (!plainest) return [];
  const doubt = `${plainest.speaker ?? 'A source'} holds this criterion, somebody else another, and nobody settled it.`;
  return [{ ...criterion(plainest.text, days[0] ?? null), ...resting([plainest], 'disputed', doubt) }];
}

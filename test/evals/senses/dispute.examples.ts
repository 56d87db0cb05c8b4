import { measuresIn } from '../../../src/agents/offline/measures';
import { claimsOf } from '../../../src/agents/offline/offline.reader';
import { judgePeople } from '../../../src/agents/offline/people.judged';
import { featuresOfDispute, TOLD_ANCHORS } from '../../../src/agents/offline/senses/dispute.features';
import { DISPUTE_SENSES } from '../../../src/agents/offline/senses/labels';
import { type Story } from '../../../src/agents/offline/story';
import { type MarkedText } from '../corpus';
import { type Example } from './examples';

/** The anchors of a handoff of which talk tells, each true where the label knows two sides of it. */
export function disputeExamplesOf({ author, id, labels }: MarkedText, story: Story): Example[] {
  if (labels === null) return [];
  const judged = judgePeople(story);
  const measures = measuresIn(story);
  const claims = claimsOf(story, judged, measures);
  return TOLD_ANCHORS.map((key) => ({
    text: `${author}/${id}`,
    features: featuresOfDispute(
      story,
      judged,
      measures,
      key,
      claims.filter(({ anchor }) => anchor === key),
    ),
    senses: new Set<string>(labels.anchors[key].status === 'conflicting' ? DISPUTE_SENSES : []),
    unknown: new Set<string>(),
  }));
}

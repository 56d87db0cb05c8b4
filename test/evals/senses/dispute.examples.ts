import { measuresIn } from '../../../src/agents/offline/measures';
import { claimsOf } from '../../../src/agents/offline/offline.reader';
import { judgePeople } from '../../../src/agents/offline/people.judged';
import { featuresOfDispute, PEOPLE_ANCHORS } from '../../../src/agents/offline/senses/dispute.features';
import { DISPUTE_SENSES } from '../../../src/agents/offline/senses/labels';
import { type Story } from '../../../src/agents/offline/story';
import { type MarkedText } from '../corpus';
import { type Example } from './examples';

/** Who drives and who decides a handoff, each true where the label knows two of them. */
export function disputeExamplesOf({ author, id, labels }: MarkedText, story: Story): Example[] {
  if (labels === null) return [];
  const judged = judgePeople(story);
  const claims = claimsOf(story, judged, measuresIn(story));
  return PEOPLE_ANCHORS.map((key) => ({
    text: `${author}/${id}`,
    features: featuresOfDispute(
      story,
      judged,
      key,
      claims.filter(({ anchor }) => anchor === key),
    ),
    senses: new Set<string>(labels.anchors[key].status === 'conflicting' ? DISPUTE_SENSES : []),
    unknown: new Set<string>(),
  }));
}

import { isOpen } from '../../../src/agents/offline/hinted';
import { claimsOf } from '../../../src/agents/offline/offline.reader';
import { measuresIn } from '../../../src/agents/offline/measures';
import { judgePeople } from '../../../src/agents/offline/people.judged';
import { OPEN_SENSES } from '../../../src/agents/offline/senses/labels';
import { featuresOfOpen } from '../../../src/agents/offline/senses/open.features';
import { type Story } from '../../../src/agents/offline/story';
import { ANCHOR_KEYS } from '../../../src/evidence/evidence.types';
import { type MarkedText } from '../corpus';
import { type Example } from './examples';

/** The anchors of a handoff that nothing makes firm, each true where the label knows at least a hint of it. */
export function openExamplesOf({ author, id, labels }: MarkedText, story: Story): Example[] {
  if (labels === null) return [];
  const judged = judgePeople(story);
  const claims = claimsOf(story, judged, measuresIn(story));
  return ANCHOR_KEYS.flatMap((key) => {
    const own = claims.filter(({ anchor }) => anchor === key);
    if (!isOpen(story, key, own)) return [];
    return [
      {
        text: `${author}/${id}`,
        features: featuresOfOpen(story, judged, key, own),
        senses: new Set<string>(labels.anchors[key].status === 'missing' ? [] : OPEN_SENSES),
        unknown: new Set<string>(),
      },
    ];
  });
}

import { type Member } from './cast';
import { type Passage } from './passage';
import { actorCandidates } from './senses/actor.features';
import { type Story } from './story';

const KNOWN = new WeakMap<Story, Map<Passage, Member | undefined>>();

/**
 * Whom of the customer's people a sentence is about, be it the speaker, somebody named in it or somebody meant by "she";
 * undefined where nobody is likely.
 */
export function actorIn(story: Story, passage: Passage): Member | undefined {
  const known = KNOWN.get(story) ?? new Map<Passage, Member | undefined>();
  KNOWN.set(story, known);
  if (!known.has(passage)) known.set(passage, likeliest(story, passage));
  return known.get(passage);
}

function likeliest(story: Story, passage: Passage): Member | undefined {
  const [best] = actorCandidates(story, passage)
    .map(({ member, features }) => ({ member, sure: story.senses.ofActor(features) }))
    .sort((a, b) => b.sure - a.sure);
  return best && best.sure >= LEAST ? best.member : undefined;
}

/** Below this the sentence is more likely about somebody who is not of the customer's people. */
const LEAST = 0.2;

import { actorCandidates } from '../../../src/agents/offline/senses/actor.features';
import { ACTOR_SENSES } from '../../../src/agents/offline/senses/labels';
import { type Passage } from '../../../src/agents/offline/passage';
import { type Story } from '../../../src/agents/offline/story';
import { samePerson } from '../../../src/evidence/names';
import { type Mark, type MarkedText } from '../corpus';
import { type Example } from './examples';

/** Marks that are about one person. */
const ABOUT_ONE = new Set<Mark['tag']>([
  'drives',
  'drives_not',
  'buy_in',
  'buy_in_not',
  'authority',
  'champion_left',
  'detractor_active',
]);

/** Whom each sentence marked with a person may be about, each right or wrong; a mark that covers several sentences teaches by the first. */
export function actorExamplesOf({ author, id, marks }: MarkedText, story: Story): Example[] {
  return marks.flatMap(({ doc, quote, tag, who }) => {
    if (!who || !ABOUT_ONE.has(tag)) return [];
    const passage = story.passages.find(
      (each) => each.documentId === doc && each.zone !== 'header' && isIn(quote, each),
    );
    if (!passage || passage.kind === 'order_form') return [];
    return actorCandidates(story, passage).map(({ member, features }) => ({
      text: `${author}/${id}`,
      features,
      senses: new Set<string>(samePerson(member.name, who) ? ACTOR_SENSES : []),
      unknown: new Set(),
    }));
  });
}

function isIn(quote: string, { text }: Passage): boolean {
  return text.includes(quote) || (quote.startsWith(text) && text.length > 15);
}

import { type PersonClaim } from '../../evidence/extraction';
import { type Passage } from './passage';
import { conceptsOf } from './senses/passage.features';
import { customersNamed, type Story } from './story';

/** With fewer words it greets, signs or agrees, and tells of nobody. */
const SAYS_SOMETHING = 4;

/**
 * The sentence that shows best that all hangs on one person: that there is nobody else, then who it is, then that only
 * somebody or something is; the first of those alike. Nothing where nobody tells anything.
 */
export function passageOfLoneContact(story: Story, people: PersonClaim[], talk: Passage[]): Passage | undefined {
  const contact = contactOf(story, people, talk);
  const shown = talk.map((passage) => ({ passage, worth: worthOf(story, passage, contact) }));
  return shown.sort((a, b) => b.worth - a.worth)[0]?.passage;
}

function worthOf(story: Story, passage: Passage, contact: string | undefined): number {
  const said = conceptsOf(passage).map(({ concept }) => concept);
  const named = customersNamed(story, passage).map(({ name }) => name);
  const worth = Math.max(
    said.includes('nobody') || said.includes('key_person_dependency') ? 3 : 0,
    contact !== undefined && named.includes(contact) ? 2 : 0,
    said.includes('only') ? 1 : 0,
    passage.side === 'customer' ? 0.5 : 0,
  );
  return passage.text.split(/\s+/u).length < SAYS_SOMETHING ? worth - 1 : worth;
}

/** Whom of the customer's people one hears and hears of most. */
function contactOf(story: Story, people: PersonClaim[], talk: Passage[]): string | undefined {
  const heard = talk.flatMap((passage) => [
    ...(passage.speaker === null ? [] : [passage.speaker]),
    ...customersNamed(story, passage).map(({ name }) => name),
  ]);
  const times = (name: string) => heard.filter((each) => each === name).length;
  return people
    .filter(({ side }) => side === 'customer')
    .map(({ name }) => ({ name, times: times(name) }))
    .sort((a, b) => b.times - a.times)[0]?.name;
}

import { nameParts } from '../../evidence/names';
import { type Member } from './cast';
import { type Passage } from './passage';
import { OWN_LEAVE } from './people.words';
import { type Story } from './story';

/** How many sentences after "I am no longer with …" the name below it may stand. */
const REACH = 6;

/**
 * People of the customer who say of themselves that they leave or have left, with the sentence. An automatic reply that
 * a ticket quotes speaks for whoever signs it or for whose address it answers, not for the writer of the ticket.
 */
export function ownDepartures(story: Story): Map<Member, Passage> {
  const found = new Map<Member, Passage>();
  for (const passage of story.passages) {
    if (passage.zone === 'header' || passage.language === 'und' || !OWN_LEAVE.test(passage.text)) continue;
    const speaker = story.cast.find(passage.speaker);
    const who =
      speaker?.side === 'customer' ? speaker : (signedBelow(story, passage) ?? addressedAbove(story, passage));
    if (who && who.side !== 'vendor' && !found.has(who)) found.set(who, passage);
  }
  return found;
}

/** "It has been a pleasure. Priya": the name that closes one of the next sentences. */
function signedBelow(story: Story, { at, documentId }: Passage): Member | undefined {
  for (const { documentId: id, text } of story.passages.slice(at, at + REACH)) {
    if (id !== documentId) return undefined;
    const closing = text.replace(/["'”’»\s.]+$/u, '').split(/\s+/u);
    const signer = customerNamed(story, closing.slice(-2).join(' ')) ?? customerNamed(story, closing.at(-1) ?? '');
    if (signer) return signer;
  }
  return undefined;
}

function customerNamed(story: Story, name: string): Member | undefined {
  if (!/^\p{Lu}/u.test(name) || nameParts(name).length === 0) return undefined;
  const member = story.cast.find(name);
  return member?.side === 'customer' ? member : undefined;
}

/** The last known address of the customer's that the document holds before the reply. */
function addressedAbove(story: Story, { at, documentId }: Passage): Member | undefined {
  const before = story.passages.slice(0, at).filter((passage) => passage.documentId === documentId);
  return story.cast.members.find(
    ({ side, email }) =>
      side === 'customer' &&
      email !== null &&
      before.some(({ text }) => text.toLowerCase().includes(email.toLowerCase())),
  );
}

import { nameParts } from '../../evidence/names';
import { type Member } from './cast';
import { type Passage } from './passage';
import { OWN_LEAVE } from './people.words';
import { customersNamed, type Story } from './story';

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
      speaker?.side === 'customer'
        ? speaker
        : (signedBelow(story, passage) ?? addressedAbove(story, passage) ?? namedAround(story, passage));
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

/**
 * Departures that others pass on in quotation marks ("auto-reply this morning: “I have left …”") without a word that
 * tells whose they are; it may be anybody's of the customer.
 */
export function unclearDepartures(story: Story): Passage[] {
  const gone = new Set(ownDepartures(story).values());
  return story.passages.filter(
    (passage) =>
      passage.zone === 'body' &&
      passage.side !== 'customer' &&
      OWN_LEAVE.test(passage.text) &&
      passedOn(passage) &&
      !gone.has(passage),
  );
}

function passedOn({ text }: Passage): boolean {
  return /["“„«»”]/u.test(text);
}

/** The customer named in the sentence that passes it on, or else the only one named in the next few. */
function namedAround(story: Story, passage: Passage): Member | undefined {
  if (!passedOn(passage)) return undefined;
  const here = customersNamed(story, passage);
  if (here.length > 0) return here[0];
  const next = story.passages
    .slice(passage.at + 1, passage.at + 1 + REACH)
    .filter(({ documentId, zone }) => documentId === passage.documentId && zone === 'body');
  const after = new Set(next.flatMap((each) => customersNamed(story, each)));
  return after.size === 1 ? [...after][0] : undefined;
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

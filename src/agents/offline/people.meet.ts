import { nameParts } from '../../evidence/names';
import { type Quote } from '../../evidence/extraction';
import { add, type Member } from './cast';
import { mentionsIn } from './mentions';
import { type Passage, partOf } from './passage';
import { DEPARTMENT, PARTNER_NEAR, TITLE_WORDS, VENDOR_NEAR } from './people.words';
import { signers, vendorLine } from './signatures';
import { type Scene } from './story';

/** Where a person is named, and when last heard. */
export interface Sighting {
  member: Member;
  quotes: Quote[];
  /** ISO date of the last document the person spoke in, wrote or signed. */
  lastContact: string | null;
}

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const QUOTES_KEPT = 12;

/** Takes everybody the documents name into the cast, with addresses and titles, and says where they stand. */
export function meetPeople(scene: Scene): Sighting[] {
  const sightings = new Map<Member, Sighting>();
  const see = (member: Member | undefined, quote: Quote, date: string | null, acts: boolean) => {
    if (!member) return;
    const known = sightings.get(member) ?? { member, quotes: [], lastContact: null };
    if (known.quotes.length < QUOTES_KEPT) known.quotes.push(quote);
    if (acts && date !== null && date > (known.lastContact ?? '')) known.lastContact = date;
    sightings.set(member, known);
  };
  for (const { member, line } of signers(scene))
    see(member, { documentId: line.documentId, quote: line.text, start: line.start }, line.date, true);
  for (const { id, date } of scene.dossier.documents) {
    const layout = scene.layouts.get(id);
    for (const { name, start, field } of layout?.header ?? []) {
      if (name !== '') see(scene.cast.find(name), { documentId: id, quote: name, start }, date, field === 'from');
    }
    for (const { name, written, start } of layout?.speakers ?? [])
      see(scene.cast.find(name), { documentId: id, quote: written, start }, date, true);
  }
  for (const passage of scene.passages) {
    if (passage.language === 'und' && passage.zone !== 'field') continue;
    for (const mention of mentionsIn(passage.text, { ...scene.mentionContext, german: passage.language === 'de' })) {
      const member =
        scene.cast.find(mention.name) ??
        add(scene.cast, mention.name, null, sideOfMention(scene, passage, mention.start));
      see(member, partOf(passage, mention.start, mention.end), passage.date, false);
      if (member) describeFrom(member, passage, mention.end);
    }
  }
  for (const passage of scene.passages) {
    const name = namedOnAsking(scene, passage);
    if (name !== null && !scene.cast.find(name))
      see(
        add(scene.cast, name, null, sideOfMention(scene, passage, 0)),
        partOf(passage, 0, name.length),
        passage.date,
        false,
      );
  }
  takeAddresses(scene);
  return [...sightings.values()];
}

/** ", VP Operations", "(night shift supervisor, Tulsa)" or "from lab informatics" behind the name. */
function describeFrom(member: Member, { text }: Passage, at: number): void {
  if (member.title !== null) return;
  const rest = text.slice(at, at + 90);
  const title =
    /^,\s*([^,.;:()\n"]{3,60})/u.exec(rest)?.[1] ??
    /^\s*\(([^()\n]{3,60})\)/u.exec(rest)?.[1]?.split(',')[0] ??
    /^\s+(?:from|of|in|at|aus|de|du|della|van)\s+(?:the\s+|our\s+|la\s+|el\s+|der\s+|dem\s+)?(\p{Ll}[\p{L} ]{2,40})$/u.exec(
      rest.split(/[.,;:?!\n]/u)[0] ?? '',
    )?.[1];
  if (title && (TITLE_WORDS.test(title) || DEPARTMENT.test(title))) member.title = title.trim();
}

/** An address belongs to the person whose name its first part spells. */
function takeAddresses(scene: Scene): void {
  const without = scene.cast.members.filter(({ email }) => email === null);
  for (const text of scene.texts.values()) {
    for (const [email] of text.matchAll(EMAIL)) {
      const local = email.split('@')[0]?.toLowerCase().split(/[._-]/u) ?? [];
      const owner = without.find((member) => member.email === null && spells(local, member.name));
      if (owner) owner.email = email;
    }
  }
}

function spells(local: string[], name: string): boolean {
  const parts = nameParts(name);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  const joined = local.join('');
  if (parts.length < 2) return joined === first && first.length > 2;
  const initialed = local.some((part) => part.length === 1 && part === first[0]);
  const both = local.includes(last) && (local.includes(first) || initialed);
  return (
    both ||
    joined === `${first}${last}` ||
    joined === `${first[0] ?? ''}${last}` ||
    (local.length === 1 && joined === first)
  );
}

/** "Who is Wendell?" – "Wendell Price.": a sentence that is nothing but a name, as the answer. */
function namedOnAsking(scene: Scene, { at, documentId, text }: Passage): string | null {
  const name = /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2})[.,!]?$/u.exec(text)?.[1];
  if (!name) return null;
  const asked = scene.passages
    .slice(Math.max(0, at - 3), at)
    .some((before) => before.documentId === documentId && ASKS_WHO.test(before.text) && /\?/u.test(before.text));
  return asked ? name : null;
}
const ASKS_WHO = /(?<![\p{L}])(?:who|whom|quién|quien|quem|qui|wer|chi|wie)(?:['’]s)?(?![\p{L}])/iu;

function sideOfMention(scene: Scene, passage: Passage, at: number): Member['side'] {
  const next = scene.passages[passage.at + 1];
  const goesOn = next?.documentId === passage.documentId && next.turn === passage.turn ? next.text.slice(0, 60) : '';
  const rest = passage.text.slice(Math.max(0, at - 50), at + 90);
  const near = passage.text.length - at < 40 ? `${rest} ${goesOn}` : rest;
  if (passage.zone === 'field' && vendorLine(scene, passage.text)) return 'vendor';
  if (PARTNER_NEAR.test(near)) return 'partner';
  if (passage.side === 'vendor' && VENDOR_NEAR.test(near)) return 'vendor';
  return 'customer';
}

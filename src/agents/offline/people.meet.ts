import { withoutTitle } from '../../evidence/name.titles';
import { fold, nameParts } from '../../evidence/names';
import { type Quote } from '../../evidence/extraction';
import { knownByAddress, takeAddresses } from './addresses';
import { type Attendee } from './attendance';
import { add, type Member } from './cast';
import { formerNames } from './former-names';
import { isGivenName } from './given-names';
import { type Mention } from './mention.types';
import { PERSON_BEFORE } from './mention.words';
import { mentionsIn } from './mentions';
import { type NameSense } from './name.sense';
import { type Passage, partOf } from './passage';
import { DEPARTMENT, PARTNER_NEAR, TITLE_WORDS, VENDOR_NEAR, YOUR_SELLER } from './people.words';
import { vendorLine } from './signature.sides';
import { signers } from './signatures';
import { type Scene } from './story';

/** Where a person is named, and when last heard. */
export interface Sighting {
  member: Member;
  quotes: Quote[];
  /** ISO date of the last document the person spoke in, wrote or signed. */
  lastContact: string | null;
}

const QUOTES_KEPT = 12;

/** What the rules take for a name is none below this, and what they do not is one from these on. */
const DOUBTFUL = 0.1;
const SURE_OF_TWO = 0.35;
const SURE_OF_ONE = 0.6;

/**
 * Takes everybody the documents name into the cast, with addresses and titles, and says where they stand. Full names are
 * met first, so that a last name alone is no third person beside two who bear it.
 */
export function meetPeople(scene: Scene, names: NameSense): Sighting[] {
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
  const formerly = formerNames(scene);
  const meet = (passage: Passage, { name: written, start, end }: Mention) => {
    const name = `${written}${AGE_BEHIND.exec(passage.text.slice(end))?.[0] ?? ''}`;
    const member =
      scene.cast.find(name) ??
      scene.cast.find(formerly.get(fold(name)) ?? null) ??
      add(scene.cast, name, null, sideOfMention(scene, passage, start));
    see(member, partOf(passage, start, end), passage.date, false);
    if (member) describeFrom(member, passage, end);
  };
  for (const passage of scene.passages)
    for (const attendee of attendeesOf(scene, passage)) meet(passage, { ...attendee, titled: true });
  const lone: { passage: Passage; mention: Mention }[] = [];
  const unsure: { passage: Passage; mention: Mention }[] = [];
  for (const passage of scene.passages) {
    const foreign = passage.language === 'und' && passage.zone !== 'field';
    const listed = attendeesOf(scene, passage);
    const isNew = (mention: Mention) =>
      !listed.some(({ start, end }) => start < mention.end && mention.start < end) &&
      !isFamily(scene, passage, mention);
    const byRule = mentionsIn(passage.text, { ...scene.mentionContext, language: passage.language }).filter(
      (mention) => isNew(mention) && !(foreign && !beginsWithGivenName(mention.name)),
    );
    for (const mention of byRule) {
      const settled = mention.titled || writtenAsName(passage, mention) || scene.cast.find(mention.name) !== undefined;
      const sure = settled ? null : names.of(passage, mention.start, mention.end);
      if (sure !== null && sure < DOUBTFUL) continue;
      const name = sure === null ? mention : names.trimmed(passage, mention);
      if (withoutTitle(name.name).includes(' ')) meet(passage, name);
      else lone.push({ passage, mention: name });
    }
    if (foreign || passage.zone === 'header') continue;
    for (const found of names.namesIn(passage)) {
      const mention = withoutVerb(passage, found);
      const overlaps = byRule.some(({ start, end }) => start < mention.end && mention.start < end);
      const least = mention.name.includes(' ') ? SURE_OF_TWO : SURE_OF_ONE;
      if (!overlaps && mention.sure >= least && isNew(mention)) unsure.push({ passage, mention });
    }
  }
  const words = (name: string) => name.split(' ').length;
  unsure.sort((a, b) => words(b.mention.name) - words(a.mention.name));
  const inFull = ({ mention: { name } }: { mention: Mention }) => /^\p{Lu}.* \p{Lu}/u.test(name);
  const later = [...unsure.filter(inFull), ...lone, ...unsure.filter((each) => !inFull(each))];
  for (const { passage, mention } of later) meet(passage, mention);
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
  for (const { member, quote, date } of knownByAddress(scene)) see(member, quote, date, false);
  return [...sightings.values()];
}

/** Who a list of those present names last name first, by places in the passage. */
function attendeesOf({ attendees }: Scene, { documentId, start, end }: Passage): Attendee[] {
  return (attendees.get(documentId) ?? [])
    .filter((attendee) => attendee.lastFirst && attendee.start >= start && attendee.end <= end)
    .map((attendee) => ({ ...attendee, start: attendee.start - start, end: attendee.end - start }));
}

/** "Otto Roe jun." is somebody else than his father. */
const AGE_BEHIND = /^ (?:(?:jun|sen|jr|sr)\.(?!\p{L})|(?:junior|senior)(?=\s*(?:[,;.:)]|$)))/iu;

/** "the Vellankis", "two Roes" are a family and nobody of it. */
function isFamily({ cast }: Scene, { text }: Passage, { name, start }: Mention): boolean {
  const many = /(?:^|\s)(?:the|both|die|les|los|las|os|\d+|two|zwei|deux|dos|due|twee)\s(?:\p{L}\.?\s)?$/iu;
  const stem = fold(name).replace(/s$/u, '');
  return (
    /^\p{L}+s$/u.test(name) &&
    many.test(text.slice(Math.max(0, start - 10), start)) &&
    cast.members.some((member) => nameParts(member.name).at(-1) === stem)
  );
}

/** "vroni ärgert sich": a verb by the pronoun behind it, where a chat writes names in lower case. */
function withoutVerb<T extends Mention>({ text }: Passage, mention: T): T {
  const { name, start, end } = mention;
  const [first = '', second = '', more] = name.split(' ');
  const verb =
    /^\p{Ll}/u.test(second) && more === undefined && isGivenName(first) && OBJECT_BEHIND.test(text.slice(end));
  return verb ? { ...mention, name: first, end: start + first.length } : mention;
}
const OBJECT_BEHIND =
  /^\s(?:sich|nicht|nix|nichts|mir|mich|dir|dich|ihn|ihm|uns|euch|pas|rien|jamais|zich|niet|niets|hem|ons|them|him|it|us|nele|nela|nada|lhe)(?![\p{L}])/iu;

/** Initials, a particle between two words or capitals throughout: written as only names are. */
function writtenAsName({ text }: Passage, { start, end }: Mention): boolean {
  return /(?<![\p{L}])\p{Lu}\.|\p{L} (?:van|von|de|da|do|dos|di|del|della|der|den|la|le|ter|ten) |^[\p{Lu}'’ -]+$/u.test(
    text.slice(start, end),
  );
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

/** A full name that opens with a given name is one in any language. */
function beginsWithGivenName(name: string): boolean {
  const [first = '', ...others] = name.split(/\s+/u);
  return others.length > 0 && isGivenName(first);
}

/** "Who is Wendell?" – "Wendell Price.": a sentence that is nothing but a name, as the answer. */
function namedOnAsking(scene: Scene, { at, documentId, text }: Passage): string | null {
  const name = /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2})[.,!]?$/u.exec(text)?.[1];
  if (!name) return null;
  const asked = scene.passages
    .slice(Math.max(0, at - 3), at)
    .some((before) => before.documentId === documentId && asksWho(before) && /\?/u.test(before.text));
  return asked && !PERSON_BEFORE.test(name.split(' ')[0] ?? '') ? name : null;
}
/** German asks "how" by the word with which Dutch asks for somebody. */
function asksWho({ text, language }: Passage): boolean {
  return ASKS_WHO.test(text) || (language === 'nl' && /(?<![\p{L}])wie(?![\p{L}])/iu.test(text));
}
const ASKS_WHO = /(?<![\p{L}])(?:who|whom|quién|quien|quem|qui|wer|chi)(?:['’]s)?(?![\p{L}])/iu;

function sideOfMention(scene: Scene, passage: Passage, at: number): Member['side'] {
  const next = scene.passages[passage.at + 1];
  const goesOn = next?.documentId === passage.documentId && next.turn === passage.turn ? next.text.slice(0, 60) : '';
  const rest = passage.text.slice(Math.max(0, at - 50), at + 90);
  const near = passage.text.length - at < 40 ? `${rest} ${goesOn}` : rest;
  if (passage.zone === 'field' && vendorLine(scene, passage.text)) return 'vendor';
  if (PARTNER_NEAR.test(near)) return 'partner';
  if (passage.side === 'customer' && YOUR_SELLER.test(near)) return 'vendor';
  if (passage.side === 'vendor' && VENDOR_NEAR.test(near)) return 'vendor';
  return 'customer';
}

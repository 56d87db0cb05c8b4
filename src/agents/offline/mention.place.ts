import { fold, nameParts } from '../../evidence/names';
import { type Attendee } from './attendance';
import { type Member } from './cast';
import { isGivenName } from './given-names';
import { type Mention } from './mention.types';
import { PERSON_BEFORE } from './mention.words';
import { type Passage } from './passage';
import { PARTNER_NEAR, VENDOR_NEAR, YOUR_SELLER } from './people.words';
import { vendorLine } from './signature.sides';
import { type Scene } from './story';

/** Who a list of those present names last name first, by places in the passage. */
export function attendeesOf({ attendees }: Scene, { documentId, start, end }: Passage): Attendee[] {
  return (attendees.get(documentId) ?? [])
    .filter((attendee) => attendee.lastFirst && attendee.start >= start && attendee.end <= end)
    .map((attendee) => ({ ...attendee, start: attendee.start - start, end: attendee.end - start }));
}

/** "the Vellankis", "two Roes" are a family and nobody of it. */
export function isFamily({ cast }: Scene, { text }: Passage, { name, start }: Mention): boolean {
  const many = /(?:^|\s)(?:the|both|die|les|los|las|os|\d+|two|zwei|deux|dos|due|twee)\s(?:\p{L}\.?\s)?$/iu;
  const stem = fold(name).replace(/s$/u, '');
  return (
    /^\p{L}+s$/u.test(name) &&
    many.test(text.slice(Math.max(0, start - 10), start)) &&
    cast.members.some((member) => nameParts(member.name).at(-1) === stem)
  );
}

/** "vroni ärgert sich": a verb by the pronoun behind it, where a chat writes names in lower case. */
export function withoutVerb<T extends Mention>({ text }: Passage, mention: T): T {
  const { name, start, end } = mention;
  const [first = '', second = '', more] = name.split(' ');
  const verb =
    /^\p{Ll}/u.test(second) && more === undefined && isGivenName(first) && OBJECT_BEHIND.test(text.slice(end));
  return verb ? { ...mention, name: first, end: start + first.length } : mention;
}
const OBJECT_BEHIND =
  /^\s(?:sich|nicht|nix|nichts|mir|mich|dir|dich|ihn|ihm|uns|euch|pas|rien|jamais|zich|niet|niets|hem|ons|them|him|it|us|nele|nela|nada|lhe)(?![\p{L}])/iu;

/** Initials, a particle between two words or capitals throughout: written as only names are. */
export function writtenAsName({ text }: Passage, { start, end }: Mention): boolean {
  return /(?<![\p{L}])\p{Lu}\.|\p{L} (?:van|von|de|da|do|dos|di|del|della|der|den|la|le|ter|ten) |^[\p{Lu}'’ -]+$/u.test(
    text.slice(start, end),
  );
}

/** A full name that opens with a given name is one in any language. */
export function beginsWithGivenName(name: string): boolean {
  const [first = '', ...others] = name.split(/\s+/u);
  return others.length > 0 && isGivenName(first);
}

/** "Who is Wendell?" – "Wendell Price.": a sentence that is nothing but a name, as the answer. */
export function namedOnAsking(scene: Scene, { at, documentId, text }: Passage): string | null {
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

/** By the words around the place `at` of a name, whose side somebody nobody knows yet is on. */
export function sideOfMention(scene: Scene, passage: Passage, at: number): Member['side'] {
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

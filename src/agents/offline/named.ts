import { fold, nameParts, shortFormOf } from '../../evidence/names';
import { type Cast, type Member } from './cast';
import { isGivenName } from './given-names';
import { AMBIGUOUS_GIVEN } from './mention.words';
import { type Passage } from './passage';

/** A person named in a passage and where. */
export interface Named {
  member: Member;
  start: number;
}

export type NamedIn = (passage: Passage) => Named[];

const WORD = /(?<![\p{L}@._-])[\p{Lu}\p{Lo}][\p{L}\p{M}'’]*(?:-[\p{L}\p{M}]+)*/gu;
/** Chats write names as they write everything else: "callum left". */
const CASUAL_WORD = /(?<![\p{L}@._-])[\p{L}][\p{L}\p{M}'’]*(?:-[\p{L}\p{M}]+)*/gu;

/**
 * Finds the known people a passage names, in the order of the text. A word that several people share counts for the one
 * whose full name stands there, or who alone has it as a given name; a word of the company's own name counts for nobody.
 */
export function namedIn(cast: Cast, organisations: Set<string>, ordinary: Set<string>): NamedIn {
  const byPart = new Map<string, Member[]>();
  for (const member of cast.members) {
    for (const part of nameParts(member.name)) {
      if (part.length < 3) continue;
      const known = byPart.get(part) ?? [];
      if (!known.includes(member)) byPart.set(part, [...known, member]);
    }
  }
  /** "Pepe" for the one José there is. */
  const shortened = (word: string): Member[] => {
    const known = byShortForm.get(word);
    if (known) return known;
    const alike =
      word.length > 3 || isGivenName(word)
        ? cast.members.filter(({ name }) => shortFormOf(word, nameParts(name)[0] ?? ''))
        : [];
    byShortForm.set(word, alike.length === 1 ? alike : []);
    return alike.length === 1 ? alike : [];
  };
  const byShortForm = new Map<string, Member[]>();
  const seen = new WeakMap<Passage, Named[]>();
  return (passage) => {
    const before = seen.get(passage);
    if (before) return before;
    const found = new Map<Member, number>();
    const casual = passage.kind === 'slack_thread';
    for (const match of passage.text.matchAll(casual ? CASUAL_WORD : WORD)) {
      const word = fold(match[0].replace(/['’]s?$/u, ''));
      if (casual && /^\p{Ll}/u.test(match[0]) && (word.length < 4 || AMBIGUOUS_GIVEN.has(word))) continue;
      const initial = /^ (\p{Lu})\.(?=[\s,;:)]|$)/u.exec(passage.text.slice(match.index + match[0].length))?.[1];
      const sharing = byPart.get(word) ?? (ordinary.has(word) ? [] : shortened(word));
      const candidates = initial ? sharing.filter(({ name }) => familyStartsWith(name, initial)) : sharing;
      const known = /^\p{Ll}/u.test(match[0])
        ? candidates.filter((each) => nameParts(each.name)[0] === word)
        : candidates;
      const member = theOne(known, word, passage.text, organisations);
      if (member && !found.has(member)) found.set(member, match.index);
    }
    const named = [...found].map(([member, start]) => ({ member, start }));
    seen.set(passage, named);
    return named;
  };
}

/** "Priya R." is the Priya whose last name begins with an R. */
function familyStartsWith(name: string, initial: string): boolean {
  return nameParts(name).at(-1)?.startsWith(fold(initial)) === true;
}

function theOne(candidates: Member[], word: string, text: string, organisations: Set<string>): Member | undefined {
  if (candidates.length === 0) return undefined;
  const full = candidates.find(({ name }) => text.includes(name));
  if (full) return full;
  if (organisations.has(word) && candidates.every(({ name }) => nameParts(name)[0] !== word)) return undefined;
  if (candidates.length === 1) return candidates[0];
  const given = candidates.filter(({ name }) => nameParts(name)[0] === word);
  return given.length === 1 ? given[0] : undefined;
}

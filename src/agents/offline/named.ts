import { shortFormOf } from '../../evidence/name.short-forms';
import { fold, nameParts } from '../../evidence/names';
import { type Member } from './cast';
import { isGivenName } from './given-names';
import { meantBy } from './initials';
import { AMBIGUOUS_GIVEN } from './mention.words';
import { namesakesIn } from './namesakes';
import { type Passage } from './passage';
import { type Scene } from './story';

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
 * whose full name stands there, who alone has it as a given name, whom alone the document names in full, or who alone is
 * on the record; a word of the company's own name counts for nobody.
 */
export function namedIn(scene: Scene): NamedIn {
  const { cast } = scene;
  const { organisations, ordinary } = scene.vocabulary;
  const meant = namesakesIn(scene);
  const byPart = new Map<string, Member[]>();
  for (const member of cast.members) {
    for (const part of nameParts(member.name)) {
      if (part.length < 3) continue;
      const known = byPart.get(part) ?? [];
      if (!known.includes(member)) byPart.set(part, [...known, member]);
    }
  }
  const theOne = (candidates: Member[], word: string, passage: Passage): Member | undefined => {
    if (candidates.length === 0) return undefined;
    const full = candidates.find(({ name }) => passage.text.includes(name));
    if (full) return full;
    const given = candidates.filter(({ name }) => nameParts(name)[0] === word);
    if (organisations.has(word) && given.length === 0) return undefined;
    if (candidates.length === 1) return candidates[0];
    return given.length === 1 ? given[0] : meant(candidates, passage);
  };
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
      const sharing = byPart.get(word) ?? (ordinary.has(word) ? [] : shortened(word));
      const candidates = withInitial(sharing, passage.text, match.index, match[0].length);
      const known = /^\p{Ll}/u.test(match[0])
        ? candidates.filter((each) => nameParts(each.name)[0] === word)
        : candidates;
      const member = theOne(known, word, passage);
      if (member && !found.has(member)) found.set(member, match.index);
    }
    for (const { member, start } of byInitials(scene, passage)) if (!found.has(member)) found.set(member, start);
    const named = [...found].map(([member, start]) => ({ member, start })).sort((a, b) => a.start - b.start);
    seen.set(passage, named);
    return named;
  };
}

/** "BL had visited all eleven teams": the people whose initials stand in a sentence that is not all capitals. */
function byInitials({ cast, initials }: Scene, { text, zone }: Passage): Named[] {
  if (zone === 'field' || !/\p{Ll}{3}/u.test(text)) return [];
  return [...text.matchAll(INITIALS)].flatMap(({ 0: short, index }) => {
    const name = meantBy(short, initials);
    const member = name === undefined ? undefined : cast.find(name);
    return member ? [{ member, start: index }] : [];
  });
}
const INITIALS =
  /(?<![\p{L}\p{N}@._/&#-]|(?<!^[\d.]*)\d )(?:\p{Lu}\p{Ll}?\p{Lu}{1,2}|(?:\p{Lu}\.){2,3})(?![\p{L}\p{N}@_/&-]|\.\p{L}| \d)/gu;

/** "Priya R." is the Priya whose last name begins with an R, "P. Raman" the Raman whose first name begins with a P. */
function withInitial(sharing: Member[], text: string, at: number, length: number): Member[] {
  const behind = /^ (\p{Lu})\.(?=[\s,;:)]|$)/u.exec(text.slice(at + length))?.[1];
  if (behind) return sharing.filter(({ name }) => nameParts(name).at(-1)?.startsWith(fold(behind)));
  const before = /(?<![\p{L}.])(\p{Lu})\. ?$/u.exec(text.slice(Math.max(0, at - 4), at))?.[1];
  const first = before ? sharing.filter(({ name }) => nameParts(name)[0]?.startsWith(fold(before))) : [];
  return first.length > 0 ? first : sharing;
}

import { withoutTitle } from '../../evidence/name.titles';
import { fold } from '../../evidence/names';
import { knownByAddress, takeAddresses } from './addresses';
import { add, type Member } from './cast';
import { formerNames } from './former-names';
import { attendeesOf, namedOnAsking, sideOfMention } from './mention.place';
import { knownByRule, sensedBeside, unlessDoubtful } from './mention.doubts';
import { type Mention } from './mention.types';
import { type NameSense } from './name.sense';
import { type Passage, partOf } from './passage';
import { DEPARTMENT, TITLE_WORDS } from './people.words';
import { type Sighting, Sightings } from './sightings';
import { signers } from './signatures';
import { type Scene } from './story';

/** A name and the passage in which it stands. */
interface Placed {
  passage: Passage;
  mention: Mention;
}

/**
 * Takes everybody the documents name into the cast, with addresses and titles, and says where they stand. Full names are
 * met first, so that a last name alone is no third person beside two who bear it.
 */
export function meetPeople(scene: Scene, names: NameSense): Sighting[] {
  const sightings = new Sightings();
  meetActing(scene, sightings);
  const formerly = formerNames(scene);
  const meet = ({ passage, mention: { name: written, start, end } }: Placed) => {
    const name = `${written}${AGE_BEHIND.exec(passage.text.slice(end))?.[0] ?? ''}`;
    const member =
      scene.cast.find(name) ??
      scene.cast.find(formerly.get(fold(name)) ?? null) ??
      add(scene.cast, name, null, sideOfMention(scene, passage, start));
    sightings.note(member, partOf(passage, start, end));
    if (member) describeFrom(member, passage, end);
  };
  for (const passage of scene.passages)
    for (const attendee of attendeesOf(scene, passage)) meet({ passage, mention: { ...attendee, titled: true } });
  const lone: Placed[] = [];
  const unsure: Placed[] = [];
  for (const passage of scene.passages) {
    const byRule = knownByRule(scene, passage);
    for (const written of byRule) {
      const mention = unlessDoubtful(scene, passage, written, names);
      if (mention === null) continue;
      if (withoutTitle(mention.name).includes(' ')) meet({ passage, mention });
      else lone.push({ passage, mention });
    }
    unsure.push(...sensedBeside(scene, passage, byRule, names).map((mention) => ({ passage, mention })));
  }
  for (const placed of fullNamesFirst(lone, unsure)) meet(placed);
  for (const passage of scene.passages) {
    const name = namedOnAsking(scene, passage);
    if (name === null || scene.cast.find(name)) continue;
    const member = add(scene.cast, name, null, sideOfMention(scene, passage, 0));
    sightings.note(member, partOf(passage, 0, name.length));
  }
  takeAddresses(scene);
  for (const { member, quote } of knownByAddress(scene)) sightings.note(member, quote);
  return sightings.all();
}

/** Whoever signs, writes, is written to or speaks. */
function meetActing(scene: Scene, sightings: Sightings): void {
  for (const { member, line } of signers(scene))
    sightings.noteActing(member, { documentId: line.documentId, quote: line.text, start: line.start }, line.date);
  for (const { id, date } of scene.dossier.documents) {
    const layout = scene.layouts.get(id);
    for (const { name, start, field } of layout?.header ?? []) {
      if (name === '') continue;
      const quote = { documentId: id, quote: name, start };
      if (field === 'from') sightings.noteActing(scene.cast.find(name), quote, date);
      else sightings.note(scene.cast.find(name), quote);
    }
    for (const { name, written, start } of layout?.speakers ?? [])
      sightings.noteActing(scene.cast.find(name), { documentId: id, quote: written, start }, date);
  }
}

/** Names in full before lone ones, and of those that only sound like names the longest first. */
function fullNamesFirst(lone: Placed[], unsure: Placed[]): Placed[] {
  const words = ({ mention }: Placed) => mention.name.split(' ').length;
  const inFull = ({ mention }: Placed) => /^\p{Lu}.* \p{Lu}/u.test(mention.name);
  const longest = [...unsure].sort((a, b) => words(b) - words(a));
  return [...longest.filter(inFull), ...lone, ...longest.filter((each) => !inFull(each))];
}

/** "Otto Roe jun." is somebody else than his father. */
const AGE_BEHIND = /^ (?:(?:jun|sen|jr|sr)\.(?!\p{L})|(?:junior|senior)(?=\s*(?:[,;.:)]|$)))/iu;

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

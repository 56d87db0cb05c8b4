import { withoutTitle } from '../../evidence/name.titles';
import { fold } from '../../evidence/names';
import { knownByAddress, takeAddresses } from './addresses';
import { add, type Member } from './cast';
import { formerNames } from './former-names';
import {
  attendeesOf,
  beginsWithGivenName,
  isFamily,
  namedOnAsking,
  sideOfMention,
  withoutVerb,
  writtenAsName,
} from './mention.place';
import { type Mention } from './mention.types';
import { mentionsIn } from './mentions';
import { type NameSense } from './name.sense';
import { type Passage, partOf } from './passage';
import { DEPARTMENT, TITLE_WORDS } from './people.words';
import { type Sighting, Sightings } from './sightings';
import { signers } from './signatures';
import { type Scene } from './story';

/** What the rules take for a name is none below this, and what they do not is one from these on. */
const DOUBTFUL = 0.1;
const SURE_OF_TWO = 0.35;
const SURE_OF_ONE = 0.6;

/** A name in a sentence that is met last, since longer ones may tell whose it is. */
interface Put {
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
  const meet = ({ passage, mention: { name: written, start, end } }: Put) => {
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
  const lone: Put[] = [];
  const unsure: Put[] = [];
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
  for (const put of fullNamesFirst(lone, unsure)) meet(put);
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

/** What the rules take for a name of somebody who stands in no list and is no family. */
function knownByRule(scene: Scene, passage: Passage): Mention[] {
  const found = mentionsIn(passage.text, passage.language, scene.vocabulary);
  return found.filter(
    (mention) => isNew(scene, passage, mention) && !(isForeign(passage) && !beginsWithGivenName(mention.name)),
  );
}

/** The name as far as it is one by what was learnt; null where it hardly is. */
function unlessDoubtful(scene: Scene, passage: Passage, mention: Mention, names: NameSense): Mention | null {
  if (mention.titled || writtenAsName(passage, mention) || scene.cast.find(mention.name)) return mention;
  const sure = names.of(passage, mention.start, mention.end);
  if (sure === null) return mention;
  return sure < DOUBTFUL ? null : names.trimmed(passage, mention);
}

/** What only sounds like a name, beside those known by rule. */
function sensedBeside(scene: Scene, passage: Passage, byRule: Mention[], names: NameSense): Mention[] {
  if (isForeign(passage) || passage.zone === 'header') return [];
  return names
    .namesIn(passage)
    .map((found) => withoutVerb(passage, found))
    .filter(
      (mention) =>
        mention.sure >= (mention.name.includes(' ') ? SURE_OF_TWO : SURE_OF_ONE) &&
        !overlaps(byRule, mention) &&
        isNew(scene, passage, mention),
    );
}

function isForeign({ language, zone }: Passage): boolean {
  return language === 'und' && zone !== 'field';
}

function isNew(scene: Scene, passage: Passage, mention: Mention): boolean {
  return !overlaps(attendeesOf(scene, passage), mention) && !isFamily(scene, passage, mention);
}

function overlaps(others: Pick<Mention, 'start' | 'end'>[], mention: Mention): boolean {
  return others.some(({ start, end }) => start < mention.end && mention.start < end);
}

/** Names in full before lone ones, and of those that only sound like names the longest first. */
function fullNamesFirst(lone: Put[], unsure: Put[]): Put[] {
  const words = ({ mention }: Put) => mention.name.split(' ').length;
  const inFull = ({ mention }: Put) => /^\p{Lu}.* \p{Lu}/u.test(mention.name);
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

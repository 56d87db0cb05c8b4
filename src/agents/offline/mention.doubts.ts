import { isGivenName } from './given-names';
import { attendeesOf, beginsWithGivenName, isFamily, withoutVerb, writtenAsName } from './mention.place';
import { type Mention } from './mention.types';
import { isOfThings, mentionsIn } from './mentions';
import { type NameSense } from './name.sense';
import { type Passage } from './passage';
import { type Scene } from './story';

/** What the rules take for a name is none below this, and what they do not is one from these on. */
const DOUBTFUL = 0.1;
const SURE_OF_TWO = 0.35;
const SURE_OF_ONE = 0.6;
/** A word before somebody known belongs to the name only from here on. */
const HARDLY = 0.5;

/** What the rules take for a name of somebody who stands in no list and is no family. */
export function knownByRule(scene: Scene, passage: Passage): Mention[] {
  const found = mentionsIn(passage.text, passage.language, scene.vocabulary);
  return found.filter(
    (mention) => isNew(scene, passage, mention) && !(isForeign(passage) && !beginsWithGivenName(mention.name)),
  );
}

/** The name as far as it is one by what was learnt; null where it hardly is. */
export function unlessDoubtful(scene: Scene, passage: Passage, mention: Mention, names: NameSense): Mention | null {
  if (mention.titled || writtenAsName(passage, mention) || scene.cast.find(mention.name)) return mention;
  const sure = names.of(passage, mention.start, mention.end);
  if (sure === null) return mention;
  return sure < DOUBTFUL ? null : withoutOffice(scene, passage, names.trimmed(passage, mention), names);
}

/** "Coach Ballew", "Sent Lonnie": somebody known stands behind a word that is hardly part of a name. */
function withoutOffice<T extends Mention>({ cast }: Scene, passage: Passage, mention: T, names: NameSense): T {
  const first = /^[^ \u00a0]+[ \u00a0]+/u.exec(mention.name)?.[0] ?? '';
  const name = mention.name.slice(first.length);
  if (first === '' || isGivenName(first.trim())) return mention;
  const sure = names.of(passage, mention.start, mention.start + first.trim().length) ?? 1;
  return sure < HARDLY && cast.find(name) ? { ...mention, name, start: mention.start + first.length } : mention;
}

/** What only sounds like a name, beside those known by rule. */
export function sensedBeside(scene: Scene, passage: Passage, byRule: Mention[], names: NameSense): Mention[] {
  if (isForeign(passage) || passage.zone === 'header') return [];
  return names
    .namesIn(passage)
    .map((found) => withoutOffice(scene, passage, withoutVerb(passage, found), names))
    .filter(
      (mention) =>
        mention.sure >= (mention.name.includes(' ') ? SURE_OF_TWO : SURE_OF_ONE) &&
        !isOfThings(mention.name) &&
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

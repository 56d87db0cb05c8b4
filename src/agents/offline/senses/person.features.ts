import { fold } from '../../../evidence/names';
import { LANGUAGES } from '../../../evidence/text/language';
import { type Member } from '../cast';
import { type Passage } from '../passage';
import { type PeopleEvidence } from '../people.judged';
import { NOTHING_SAID, type Said } from '../people.said';
import * as words from '../people.words';
import { type Story } from '../story';
import { saying, signsOfBuyer } from './buyer.features';
import { conceptsIn } from './concepts';
import { SENSES } from './labels';
import { conceptsOf, type Features, featuresNamed } from './passage.features';

/** What the sources show of each person who is not the vendor's: all that is said, the office, and the part in the purchase. */
export function featuresOfPeople(story: Story, evidence: PeopleEvidence): Map<Member, Features> {
  const people = story.cast.members.filter(({ side }) => side !== 'vendor');
  return new Map(
    people.map((member) => [
      member,
      featuresNamed('person', [
        `side ${member.side}`,
        ...ofWords(story, evidence.said.get(member) ?? NOTHING_SAID),
        ...ofTitle(member),
        ...signsOfBuyer(story, member, people, evidence),
      ]),
    ]),
  );
}

function ofWords(story: Story, { own, about, deeds }: Said): string[] {
  const others = about.map(({ passage }) => passage);
  const concepts = (kind: string, passages: Passage[]) =>
    passages.slice(0, LATELY).flatMap((passage) => conceptsOf(passage).map(({ concept }) => `${kind} k ${concept}`));
  return [
    ...Object.entries({ own, others, deeds }).flatMap(([kind, passages]) =>
      SENSES.flatMap((sense) => saying(story, kind, passages, sense)),
    ),
    ...concepts('deeds', deeds),
    ...concepts('others', others),
    ...(own.some(({ text }) => words.POSITIVE.test(text)) ? ['glad'] : []),
    ...(own.some(({ text }) => words.NEGATIVE.test(text)) ? ['against'] : []),
    ...(about.some(({ passage, start }) => words.NEGATIVE.test(nearby(passage, start))) ? ['said to be against'] : []),
    ...(about.some(({ passage, start, next }) =>
      words.OPPOSES.test(passage.text.slice(start, Math.max(next, start + 40))),
    )
      ? ['said to oppose']
      : []),
  ];
}
/** So many sentences tell what a person is like. */
const LATELY = 60;

/** The stretch of a sentence that is about the person named at this place. */
export function nearby({ text }: Passage, start: number): string {
  return text.slice(Math.max(0, start - 60), start + 160);
}

function ofTitle({ title, crmRole }: Member): string[] {
  return [
    ...wordsOf(crmRole).map((word) => `role ${word}`),
    ...wordsOf(title).map((word) => `title ${word}`),
    ...LANGUAGES.flatMap((language) =>
      conceptsIn(wordsOf(`${title ?? ''} ${crmRole ?? ''}`), language).map(({ concept }) => `office k ${concept}`),
    ),
  ];
}

function wordsOf(text: string | null): string[] {
  return (fold(text ?? '').match(/\p{L}+/gu) ?? []).slice(0, 12);
}

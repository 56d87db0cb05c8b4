import { fold } from '../../../evidence/names';
import { LANGUAGES } from '../../../evidence/text/language';
import { type Member } from '../cast';
import { MOST, type Evidence } from '../champion.evidence';
import { type Support } from '../decision.support';
import { MONEY_TITLE } from '../decision.words';
import { laterDoubt, PLAIN, strengthOf } from '../evidence.sum';
import { type Passage } from '../passage';
import { type PeopleEvidence } from '../people.judged';
import { NOTHING_SAID, type Said } from '../people.said';
import * as words from '../people.words';
import { championByRecord, deciderByRecord } from '../record.roles';
import { type Story } from '../story';
import { conceptsIn } from './concepts';
import { SENSES } from './labels';
import { conceptsOf, type Features, featuresNamed } from './passage.features';
import { reached } from './steps';

/** What the sources show of each person who is not the vendor's, and how the others stand beside. */
export function featuresOfPeople(story: Story, { said, drivers, decision }: PeopleEvidence): Map<Member, Features> {
  const people = story.cast.members.filter(({ side }) => side !== 'vendor');
  return new Map(
    people.map((member) => [
      member,
      featuresNamed('person', [
        ...ofWords(story, said.get(member) ?? NOTHING_SAID),
        ...ofDriving(member, drivers),
        ...ofDeciding(member, decision.supports),
        ...ofOffice(member, people),
      ]),
    ]),
  );
}

const SUMS = [0.1, 0.25, 0.5, 0.9, 1.5, 2.5];
const SHARES = [0.1, 0.3, 0.5, 0.75];
const COUNTS = [1, 3, 8];

function ofWords(story: Story, { own, about, deeds }: Said): string[] {
  const others = about.map(({ passage }) => passage);
  const kinds = Object.entries({ own, others, deeds });
  const meanings = (kind: string, passages: Passage[]) =>
    SENSES.flatMap((sense) =>
      reached(
        `${kind} ${sense}`,
        strengthOf(
          passages.map((passage) => ({ passage, probability: story.senses.of(passage, sense) })),
          MOST,
        ),
        SUMS,
      ),
    );
  const concepts = (kind: string, passages: Passage[]) =>
    passages.slice(0, LATELY).flatMap((passage) => conceptsOf(passage).map(({ concept }) => `${kind} k ${concept}`));
  return [
    ...kinds.flatMap(([kind, passages]) => reached(kind, passages.length, COUNTS)),
    ...kinds.flatMap(([kind, passages]) => (passages.length > 0 ? meanings(kind, passages) : [])),
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

function ofDriving(member: Member, all: Evidence[]): string[] {
  const own = all.find((each) => each.member === member);
  if (!own) return [];
  const sum = strengthOf(own.drives, MOST);
  const rival = Math.max(0, ...all.filter((each) => each !== own).map((each) => strengthOf(each.drives, MOST)));
  return [
    ...reached('drives', sum, SUMS),
    ...reached('drives not', laterDoubt(own.drives, own.denies), SHARES),
    ...reached('leaves', own.leaves, SHARES),
    ...reached('rival', rival, SUMS),
    ...reached('ahead', sum - rival, SUMS),
    ...reached('behind', rival - sum, SUMS),
    `signs ${own.signs}`,
    `others sign ${all.some((each) => each !== own && each.signs)}`,
  ];
}

function ofDeciding(member: Member, all: Support[]): string[] {
  const own = all.find((each) => each.member === member);
  const yes = (support: Support | undefined) => strengthOf(support?.yes ?? [], MOST);
  const rival = Math.max(0, ...all.filter((each) => each !== own).map(yes));
  const firm = [
    ...(own?.signed ?? []),
    ...(own?.consents ?? []),
    ...(own?.yes ?? []).filter(({ probability }) => probability > PLAIN).map(({ passage }) => passage),
  ];
  const last = Math.max(-1, ...firm.map(({ at }) => at));
  return [
    ...reached('yes', yes(own), SUMS),
    ...reached('no', laterDoubt(own?.yes ?? [], own?.no ?? []), SHARES),
    ...reached('others say yes', rival, SUMS),
    ...(['signed', 'authority', 'consents', 'about', 'claims', 'against'] as const).flatMap((kind) =>
      reached(kind, own?.[kind].length ?? 0, [1, 2]),
    ),
    ...reached('against at last', own?.against.filter(({ at }) => at > last).length ?? 0, [1, 2]),
  ];
}

function ofOffice(member: Member, people: Member[]): string[] {
  const { title, crmRole, email, side } = member;
  const office = `${title ?? ''} ${crmRole ?? ''}`;
  const others = people.filter((other) => other !== member);
  const { PROCUREMENT, TECHNICAL, BUILDER, GUARDIAN, USER } = words;
  const kinds = { PROCUREMENT, TECHNICAL, BUILDER, GUARDIAN, USER, MONEY_TITLE };
  return [
    `side ${side}`,
    `on record ${crmRole !== null}`,
    `address ${email !== null}`,
    `record champion ${championByRecord(member)}`,
    `record decider ${deciderByRecord(member)}`,
    `other champion ${others.some(championByRecord)}`,
    `other decider ${others.some(deciderByRecord)}`,
    ...Object.entries(kinds).flatMap(([kind, cue]) => (cue.test(office) ? [`office ${kind}`] : [])),
    ...wordsOf(crmRole).map((word) => `role ${word}`),
    ...wordsOf(title).map((word) => `title ${word}`),
    ...LANGUAGES.flatMap((language) =>
      conceptsIn(wordsOf(office), language).map(({ concept }) => `office k ${concept}`),
    ),
  ];
}

function wordsOf(text: string | null): string[] {
  return (fold(text ?? '').match(/\p{L}+/gu) ?? []).slice(0, 12);
}

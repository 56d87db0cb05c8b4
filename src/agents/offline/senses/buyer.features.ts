import { type Member } from '../cast';
import { type DriverEvidence } from '../champion.evidence';
import { type DeciderEvidence } from '../decision.support';
import { MONEY_TITLE } from '../decision.words';
import { laterDoubt, PLAIN_WORD, strengthOf } from '../weighed';
import { type Passage } from '../passage';
import { type PeopleEvidence } from '../people.judged';
import { NOTHING_SAID, type Said } from '../people.said';
import * as words from '../people.words';
import { championByRecord, deciderByRecord } from '../record.roles';
import { type Story, tellingOf } from '../story';
import { type Sense } from './labels';
import { type Features, featuresNamed } from './passage.features';
import { reached } from './steps';

/** Whatever is said of one person, somebody may say that nobody drives or decides it, or that two hold it against each other. */
const OPEN = ['driver_none', 'decider_none', 'driver_disputed', 'decider_disputed'] as const satisfies readonly Sense[];

/** What speaks for each of the customer's people driving or deciding the purchase, and how the others stand beside. */
export function featuresOfBuyers(story: Story, evidence: PeopleEvidence): Map<Member, Features> {
  const people = story.cast.members.filter(({ side }) => side === 'customer');
  const open = OPEN.flatMap((sense) => saying(story, 'talk', tellingOf(story), sense, SUMS_OF_DENIALS));
  return new Map(
    people.map((member) => [
      member,
      featuresNamed('buyer', [...signsOfBuyer(story, member, people, evidence), ...open]),
    ]),
  );
}

/** The senses that tell who drives and who decides; who drives is often who tells of the pain and the goal. */
const TELLING = [
  'drives',
  'drives_not',
  'champion_left',
  'buy_in',
  'buy_in_not',
  'authority',
  'pain_today',
  'pain_goal',
  'criterion',
] as const satisfies readonly Sense[];

export function signsOfBuyer(story: Story, member: Member, people: Member[], evidence: PeopleEvidence): string[] {
  const { said, drivers, decision } = evidence;
  return [
    ...ofSaid(story, said.get(member) ?? NOTHING_SAID),
    ...reached('form names', (said.get(member) ?? NOTHING_SAID).about.filter(onForm).length, COUNTS),
    ...ofDriving(member, drivers),
    ...ofDeciding(member, decision.supports),
    ...ofOffice(member, people),
  ];
}

const SUMS = [0.1, 0.25, 0.5, 0.9, 1.5, 2.5];
/** Many a sentence sounds a little like a denial. */
const SUMS_OF_DENIALS = SUMS.slice(1);
const SHARES = [0.1, 0.3, 0.5, 0.75];
const COUNTS = [1, 3, 8];

function ofSaid(story: Story, { own, about, deeds }: Said): string[] {
  return Object.entries({ own, others: about.map(({ passage }) => passage), deeds }).flatMap(([kind, passages]) => [
    ...reached(kind, passages.length, COUNTS),
    ...reached(`${kind} fee`, passages.filter(namesFee).length, [1, 2]),
    ...TELLING.flatMap((sense) => saying(story, kind, passages, sense)),
    ...OPEN.flatMap((sense) => saying(story, kind, passages, sense, SUMS_OF_DENIALS)),
  ]);
}

function onForm({ passage }: Said['about'][number]): boolean {
  return passage.kind === 'order_form';
}

/** Whether talk gives the very fee of the contract. */
function namesFee({ kind, restated }: Passage): boolean {
  return kind !== 'order_form' && restated.some(({ term }) => term === 'fee');
}

/** How much the sentences together say of one sense; what nobody says is no sign. */
export function saying(story: Story, kind: string, passages: Passage[], sense: Sense, marks = SUMS): string[] {
  const weighed = passages.map((passage) => ({ passage, probability: story.senses.of(passage, sense) }));
  const sum = strengthOf(weighed);
  return sum === 0 ? [] : reached(`${kind} ${sense}`, sum, marks);
}

function ofDriving(member: Member, all: DriverEvidence[]): string[] {
  const own = all.find((each) => each.member === member);
  if (!own) return [];
  const sum = strengthOf(own.drives);
  const rival = Math.max(0, ...all.filter((each) => each !== own).map((each) => strengthOf(each.drives)));
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

function ofDeciding(member: Member, all: DeciderEvidence[]): string[] {
  const own = all.find((each) => each.member === member);
  const yes = (support: DeciderEvidence | undefined) => strengthOf(support?.yes ?? []);
  const rival = Math.max(0, ...all.filter((each) => each !== own).map(yes));
  const firm = [
    ...(own?.signed ?? []),
    ...(own?.consents ?? []),
    ...(own?.yes ?? []).filter(({ probability }) => probability > PLAIN_WORD).map(({ passage }) => passage),
  ];
  const last = Math.max(-1, ...firm.map(({ at }) => at));
  return [
    ...reached('yes', yes(own), SUMS),
    ...reached('no', laterDoubt(own?.yes ?? [], own?.no ?? []), SHARES),
    ...reached('others say yes', rival, SUMS),
    ...(['signed', 'told', 'states', 'authority', 'consents', 'about', 'claims', 'against'] as const).flatMap((kind) =>
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
  ];
}

import { type Claim } from '../../../evidence/extraction';
import { type Member } from '../cast';
import { strengthOf } from '../weighed';
import { type Passage } from '../passage';
import { type Judged } from '../people.judged';
import { type Story } from '../story';
import { type Sense } from './labels';
import { SAID_OF, talkOn } from './open.features';
import { type Features, featuresNamed } from './passage.features';
import { reached, stepsTo } from './steps';

/** The anchors that are people; pains, criteria and contracts are held figure against figure. */
export const PEOPLE_ANCHORS = ['champion', 'decisionMaker'] as const;
export type PeopleAnchor = (typeof PEOPLE_ANCHORS)[number];

/** What sentences hold against each anchor, and what settles it. */
export const HELD_AGAINST = {
  champion: ['driver_disputed', 'drives_not', 'driver_none', 'dispute_not'],
  decisionMaker: ['decider_disputed', 'buy_in_not', 'decider_none', 'dispute_not'],
} as const satisfies Record<PeopleAnchor, readonly Sense[]>;

/** What speaks for two people disagreeing on who it is, and nobody having settled it. */
export function featuresOfDispute(story: Story, judged: Judged, key: PeopleAnchor, claims: Claim[]): Features {
  const talk = talkOn(story, key);
  const shown = [
    ...new Set(claims.map(({ standing }) => `claim ${standing}`)),
    ...SAID_OF[key].flatMap((sense) => inSteps(`says ${sense}`, talk, (passage) => story.senses.of(passage, sense))),
    ...SAID_OF[key].flatMap((sense) => saidBy(story, talk, sense)),
    ...HELD_AGAINST[key].flatMap((sense) => opposed(story, talk, firmOf(claims), sense)),
    ...ofPeople(story, judged, key),
  ];
  return featuresNamed('dispute', [`is ${key}`, ...shown, ...shown.map((name) => `${key}: ${name}`)]);
}

function firmOf(claims: Claim[]): Claim[] {
  return claims.filter(({ standing }) => standing === 'stated' || standing === 'disputed');
}

function inSteps(name: string, passages: Passage[], probabilityOf: (passage: Passage) => number): string[] {
  const weighed = passages.map((passage) => ({ passage, probability: probabilityOf(passage) }));
  const surest = Math.max(0, ...weighed.map(({ probability }) => probability));
  return [
    ...stepsTo(surest).map((step) => `${name} ${step}`),
    ...reached(`${name} in all`, strengthOf(weighed, MOST), [0.1, 0.25, 0.5, 1, 2, 4]),
  ];
}
const MOST = 8;

/** How many of the customer's people say it. */
function saidBy(story: Story, talk: Passage[], sense: Sense): string[] {
  return [0.2, 0.5].flatMap((least) => {
    const speakers = new Set(
      talk
        .filter((passage) => passage.side === 'customer' && story.senses.of(passage, sense) > least)
        .map(({ speaker }) => speaker),
    );
    return reached(`${sense} ${least} said by`, speakers.size, [1, 2, 3]);
  });
}

/** A sense of contradiction by whose words it is in, whom they name, and where they stand. */
function opposed(story: Story, talk: Passage[], firm: Claim[], sense: Sense): string[] {
  const own = new Set(firm.flatMap(({ value }) => ('name' in value && value.name ? [value.name] : [])));
  const quoted = new Set(firm.flatMap(({ quotes }) => quotes.map(({ documentId, start }) => `${documentId} ${start}`)));
  const isQuoted = ({ documentId, start }: Passage) => quoted.has(`${documentId} ${start}`);
  const last = Math.max(-1, ...talk.filter(isQuoted).map(({ at }) => at));
  const named = (passage: Passage) => story.named(passage).map(({ member }) => member);
  const sure = (passage: Passage) => story.senses.of(passage, sense);
  const where: Record<string, (passage: Passage) => boolean> = {
    'by whom is firm': ({ speaker }) => speaker !== null && own.has(speaker),
    'by another of the customer': ({ side, speaker }) => side === 'customer' && !(speaker !== null && own.has(speaker)),
    'by the vendor': ({ side }) => side === 'vendor',
    'by nobody': ({ side }) => side === null,
    'of whom is firm': (passage) => named(passage).some(({ name }) => own.has(name)),
    'of another': (passage) => named(passage).some(({ name, side }) => side === 'customer' && !own.has(name)),
    'of two': (passage) => new Set(named(passage)).size > 1,
    afterwards: ({ at }) => at > last,
    'right after': ({ at }) => at > last && at <= last + 4,
    'in what is firm': isQuoted,
  };
  return [
    ...inSteps(sense, talk, sure),
    ...Object.entries(where).flatMap(([name, holds]) => stepsOf(`${sense} ${name}`, talk.filter(holds).map(sure))),
  ];
}

/** The steps up to the surest; nothing where there is nothing to be sure of. */
function stepsOf(name: string, probabilities: number[]): string[] {
  return probabilities.length === 0 ? [] : stepsTo(Math.max(...probabilities)).map((step) => `${name} ${step}`);
}

/** How close the second comes to the first, and how many say it of themselves. */
function ofPeople({ cast }: Story, { sureOf, drivers, decision }: Judged, key: PeopleAnchor): string[] {
  const sense = key === 'champion' ? 'drives it' : 'has decided';
  const people = cast.members.filter(({ side }) => side === 'customer');
  const [first = 0, second = 0] = people.map((member) => sureOf(member, sense)).sort((a, b) => b - a);
  const byThemselves = (least: number) =>
    key === 'champion'
      ? drivers.filter(({ member, drives }) =>
          drives.some(({ passage, probability }) => ownWords(passage, member) && probability > least),
        ).length
      : decision.supports.filter(
          ({ member, yes, authority }) =>
            authority.length > 0 ||
            yes.some(({ passage, probability }) => ownWords(passage, member) && probability > least),
        ).length;
  return [
    ...stepsTo(first).map((step) => `first ${step}`),
    ...stepsTo(second).map((step) => `second ${step}`),
    ...[0.2, 0.5, 0.8].flatMap((least) => reached(`say it themselves ${least}`, byThemselves(least), [1, 2, 3])),
    ...reached('claimants', decision.claimants.size, [1, 2]),
    `as sure ${second > first / 2}`,
  ];
}

function ownWords({ speaker }: Passage, { name }: Member): boolean {
  return speaker === name;
}

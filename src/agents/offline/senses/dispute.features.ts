import { type Claim } from '../../../evidence/extraction';
import { numbersIn } from '../../../evidence/text/numbers';
import { type Member } from '../cast';
import { strengthOf } from '../weighed';
import { type Measures } from '../measures';
import { type Passage } from '../passage';
import { type Judged } from '../people.judged';
import { type Quantity } from '../quantity';
import { type Story } from '../story';
import { alike, rivalsTo } from './dispute.figures';
import { type Sense } from './labels';
import { SAID_OF, talkOn } from './open.features';
import { type Features, featuresNamed } from './passage.features';
import { reached, stepsTo } from './steps';

/** The anchors of which talk alone tells; pains and contracts are compared figure by figure. */
export const TOLD_ANCHORS = ['champion', 'decisionMaker', 'successCriteria'] as const;
export type ToldAnchor = (typeof TOLD_ANCHORS)[number];

/** What sentences hold against each anchor, and what settles it. */
export const HELD_AGAINST = {
  champion: ['driver_disputed', 'drives_not', 'driver_none', 'dispute_not'],
  decisionMaker: ['decider_disputed', 'buy_in_not', 'decider_none', 'dispute_not'],
  successCriteria: ['goal_disputed', 'figure_back', 'criterion_none', 'dispute_not'],
} as const satisfies Record<ToldAnchor, readonly Sense[]>;

/** What speaks for two people or two papers disagreeing on an anchor, and nobody having settled it. */
export function featuresOfDispute(
  story: Story,
  judged: Judged,
  measures: Measures,
  key: ToldAnchor,
  claims: Claim[],
): Features {
  const talk = talkOn(story, key);
  const shown = [
    ...new Set(claims.map(({ standing }) => `claim ${standing}`)),
    ...SAID_OF[key].flatMap((sense) => inSteps(`says ${sense}`, talk, (passage) => story.senses.of(passage, sense))),
    ...SAID_OF[key].flatMap((sense) => saidBy(story, talk, sense)),
    ...HELD_AGAINST[key].flatMap((sense) => opposed(story, talk, firmOf(claims), sense)),
    ...(key === 'champion' || key === 'decisionMaker' ? ofPeople(story, judged, key) : ofFigures(story, measures)),
  ];
  return featuresNamed('dispute', [
    `is ${key}`,
    ...shown,
    ...(key === 'successCriteria' ? [] : shown.map((name) => `person: ${name}`)),
    ...shown.map((name) => `${key}: ${name}`),
  ]);
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

/** A sense of contradiction by whose words it is in, whom or which figure they name, and where they stand. */
function opposed(story: Story, talk: Passage[], firm: Claim[], sense: Sense): string[] {
  const own = new Set(firm.flatMap(({ value }) => ('name' in value && value.name ? [value.name] : [])));
  const quoted = new Set(firm.flatMap(({ quotes }) => quotes.map(({ documentId, start }) => `${documentId} ${start}`)));
  const isQuoted = ({ documentId, start }: Passage) => quoted.has(`${documentId} ${start}`);
  const figures = firm.flatMap(figuresOf);
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
    'with its figure': (passage) => numbersOf(passage).some((value) => figures.includes(value)),
    'with another figure': (passage) =>
      numbersOf(passage).some((value) => figures.some((figure) => figure !== value && alike(figure, value))),
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

function figuresOf({ value }: Claim): number[] {
  return Object.values(value).flatMap((each) => (typeof each === 'number' ? [each] : []));
}

function numbersOf({ text, language }: Passage): number[] {
  return numbersIn(text, language).map(({ value }) => value);
}

/** Two figures of one kind and size that both sound like today's, or like the one to reach. */
function ofFigures(story: Story, { quantities }: Measures): string[] {
  return (['today', 'goal'] as const).flatMap((sense) => {
    const sure = (quantity: Quantity) => story.senses.ofFigure(quantity, sense);
    const first = [...quantities].sort((a, b) => sure(b) - sure(a))[0]?.passage;
    const rivals = rivalsTo(story, quantities, sense);
    const steps = (name: string, among: Quantity[]) => stepsOf(`rival ${sense} ${name}`, among.map(sure));
    return [
      `rivals ${sense} ${Math.min(3, rivals.length)}`,
      ...steps('any', rivals),
      ...steps(
        'by another',
        rivals.filter(({ passage }) => passage.speaker !== first?.speaker),
      ),
      ...steps(
        'elsewhere',
        rivals.filter(({ passage }) => passage.documentId !== first?.documentId),
      ),
      ...steps(
        'right after',
        rivals.filter(({ passage: { at } }) => first && at > first.at && at <= first.at + 3),
      ),
      ...stepsOf(
        `rival ${sense} told against`,
        rivals.map(({ passage }) => heldAgainst(story, passage)),
      ),
      ...steps(
        'later',
        rivals.filter(({ passage: { at } }) => first && at > first.at),
      ),
    ];
  });
}

/** How surely the sentence, or the one after it, holds against what somebody else said. */
function heldAgainst(story: Story, passage: Passage): number {
  const next = story.passages[passage.at + 1];
  const turn = next?.documentId === passage.documentId && next.turn === passage.turn ? [passage, next] : [passage];
  return Math.max(...turn.flatMap((each) => AGAINST_A_FIGURE.map((sense) => story.senses.of(each, sense))));
}
const AGAINST_A_FIGURE = ['goal_disputed', 'figure_back'] as const;

/** How close the second comes to the first, and how many say it of themselves. */
function ofPeople({ cast }: Story, { sureOf, drivers, decision }: Judged, key: 'champion' | 'decisionMaker'): string[] {
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

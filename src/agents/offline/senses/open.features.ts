import { type AnchorKey } from '../../../evidence/evidence.types';
import { type Claim } from '../../../evidence/extraction';
import { type Member } from '../cast';
import { MONEY_TITLE } from '../decision.words';
import { strengthOf } from '../weighed';
import { type Passage } from '../passage';
import { type Judged } from '../people.judged';
import { championByRecord, deciderByRecord } from '../record.roles';
import { type Story } from '../story';
import { type BuyerSense, type Sense } from './labels';
import { type Features, featuresNamed } from './passage.features';
import { reached, stepsTo } from './steps';

/** What sentences say of each anchor, whether they bear it out, hint at it, or say that there is none. */
export const SAID_OF = {
  contractTerm: ['term_hint'],
  arr: ['fee_hint'],
  seats: ['seats_hint'],
  painMetric: ['pain_today', 'pain_goal', 'pain_vague', 'pain_none', 'figure_back', 'goal_disputed'],
  champion: ['drives', 'drives_not', 'champion_left', 'driver_none', 'driver_disputed'],
  decisionMaker: ['buy_in', 'buy_in_not', 'authority', 'decider_none', 'decider_disputed'],
  successCriteria: ['criterion', 'criterion_vague', 'pain_goal', 'criterion_none', 'figure_back', 'goal_disputed'],
} as const satisfies Record<AnchorKey, readonly Sense[]>;

/** What speaks for an anchor that nothing makes firm being hinted at, rather than not spoken of at all. */
export function featuresOfOpen(story: Story, judged: Judged, key: AnchorKey, claims: Claim[]): Features {
  const talk = talkOn(story, key);
  const shown = [
    ...claims.map(({ standing }) => `claim ${standing}`),
    `claims ${Math.min(3, claims.length)}`,
    ...Object.entries(voicesIn(talk)).flatMap(([voice, passages]) => [
      ...SAID_OF[key].flatMap((sense) => ofSense(story, voice, passages, sense)),
      ...reached(`${voice} talks`, passages.length, [1, 5, 15, 40]),
    ]),
    ...(key === 'champion' || key === 'decisionMaker' ? ofPeople(story, judged) : []),
  ];
  return featuresNamed(
    'open',
    shown.map((name) => `${key} ${name}`),
  );
}

/** Every sentence that may hint at the anchor; at what the contract says, a form hints too. */
export function talkOn({ passages }: Story, key: AnchorKey): Passage[] {
  return passages.filter(
    ({ zone, kind, language }) =>
      zone !== 'header' && language !== 'und' && (isOfContract(key) || kind !== 'order_form'),
  );
}

export function isOfContract(key: AnchorKey): key is 'contractTerm' | 'arr' | 'seats' {
  return key === 'contractTerm' || key === 'arr' || key === 'seats';
}

function voicesIn(talk: Passage[]): Record<string, Passage[]> {
  return {
    everybody: talk,
    customer: talk.filter(({ side }) => side === 'customer'),
    vendor: talk.filter(({ side }) => side === 'vendor'),
    nobody: talk.filter(({ side }) => side === null),
  };
}

function ofSense(story: Story, voice: string, passages: Passage[], sense: Sense): string[] {
  const weighed = passages.map((passage) => ({ passage, probability: story.senses.of(passage, sense) }));
  const surest = Math.max(0, ...weighed.map(({ probability }) => probability));
  return [
    ...stepsTo(surest).map((step) => `${voice} ${sense} ${step}`),
    ...reached(`${voice} ${sense} in all`, strengthOf(weighed, MOST), [0.1, 0.25, 0.5, 1, 2, 4]),
  ];
}
const MOST = 8;

function ofPeople({ cast }: Story, { sureOf }: Judged): string[] {
  const people = cast.members.filter(({ side }) => side === 'customer');
  const ranked = (sense: BuyerSense) => people.map((member) => sureOf(member, sense)).sort((a, b) => b - a);
  const any = (is: (member: Member) => boolean) => people.some(is);
  return [
    ...(['drives it', 'has decided'] as const).flatMap((sense) =>
      ranked(sense)
        .slice(0, 2)
        .flatMap((sure, at) => stepsTo(sure).map((step) => `${at} ${sense} ${step}`)),
    ),
    `record champion ${any(championByRecord)}`,
    `record decider ${any(deciderByRecord)}`,
    `money title ${any(({ title }) => title !== null && MONEY_TITLE.test(title))}`,
    `people ${Math.min(5, people.length)}`,
  ];
}

import { CORRECTION, HEDGE, NEGATED } from '../doubt.words';
import * as words from '../measure.words';
import { isObjection, type Measures } from '../measures';
import { isQuestion, type Passage } from '../passage';
import { comparable, figuresIn, type Quantity } from '../quantity';
import { type Story, tellingOf } from '../story';
import { sharedWords } from '../topic';
import { type FigureSense, type Sense } from './labels';
import { figurePairs } from './pair.features';
import { conceptsOf, type Features, featuresNamed } from './passage.features';
import { reached, stepsTo } from './steps';

/** Two figures that may both be meant as today's; `first` is named first. */
export interface Rivals {
  first: Mentions;
  second: Mentions;
  features: Features;
}

/** Every mention of one value, in the order of the story. */
export interface Mentions {
  value: number;
  all: Quantity[];
}

/** Somewhere one of the two sounds like today's; what contradicts it often does not: "ours is four". */
const GIVEN = 0.05;
/** So many figures are held against so many others at most, the surest first, which keeps very long documents cheap. */
const MOST_GIVEN = 4;
const MOST_OTHERS = 30;
/** How many times as large as the other a rival may be. */
const WIDEST = 5;

/** Every two figures of a kind of which one sounds like today's, with all that tells whether they rival and nobody settled it. */
export function rivalsIn(story: Story, measures: Measures): Rivals[] {
  const sure = (quantity: Quantity) => story.senses.ofFigure(quantity, 'today');
  const values = valuesIn(story)
    .map((mentions) => ({ mentions, surest: Math.max(...mentions.all.map(sure)) }))
    .sort((a, b) => b.surest - a.surest)
    .slice(0, MOST_OTHERS);
  const given = values.filter(({ surest }) => surest > GIVEN).slice(0, MOST_GIVEN);
  const paired = pairedIn(story, measures);
  return given.flatMap((one, at) =>
    values
      .slice(at + 1)
      .filter((other) => mayRival(one.mentions, other.mentions))
      .map((other) => {
        const inOrder = begins(one.mentions) <= begins(other.mentions);
        const [first, second] = inOrder ? [one.mentions, other.mentions] : [other.mentions, one.mentions];
        return { first, second, features: featuresOfRivals(story, paired, first, second, given.length) };
      }),
  );
}

function valuesIn(story: Story): Mentions[] {
  const byValue = new Map<string, Mentions>();
  for (const figure of tellingOf(story).flatMap(figuresIn)) {
    const key = figure.value.toPrecision(6);
    const known = byValue.get(key);
    if (known) known.all.push(figure);
    else byValue.set(key, { value: figure.value, all: [figure] });
  }
  return [...byValue.values()];
}

function mayRival(one: Mentions, other: Mentions): boolean {
  const [smaller, larger] = [Math.min(one.value, other.value), Math.max(one.value, other.value)];
  return larger <= WIDEST * smaller && one.all.some((each) => other.all.some((rival) => comparable(each, rival)));
}

/** Where a value is named first: the place of the passage, and how far into it. */
function begins({ all: [first] }: Mentions): number {
  return first ? first.passage.at + first.start / (first.passage.text.length + 1) : 0;
}

/** How surely each value is today's figure of a pain beside any figure to reach. */
function pairedIn(story: Story, { quantities }: Measures): Map<number, number> {
  const paired = new Map<number, number>();
  for (const { today, features } of figurePairs(story.passages, quantities, story.senses))
    paired.set(today.value, Math.max(paired.get(today.value) ?? 0, story.senses.ofPair(features)));
  return paired;
}

function featuresOfRivals(
  story: Story,
  paired: Map<number, number>,
  first: Mentions,
  second: Mentions,
  given: number,
): Features {
  const shown = [
    `given ${given}`,
    ...ofFigures(story, first, second),
    ...ofPairs(paired, first, second),
    ...ofTellers(first.all, second.all),
    ...ofPlaces(first.all, second.all),
    ...ofWords(story, first.all, second.all),
  ];
  return featuresNamed('rivals', [...shown, ...shown.map((name) => `in a handoff ${name}`)]);
}

function ofFigures(story: Story, first: Mentions, second: Mentions): string[] {
  const most = ({ all }: Mentions, sense: FigureSense) =>
    Math.max(...all.map((each) => story.senses.ofFigure(each, sense)));
  const kinds = ({ all }: Mentions) => [...new Set(all.map(({ kind }) => kind))].sort().join(' ');
  const isOrdinary = ({ all }: Mentions) => all.every(({ ordinary }) => ordinary);
  const [smaller, larger] = [first.value, second.value].sort((a, b) => a - b);
  return [
    ...stepsTo(most(first, 'today')).map((step) => `first today ${step}`),
    ...stepsTo(most(second, 'today')).map((step) => `second today ${step}`),
    ...stepsTo(Math.min(most(first, 'today'), most(second, 'today'))).map((step) => `both today ${step}`),
    ...stepsTo(most(first, 'goal')).map((step) => `first goal ${step}`),
    ...stepsTo(most(second, 'goal')).map((step) => `second goal ${step}`),
    ...reached('close', (smaller ?? 0) / (larger || 1), [0.25, 0.4, 0.5, 0.65, 0.8, 0.9, 0.96]),
    `grows ${second.value > first.value}`,
    `first kind ${kinds(first)}`,
    `second kind ${kinds(second)}`,
    `same kind ${kinds(first) === kinds(second)}`,
    `ordinary ${isOrdinary(first)} ${isOrdinary(second)}`,
    `round ${isRound(first.value)} ${isRound(second.value)}`,
  ];
}

function isRound(value: number): boolean {
  return value >= 10 && value % 5 === 0;
}

function ofPairs(paired: Map<number, number>, first: Mentions, second: Mentions): string[] {
  const [one, two] = [paired.get(first.value) ?? 0, paired.get(second.value) ?? 0];
  const best = Math.max(0, ...paired.values());
  return [
    ...stepsTo(one).map((step) => `first paired ${step}`),
    ...stepsTo(two).map((step) => `second paired ${step}`),
    ...stepsTo(Math.max(one, two)).map((step) => `one paired ${step}`),
    `best paired ${best > 0 && one === best} ${best > 0 && two === best}`,
  ];
}

/** Who says which, how often, and what each comes back to. */
function ofTellers(first: Quantity[], second: Quantity[]): string[] {
  const speakers = (mentions: Quantity[]) => new Set(mentions.flatMap(({ passage }) => passage.speaker ?? []));
  const sides = (mentions: Quantity[]) =>
    [...new Set(mentions.map(({ passage }) => passage.side ?? 'nobody'))].sort().join(' ');
  const ends = (mentions: Quantity[]) => Math.max(...mentions.map(({ passage }) => passage.at));
  const endsBy = (mentions: Quantity[], name: string) =>
    ends(mentions.filter(({ passage }) => passage.speaker === name));
  const [one, two] = [speakers(first), speakers(second)];
  const both = [...one].filter((name) => two.has(name));
  return [
    `first by ${sides(first)}`,
    `second by ${sides(second)}`,
    `by ${sides(first)} and ${sides(second)}`,
    `same tellers ${both.length > 0}`,
    `tellers known ${one.size > 0} ${two.size > 0}`,
    `gives in ${both.some((name) => endsBy(second, name) > endsBy(first, name))}`,
    `comes back ${both.some((name) => endsBy(first, name) > endsBy(second, name))}`,
    `told last ${ends(second) >= ends(first)} ${ends(first) >= ends(second)}`,
    ...reached('first told', first.length, [1, 2, 3]),
    ...reached('second told', second.length, [1, 2, 3]),
    ...reached('first tellers', one.size, [1, 2, 3]),
    ...reached('second tellers', two.size, [1, 2, 3]),
  ];
}

function ofPlaces(first: Quantity[], second: Quantity[]): string[] {
  const papers = (mentions: Quantity[]) => new Set(mentions.map(({ passage }) => passage.documentId));
  const kind = ([mention]: Quantity[]) => mention?.passage.kind ?? '';
  const [one, two] = [papers(first), papers(second)];
  return [
    `same paper ${[...one].some((id) => two.has(id))}`,
    `first papers ${Math.min(3, one.size)}`,
    `second papers ${Math.min(3, two.size)}`,
    `papers ${kind(first)} ${kind(second)}`,
    `apart ${apart(first, second)}`,
  ];
}

/** How far the nearest mentions of the two are from each other, in passages. */
function apart(first: Quantity[], second: Quantity[]): string {
  const distances = first.flatMap(({ passage: a }) =>
    second.flatMap(({ passage: b }) => {
      if (a.documentId !== b.documentId) return [];
      if (a === b) return [0];
      return [a.turn === b.turn ? SAME_TURN : Math.abs(a.at - b.at)];
    }),
  );
  const nearest = Math.min(...distances);
  return distances.length === 0 ? 'in papers' : String([0, SAME_TURN, 2, 5, 15, 40].find((most) => nearest <= most));
}
const SAME_TURN = 0.5;

/** The senses that tell a figure, hold against it, or settle it. */
const TOLD = [
  'goal_disputed',
  'figure_back',
  'dispute_not',
  'pain_today',
  'pain_goal',
  'criterion',
] as const satisfies readonly Sense[];

/** What the sentences around each figure say: its own, the two after each, and the last of all. */
function ofWords(story: Story, first: Quantity[], second: Quantity[]): string[] {
  const [one, two] = [passagesOf(first), passagesOf(second)];
  const places: Record<string, Passage[]> = {
    first: one,
    second: two,
    'after first': followers(story, one),
    'after second': followers(story, two),
    last: [...one, ...two].sort((a, b) => a.at - b.at).slice(-1),
  };
  const shared = one.flatMap((a) => two.map((b) => sharedWords(a, b)));
  return [
    ...Object.entries(places).flatMap(([place, passages]) => [
      ...TOLD.flatMap((sense) =>
        stepsTo(Math.max(0, ...passages.map((passage) => story.senses.of(passage, sense)))).map(
          (step) => `${place} ${sense} ${step}`,
        ),
      ),
      ...Object.entries(SIGNS).flatMap(([sign, holds]) => (passages.some(holds) ? [`${place} ${sign}`] : [])),
    ]),
    ...['first', 'second', 'after second'].flatMap((place) => conceptsNear(place, places[place] ?? [])),
    ...reached('topic', Math.max(0, ...shared), [1, 2, 3]),
    `denied ${first.some(isObjection)} ${second.some(isObjection)}`,
  ];
}

function passagesOf(mentions: Quantity[]): Passage[] {
  return [...new Set(mentions.map(({ passage }) => passage))];
}

/** The two sentences after the last of them, in its document. */
function followers({ passages }: Story, among: Passage[]): Passage[] {
  const last = among.at(-1);
  if (!last) return [];
  return passages
    .slice(last.at + 1, last.at + 4)
    .filter(({ documentId, zone }) => documentId === last.documentId && zone !== 'header')
    .slice(0, 2);
}

/** "410 or 380", "27 vs 19": two figures side by side, and nothing between them that settles it. */
const SIDE_BY_SIDE =
  /\d[\d.,'’ ]*(?:%|k|m)?\s*(?:or|oder|o|ou|of|vs\.?|versus|gegen|contra|contre|contro|tegen|frente a)\s*\d/iu;

const SIGNS: Record<string, (passage: Passage) => boolean> = {
  hedged: ({ text }) => HEDGE.test(text),
  corrected: ({ text }) => CORRECTION.test(text),
  negated: ({ text }) => NEGATED.test(text),
  'not ours': ({ text }) => words.NOT_OURS.test(text),
  disputes: ({ text }) => words.DISPUTES.test(text),
  'either or': ({ text }) => SIDE_BY_SIDE.test(text),
  asks: isQuestion,
};

function conceptsNear(place: string, passages: Passage[]): string[] {
  return [...new Set(passages.flatMap((passage) => conceptsOf(passage).map(({ concept }) => `${place} k ${concept}`)))];
}

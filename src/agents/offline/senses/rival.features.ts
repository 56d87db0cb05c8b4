import { isObjection, type Measures } from '../measures';
import { type Passage } from '../passage';
import { comparable, figuresIn, type Quantity } from '../quantity';
import { type Story, tellingOf } from '../story';
import { type FigureSense } from './labels';
import { figurePairs } from './pair.features';
import { type Features } from './passage.features';
import { featuresOfRivals, featuresOfSides } from './sides.features';
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
        return { first, second, features: featuresOf(story, paired, first, second, given.length) };
      }),
  );
}

function valuesIn(story: Story): Mentions[] {
  const byValue = new Map<string, Mentions>();
  const { seats } = story.dossier.contract;
  for (const figure of tellingOf(story).flatMap(figuresIn)) {
    if (figure.kind === 'bare' && figure.value === seats) continue;
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

function featuresOf(
  story: Story,
  paired: Map<number, number>,
  first: Mentions,
  second: Mentions,
  given: number,
): Features {
  return featuresOfRivals('rivals', [
    `given ${given}`,
    ...ofFigures(story, first, second),
    ...ofPairs(paired, first, second),
    ...featuresOfSides(story, passagesOf(first), passagesOf(second)),
    `denied ${first.all.some(isObjection)} ${second.all.some(isObjection)}`,
  ]);
}

function passagesOf({ all }: Mentions): Passage[] {
  return all.map(({ passage }) => passage);
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

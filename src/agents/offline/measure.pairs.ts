import { ADOPTED } from './measure.words';
import { type Measures } from './measures';
import { type Passage } from './passage';
import { comparable, type Quantity } from './quantity';
import { figurePairs } from './senses/pair.features';
import { type Story } from './story';
import { replaces } from './thrown-away';
import { sharedWords } from './topic';

/** Today's figure and the one to reach, found apart or together. */
export interface Pair {
  today: Quantity;
  target: Quantity;
  /** How surely they belong together, from 0 to 1. */
  chance: number;
}

/** The pairs of figures that are likely the pain's before and after, the likeliest first. */
export function pairsOf(story: Story, { voice, quantities }: Measures): Pair[] {
  const { passages, senses } = story;
  const standing = quantities.filter((each) => !laterReplaced(each, voice, quantities));
  return figurePairs(passages, standing, senses)
    .map(({ today, target, features }) => ({
      today,
      target,
      chance: Math.max(
        senses.ofPair(features),
        saidOutright(today, target) || setByCriterion(story, today, target) ? LEAST_CHANCE : 0,
      ),
    }))
    .filter(({ chance }) => chance >= LEAST_CHANCE)
    .sort((a, b) => b.chance - a.chance);
}

/** Somebody of the customer named the figure and it was thrown away for another: "eight, forget my dozen". */
function laterReplaced({ value, passage: { documentId } }: Quantity, voice: Passage[], all: Quantity[]): boolean {
  return voice.some(
    (each) =>
      each.side === 'customer' &&
      each.documentId === documentId &&
      replaces(each, value) &&
      all.some(
        ({ value: other, passage }) => other === value && passage.documentId === documentId && passage.at < each.at,
      ),
  );
}

/** "It is 7.9 percent, and I expect 4.5", "the benchmark is 6.0, and I want that": the words around both say what they are. */
function saidOutright(today: Quantity, target: Quantity): boolean {
  return (
    (today.role === 'today' || (today.passage === target.passage && ADOPTED.test(target.passage.text))) &&
    target.role === 'target' &&
    today.passage.documentId === target.passage.documentId &&
    today.passage.turn === target.passage.turn &&
    comparable(today, target) &&
    MEASURED.has(today.kind) &&
    (before(today, target) || today.passage === target.passage)
  );
}

/** The level of a firm criterion is the one to reach for the same thing's figure of today, wherever that stands. */
function setByCriterion({ senses }: Story, today: Quantity, target: Quantity): boolean {
  return (
    target.role === 'target' &&
    today.role !== 'target' &&
    today.kind !== 'bare' &&
    target.kind !== 'bare' &&
    comparable(today, target) &&
    senses.of(target.passage, 'criterion') >= FIRM &&
    senses.of(today.passage, 'pain_today') >= TOLD &&
    sharedWords(today.passage, target.passage) >= 2
  );
}

const FIRM = 0.5;
const TOLD = 0.25;

/** Kinds of figures that measure something whatever the words around them. */
const MEASURED = new Set<Quantity['kind']>(['percent', 'duration', 'rate']);

function before(a: Quantity, b: Quantity): boolean {
  return a.passage.at < b.passage.at || (a.passage === b.passage && a.start < b.start);
}

/** Of the handoffs of authors the reader was not taught by, one in eleven without a pair reaches this and four in five with one. */
const LEAST_CHANCE = 0.1;

import { ADOPTED } from './measure.words';
import { type Measures } from './measures';
import { comparable, type Quantity } from './quantity';
import { figurePairs } from './senses/pair.features';
import { type Story } from './story';

/** Today's figure and the one to reach, found apart or together. */
export interface Pair {
  today: Quantity;
  target: Quantity;
  /** How surely they belong together, from 0 to 1. */
  chance: number;
}

/** The pairs of figures that are likely the pain's before and after, the likeliest first. */
export function pairsOf({ passages, senses }: Story, { quantities }: Measures): Pair[] {
  return figurePairs(passages, quantities, senses)
    .map(({ today, target, features }) => ({
      today,
      target,
      chance: Math.max(senses.ofPair(features), saidOutright(today, target) ? LEAST_CHANCE : 0),
    }))
    .filter(({ chance }) => chance >= LEAST_CHANCE)
    .sort((a, b) => b.chance - a.chance);
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

/** Kinds of figures that measure something whatever the words around them. */
const MEASURED = new Set<Quantity['kind']>(['percent', 'duration', 'rate']);

function before(a: Quantity, b: Quantity): boolean {
  return a.passage.at < b.passage.at || (a.passage === b.passage && a.start < b.start);
}

/** Of the handoffs of authors the reader was not taught by, one in eleven without a pair reaches this and four in five with one. */
const LEAST_CHANCE = 0.1;

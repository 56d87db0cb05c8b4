import { shortened } from '../../evidence/text/letters';
import { ADOPTED } from './measure.words';
import { type Measures } from './measures';
import { type Passage } from './passage';
import { comparable, type Quantity } from './quantity';
import { figurePairs } from './senses/pair.features';
import { type Story } from './story';
import { replacedIn } from './thrown-away';
import { contentWordsOf, sharedWords } from './topic';

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
  const replaced = laterReplaced(voice, quantities);
  const standing = quantities.filter(({ value, passage }) => !replaced.has(keyOf(passage.documentId, value)));
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

/** Figures that somebody of the customer named and later threw away for another: "eight, forget my dozen". */
function laterReplaced(voice: Passage[], all: Quantity[]): Set<string> {
  const first = new Map<string, number>();
  for (const { value, passage } of all) {
    const key = keyOf(passage.documentId, value);
    first.set(key, Math.min(first.get(key) ?? Infinity, passage.at));
  }
  const replaced = voice
    .filter(({ side }) => side === 'customer')
    .flatMap((passage) =>
      replacedIn(passage).map((value) => ({ key: keyOf(passage.documentId, value), at: passage.at })),
    );
  return new Set(replaced.filter(({ key, at }) => (first.get(key) ?? Infinity) < at).map(({ key }) => key));
}

function keyOf(documentId: string, value: number): string {
  return `${documentId}/${value}`;
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

export function unitOf(today: Quantity, target: Quantity): string | null {
  return today.unit ?? target.unit;
}

/** What is measured, in the words of the sentence that gives today's figure. */
export function topicOf(today: Quantity, target: Quantity): string {
  const source =
    contentWordsOf(today.passage).length >= contentWordsOf(target.passage).length / 2 ? today.passage : target.passage;
  const text = source.text.trim().replace(/\s+/gu, ' ');
  return shortened(text, 140);
}

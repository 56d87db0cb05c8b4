import { complaints } from './complaints';
import { type Claim } from '../../evidence/extraction';
import { HEDGE, TURNED_ROUND } from './doubt.words';
import { type Pair, pairsOf } from './measure.pairs';
import * as words from './measure.words';
import { type Measures } from './measures';
import { disputed, retractions, topicOf, unitOf, withoutTarget } from './pain.objections';
import { type Passage, quoteOf } from './passage';
import { quantitiesIn } from './quantity';
import { type Story } from './story';

export function readPain(story: Story, measures: Measures): Claim[] {
  const claims = disputed(story, measures);
  const pairs = pairsOf(story, measures);
  const [first] = pairs;
  if (first) {
    const { today, target } = first;
    const hedged = [today, target].some(({ passage }) => HEDGE.test(passage.text)) || !committed(story, target.passage);
    claims.push({
      anchor: 'painMetric',
      value: { what: topicOf(today, target), unit: unitOf(today, target), baseline: today.value, target: target.value },
      standing: hedged ? 'hedged' : 'stated',
      quotes: mentionsOf(first, pairs).map(quoteOf),
      by: today.passage.speaker,
      doubt: hedged ? 'The figures are a guess of the speaker.' : null,
    });
  }
  return [
    ...claims,
    ...withoutTarget(story, measures, first),
    ...retractions(story, measures, first),
    ...complaints(story, measures),
  ];
}

/** The passages of the surest pair, then of the others that give the same two figures in one document. */
function mentionsOf({ today, target }: Pair, pairs: Pair[]): Passage[] {
  const again = pairs.filter(
    (each) =>
      each.today.value === today.value &&
      each.target.value === target.value &&
      each.today.passage.documentId === each.target.passage.documentId,
  );
  const passages = [today, target, ...again.flatMap((each) => [each.today, each.target])].map(({ passage }) => passage);
  return [...new Set(passages)].slice(0, MOST_QUOTES);
}

const MOST_QUOTES = 4;

/** A figure to reach counts when who names it stands by it: it is no question, and the next sentence does not disown it. */
export function committed(story: Story, passage: Passage): boolean {
  const next = story.passages[passage.at + 1];
  const same = next?.documentId === passage.documentId && next.turn === passage.turn ? next.text : '';
  if (words.UNCOMMITTED.test(passage.text) || TURNED_ROUND.test(same)) return false;
  return !words.UNCOMMITTED.test(same) || quantitiesIn(next ?? passage).length > 0;
}

import { resting } from './claims';
import { complaints } from './complaints';
import { type Claim } from '../../evidence/extraction';
import { HEDGE } from './doubt.words';
import { type Pair, pairsOf, topicOf, unitOf } from './measure.pairs';
import { committed, type Measures } from './measures';
import { rivalPains } from './pain.rivals';
import { retractions, withoutTarget } from './pain.retractions';
import { type Passage } from './passage';
import { type Story } from './story';

/** The pain by its figure of today and the one to reach, the surest pair first; then what disputes, withdraws or only hints at it. */
export function readPain(story: Story, measures: Measures): Claim[] {
  const pairs = pairsOf(story, measures);
  const claims = rivalPains(story, measures, pairs);
  const [first] = pairs;
  if (first && claims.length === 0) {
    const { today, target } = first;
    const hedged =
      [today, target].some(({ passage }) => HEDGE.test(passage.text)) ||
      !committed(story, target.passage) ||
      target.doubts?.includes('not ours');
    claims.push({
      anchor: 'painMetric',
      value: { what: topicOf(today, target), unit: unitOf(today, target), baseline: today.value, target: target.value },
      ...(hedged
        ? resting(mentionsOf(first, pairs), 'hedged', 'The figures are a guess of the speaker.')
        : resting(mentionsOf(first, pairs), 'stated', null)),
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

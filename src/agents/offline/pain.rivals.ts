import { type Claim } from '../../evidence/extraction';
import { resting } from './claims';
import { cue } from './cue';
import { NEGATED } from './doubt.words';
import { type Pair, topicOf, unitOf } from './measure.pairs';
import { type Measures } from './measures';
import { type Passage } from './passage';
import { type Quantity } from './quantity';
import { conceptsOf } from './senses/passage.features';
import { type Mentions, rivalsIn } from './senses/rival.features';
import { type Story } from './story';

/**
 * So likely rivals that the pain is no longer called firm. On handoffs that taught nothing that finds ten conflicts of
 * sixteen and doubts two firm pains of 293: a conflict overlooked costs more than ten too many.
 */
const RIVALS = 0.11;

/** The pain as each side has it: two figures for today that nobody settled, as far as was learnt; none where all agree. */
export function rivalPains(story: Story, measures: Measures, pairs: Pair[]): Claim[] {
  const rivals = likeliestRivals(story, measures);
  if (!rivals) return [];
  const [one, other] = rivals;
  const target = targetOf([one.value, other.value], pairs);
  return rivals.map((figure): Claim => {
    const passages = new Set([figure.passage, ...(target ? [target.passage] : [])]);
    return {
      anchor: 'painMetric',
      value: {
        what: topicOf(one, other),
        unit: unitOf(one, other),
        baseline: figure.value,
        target: target?.value ?? null,
      },
      ...resting([...passages], 'disputed', sideOf(figure.passage, figure.value)),
    };
  });
}

function sideOf({ speaker }: Passage, value: number): string {
  return `${speaker ?? 'A source'} says ${value}, and nobody settled which figure holds.`;
}

type Two = [Quantity, Quantity];

function likeliestRivals(story: Story, measures: Measures): Two | undefined {
  const [likeliest] = rivalsIn(story, measures)
    .filter(
      ({ first, second }) => ![first, second].some(isOfAnotherKind) && !yields(first, second) && !yields(second, first),
    )
    .map(({ first, second, features }) => ({ first, second, chance: story.senses.ofRivals(features) }))
    .filter(({ chance }) => chance >= RIVALS)
    .sort((a, b) => b.chance - a.chance);
  const [one, other] = likeliest ? [plainest(story, likeliest.first), plainest(story, likeliest.second)] : [];
  return one && other && [one, other];
}

/** Whoever told the one says yes to the other in the end: "Fine, then it is eighteen." */
function yields({ all: own }: Mentions, { all: others }: Mentions): boolean {
  const tellers = new Set(own.flatMap(({ passage }) => passage.speaker ?? []));
  return [...tellers].some((teller) => {
    const passages = [...own, ...others].map(({ passage }) => passage).filter(({ speaker }) => speaker === teller);
    const last = Math.max(...passages.map(({ at }) => at));
    const ending = passages.find(({ at }) => at === last);
    return ending !== undefined && !own.some(({ passage }) => passage === ending) && assents(ending);
  });
}

function assents(passage: Passage): boolean {
  return !NEGATED.test(passage.text) && conceptsOf(passage).some(({ concept }) => ASSENT.has(concept));
}
const ASSENT = new Set(['gives_in', 'reluctant_yes', 'agree', 'accept', 'settled_now', 'correct_right', 'yes']);

/** Nobody ever tells it of all and of now. */
function isOfAnotherKind({ all }: Mentions): boolean {
  return all.every(({ passage }) => OF_ANOTHER_KIND.test(passage.text));
}

/** The mention that sounds most like today's figure. */
function plainest({ senses }: Story, { all }: Mentions): Quantity | undefined {
  return [...all].sort((a, b) => senses.ofFigure(b, 'today') - senses.ofFigure(a, 'today'))[0];
}

/** Of another time or of a part: no second answer to the same question. */
const OF_ANOTHER_KIND = cue(
  `before|used to|previous(?:ly)?|earlier|formerly|old|alone|only|first quarter|peak|worst|best|antes|anterior|sol[oa]|sólo|peor|mejor|só|apenas|pior|melhor|avant|ancien(?:ne)?|seul(?:e)?|pire|vorher|früher|damals|allein|nur|prima|peggiore|solo|vroeger|eerder|alleen`,
);

/** The figure to reach that goes best with either of them. */
function targetOf(rivals: number[], pairs: Pair[]): Quantity | undefined {
  return pairs.find(({ today, target }) => rivals.includes(today.value) && !rivals.includes(target.value))?.target;
}

import { share } from '../../src/scoring/share';

export interface Share {
  hits: number;
  of: number;
}
export interface Interval {
  low: number;
  high: number;
}

export const ratio = ({ hits, of }: Share): number => (of === 0 ? 1 : hits / of);

export const add = (shares: Share[]): Share =>
  shares.reduce((sum, { hits, of }) => ({ hits: sum.hits + hits, of: sum.of + of }), { hits: 0, of: 0 });

/** Wilson's interval of a share at 95 %. */
export function wilson({ hits, of }: Share): Interval {
  const [low, high] = share(hits, of).interval;
  return { low, high };
}

/** Percentile bootstrap at 95 % over whole cases; the seed makes it repeatable. */
export function bootstrap<Case>(
  cases: Case[],
  measure: (sample: Case[]) => number,
  rounds = 1000,
  seed = 20260101,
): Interval {
  if (cases.length === 0) return { low: 0, high: 1 };
  const random = mulberry32(seed);
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    values.push(
      measure(
        cases.map(() => cases[Math.floor(random() * cases.length)] ?? cases[0]).filter((each) => each !== undefined),
      ),
    );
  }
  values.sort((a, b) => a - b);
  return { low: values[Math.floor(rounds * 0.025)] ?? 0, high: values[Math.floor(rounds * 0.975)] ?? 1 };
}

/** Precision, recall and F1 of one label among (expected, found) pairs. */
export function scoresOf<Label>(pairs: { expected: Label; found: Label }[], label: Label) {
  const truePositives = pairs.filter(({ expected, found }) => expected === label && found === label).length;
  const predicted = pairs.filter(({ found }) => found === label).length;
  const actual = pairs.filter(({ expected }) => expected === label).length;
  const precision = predicted === 0 ? 0 : truePositives / predicted;
  const recall = actual === 0 ? 0 : truePositives / actual;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    actual,
    predicted,
  };
}

/** Mean F1 over the labels that occur. */
export function macroF1<Label>(pairs: { expected: Label; found: Label }[], labels: readonly Label[]): number {
  const present = labels
    .map((label) => scoresOf(pairs, label))
    .filter(({ actual, predicted }) => actual + predicted > 0);
  return present.length === 0 ? 1 : present.reduce((sum, { f1 }) => sum + f1, 0) / present.length;
}

/** A small, fast generator with a 32-bit state (mulberry32, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

import { keyOf, logistic, type Weights } from '../../../src/agents/offline/senses/linear.classifier';
import { type Features } from '../../../src/agents/offline/senses/passage.features';
import { type Example } from './examples';

/** How often all examples are gone through; what is rare takes longer to learn. */
export const ROUNDS = { common: 12, rare: 30 };
const RATE = 0.15;
const BIAS_RATE = 0.02;
const DECAY = 1e-6;
/** So nearly right that nothing is learnt. */
const LEAST_SLOPE = 1e-3;
/** A feature of fewer texts says more of them than of the sense. */
const LEAST_TEXTS = 3;
const FIRST_BIAS = -3;
/** Weights smaller than this many steps are left out. */
const LEAST_STEPS = 2;

/** Learns one logistic classifier for each label, by stochastic gradient descent with AdaGrad rates; the same examples always give the same weights. */
export function train(examples: Example[], labels: readonly string[], rounds = ROUNDS.common): Weights {
  const vocabulary = vocabularyOf(examples);
  const size = labels.length;
  const weights = new Float32Array(vocabulary.size * size);
  const squares = new Float32Array(vocabulary.size * size).fill(1e-3);
  const biases = new Float32Array(size).fill(FIRST_BIAS);
  const rows = examples.map(({ features }) => rowOf(features, vocabulary));
  const sums = new Float64Array(size);
  const order = examples.map((_, at) => at);
  const random = randomFrom(42);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    for (const each of order) {
      const example = examples[each];
      const row = rows[each];
      if (example && row) learn(example, row);
    }
  }
  return packed(vocabulary, weights, biases, labels);

  function learn({ senses, unknown }: Example, { ids, strengths }: Row): void {
    sums.set(biases);
    for (let k = 0; k < ids.length; k += 1) {
      const [from, strength] = [(ids[k] ?? 0) * size, strengths[k] ?? 0];
      for (let at = 0; at < size; at += 1) sums[at] = (sums[at] ?? 0) + (weights[from + at] ?? 0) * strength;
    }
    labels.forEach((label, at) => {
      const slope = unknown.has(label) ? 0 : logistic(sums[at] ?? 0) - Number(senses.has(label));
      if (Math.abs(slope) < LEAST_SLOPE) return;
      biases[at] = (biases[at] ?? 0) - BIAS_RATE * slope;
      for (let k = 0; k < ids.length; k += 1) {
        const place = (ids[k] ?? 0) * size + at;
        const step = slope * (strengths[k] ?? 0) + DECAY * (weights[place] ?? 0);
        const square = (squares[place] ?? 0) + step * step;
        squares[place] = square;
        weights[place] = (weights[place] ?? 0) - (RATE * step) / Math.sqrt(square);
      }
    });
  }
}

function vocabularyOf(examples: Example[]): Map<string, number> {
  const texts = new Map<string, Set<string>>();
  for (const { text, features } of examples)
    for (const name of features.keys()) {
      const known = texts.get(name) ?? new Set();
      if (known.size < LEAST_TEXTS) known.add(text);
      texts.set(name, known);
    }
  const names = [...texts].filter(([, of]) => of.size >= LEAST_TEXTS).map(([name]) => name);
  return new Map(names.map((name, at) => [name, at]));
}

interface Row {
  ids: number[];
  strengths: number[];
}

/** The known features, brought to length one as the classifier does. */
function rowOf(features: Features, vocabulary: Map<string, number>): Row {
  const known = [...features].flatMap(([name, strength]) => {
    const id = vocabulary.get(name);
    return id === undefined ? [] : [{ id, strength }];
  });
  const length = Math.sqrt(known.reduce((sum, { strength }) => sum + strength * strength, 0)) || 1;
  return { ids: known.map(({ id }) => id), strengths: known.map(({ strength }) => strength / length) };
}

function packed(
  vocabulary: Map<string, number>,
  weights: Float32Array,
  biases: Float32Array,
  labels: readonly string[],
): Weights {
  const size = labels.length;
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1;
  const steps = (id: number) =>
    Array.from({ length: size }, (_, at) => Math.round((weights[id * size + at] ?? 0) / step));
  const kept = [...vocabulary]
    .map(([name, id]) => ({ key: keyOf(name), steps: steps(id) }))
    .filter((row) => row.steps.some((each) => Math.abs(each) >= LEAST_STEPS))
    .sort((a, b) => a.key - b.key);
  const keys = Buffer.alloc(kept.length * 4);
  kept.forEach(({ key }, at) => keys.writeUInt32LE(key, at * 4));
  const table = Int8Array.from(kept.flatMap((row) => row.steps));
  return {
    labels: [...labels],
    biases: [...biases].map((bias) => Math.round(bias * 1e4) / 1e4),
    step,
    keys: keys.toString('base64'),
    weights: Buffer.from(table.buffer).toString('base64'),
  };
}

/** Numbers from 0 to 1 that always come in the same order. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [a, b] = [order[at], order[other]];
    if (a !== undefined && b !== undefined) [order[at], order[other]] = [b, a];
  }
}

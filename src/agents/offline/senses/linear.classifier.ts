import { type Features } from './passage.features';

/** Weights of several yes-or-no questions over the same features, as the training writes them. */
export interface Weights {
  labels: string[];
  biases: number[];
  /** What one unit of a weight stands for. */
  step: number;
  /** Base64 of the features' 32-bit keys, least first, little-endian. */
  keys: string;
  /** Base64 of one signed byte for each feature and label, feature by feature. */
  weights: string;
}

/** Probabilities from 0 to 1, in the order of the labels. */
export type Classify = (features: Features) => number[];

/** A logistic classifier: the weighted features of the text, brought to length one, through the logistic curve. */
export function linearClassifier({ labels, biases, step, keys, weights }: Weights): Classify {
  const rows = rowsOf(keys);
  const table = new Int8Array(Buffer.from(weights, 'base64'));
  return (features) => {
    const sums = labels.map(() => 0);
    let square = 0;
    for (const [name, strength] of features) {
      const row = rows.get(keyOf(name));
      if (row === undefined) continue;
      square += strength * strength;
      for (let at = 0; at < sums.length; at += 1)
        sums[at] = (sums[at] ?? 0) + (table[row * sums.length + at] ?? 0) * strength;
    }
    const length = Math.sqrt(square) || 1;
    return sums.map((sum, at) => logistic((biases[at] ?? 0) + (sum * step) / length));
  };
}

function rowsOf(keys: string): Map<number, number> {
  const bytes = Buffer.from(keys, 'base64');
  const rows = new Map<number, number>();
  for (let at = 0; at + 4 <= bytes.length; at += 4) rows.set(bytes.readUInt32LE(at), at / 4);
  return rows;
}

export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** FNV-1a over the UTF-16 units of a feature's name. */
export function keyOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

import { Z95 } from '../scoring';

/** How well a value tells lost accounts from kept ones. */
export interface Separation {
  /** Chance that a lost account has a higher value than a kept one, ties counted half: 0.5 is a coin. */
  auc: number | null;
  interval: [low: number, high: number];
  /** `no_signal` = the interval holds 0.5; `too_few` = fewer than ten lost or ten kept accounts. */
  verdict: 'separates' | 'separates_backwards' | 'no_signal' | 'too_few';
}

const FEWEST = 10;

/** The area under the ROC curve from ranks, with the interval of Hanley and McNeil (1982). */
export function separation(lost: readonly number[], kept: readonly number[]): Separation {
  if (lost.length < FEWEST || kept.length < FEWEST) return { auc: null, interval: [0, 1], verdict: 'too_few' };
  const auc = higherShare(lost, kept);
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc * auc) / (1 + auc);
  const variance =
    (auc * (1 - auc) + (lost.length - 1) * (q1 - auc * auc) + (kept.length - 1) * (q2 - auc * auc)) /
    (lost.length * kept.length);
  const reach = Z95 * Math.sqrt(Math.max(0, variance));
  const [low, high] = [Math.max(0, auc - reach), Math.min(1, auc + reach)];
  const verdict = low > 0.5 ? 'separates' : high < 0.5 ? 'separates_backwards' : 'no_signal';
  return { auc, interval: [low, high], verdict };
}

function higherShare(lost: readonly number[], kept: readonly number[]): number {
  const sorted = [...kept].sort((a, b) => a - b);
  const wins = lost.map((value) => {
    const [below, upTo] = [countWhile(sorted, (at) => at < value), countWhile(sorted, (at) => at <= value)];
    return (below + upTo) / 2;
  });
  return wins.reduce((sum, won) => sum + won, 0) / (lost.length * kept.length);
}

/** How many of the sorted values come before the first that does not hold. */
function countWhile(sorted: readonly number[], holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  return low;
}

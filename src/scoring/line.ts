import { sum } from './rounding';

export interface Point {
  x: number;
  y: number;
}

/** Deviation of each point from the straight line that fits them all best; a single x has no slope. */
export function deviations(points: readonly Point[]): number[] {
  const [meanX, meanY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const spread = sum(points.map(({ x }) => (x - meanX) ** 2));
  const slope = spread === 0 ? 0 : sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / spread;
  return points.map(({ x, y }) => y - meanY - slope * (x - meanX));
}

/** Pearson's r of two series of one length, −1 to 1; null when one of them never changes. */
export function correlation(a: readonly number[], b: readonly number[]): number | null {
  const [meanA, meanB] = [mean(a), mean(b)];
  const together = sum(a.map((value, at) => (value - meanA) * ((b[at] ?? meanB) - meanB)));
  const scale = Math.sqrt(sum(a.map((value) => (value - meanA) ** 2)) * sum(b.map((value) => (value - meanB) ** 2)));
  return scale < NOTHING ? null : together / scale;
}

export const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);

/** Rounding leaves a hair of variation in a series that has none. */
const NOTHING = 1e-9;

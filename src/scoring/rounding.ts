/** Binary fractions fall a hair below the decimal half they stand for; this much of the last digit is forgiven. */
const HAIR = 1e-9;

/** Rounds half away from zero and never answers -0. */
export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const magnitude = Math.floor(Math.abs(value) * scale + 0.5 + HAIR) / scale;
  return value < 0 ? 0 - magnitude : magnitude;
}

/** Shares, ratios, trends, qualities: 4 decimals. */
export const ratio = (value: number): number => round(value, 4);

/** Amounts in any currency: 2 decimals. */
export const money = (value: number): number => round(value, 2);

/** How much of the evidence is there, 0 to 1: 2 decimals. */
export const confidenceOf = (quality: number): number => round(quality, 2);

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The same for a point in millionths. */
const HAIR_OF_POINTS = 1e-6;

/** Points are added up as whole millionths, so that their sum has no drift. */
export const MILLION = 1_000_000;

export const toMillionths = (points: number): number => Math.floor(points * MILLION + 0.5 + HAIR_OF_POINTS);

export const wholePoints = (millionths: number): number => Math.floor((millionths + MILLION / 2) / MILLION);

/**
 * Splits `total` whole points over parts given in millionths: each part gets its floor, the rest goes one by one to the
 * largest remainders, the earlier part first on a tie. `total` is the parts' sum rounded, so the rest is never negative.
 */
export function splitWhole(parts: readonly number[], total: number): number[] {
  const points = parts.map((part) => Math.floor(part / MILLION));
  const byRemainder = parts
    .map((part, index) => ({ index, remainder: part - Math.floor(part / MILLION) * MILLION }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, total - sum(points))) points[index]! += 1;
  return points;
}

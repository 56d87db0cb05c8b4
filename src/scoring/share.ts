/** A share of cases with its 95 % interval. */
export interface Share {
  hits: number;
  of: number;
  /** null when there is nothing to divide by; then the interval says nothing either. */
  value: number | null;
  interval: [low: number, high: number];
}

/** How many deviations a 95 % interval reaches to each side. */
export const Z95 = 1.959964;

/** Wilson's score interval (1927): honest for few cases, and never outside 0 to 1. */
export function share(hits: number, of: number): Share {
  if (of === 0) return { hits, of, value: null, interval: [0, 1] };
  const p = hits / of;
  const z2 = Z95 * Z95;
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of);
  const reach = (Z95 / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  return { hits, of, value: p, interval: [Math.max(0, centre - reach), Math.min(1, centre + reach)] };
}

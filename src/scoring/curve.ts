/** Points `[at, value]` with rising `at`: a straight line between them, flat outside. */
export type Curve = readonly (readonly [at: number, value: number])[];

/** Writes a curve the way the published table does: `curve([30, 0], [90, 0.6])` for 30→0, 90→0.6. */
export const curve = (...points: Curve): Curve => points;

export function valueAt(points: Curve, at: number): number {
  const next = points.findIndex(([x]) => x >= at);
  if (next === -1) return points[points.length - 1]![1];
  if (next === 0) return points[0]![1];
  const [x0, y0] = points[next - 1]!;
  const [x1, y1] = points[next]!;
  return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0);
}

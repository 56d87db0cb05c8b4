import { health, healthScale, type ScoredFacts } from './health';
import { risk, riskScale } from './risk';
import { splitWhole } from './rounding';
import { type InputValue } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { type SignalName } from './signal.types';
import { type SignalShare, weigh } from './weighted-score';

export interface Move {
  /** A signal, `weights` for all signals that did not change themselves, or the line of the hard reds. */
  input: string;
  points: number;
  /** What the input was and is; null = unknown then or now, or not one value. */
  before: InputValue | null;
  after: InputValue | null;
}

export interface Ledger {
  from: number | null;
  to: number | null;
  /** Whole points that add up to `to - from`; empty when either is unknown. */
  moves: Move[];
}

const scores = {
  health: { scale: healthScale, compute: health, hardRedLine: 'hardRedCap' },
  risk: { scale: riskScale, compute: risk, hardRedLine: 'hardRedFloor' },
} as const;

/**
 * Which input moved a score by how much. Both sides are scored with the same numbers, so values of different versions are
 * never subtracted.
 */
export function ledger(
  score: 'health' | 'risk',
  before: ScoredFacts,
  after: ScoredFacts,
  policy: ScoringPolicy = defaultScoringPolicy,
): Ledger {
  const { scale, compute, hardRedLine } = scores[score];
  const [was, is] = [compute(before, policy), compute(after, policy)];
  if (was.value === null || is.value === null || was.beforeHardRed === null || is.beforeHardRed === null) {
    return { from: was.value, to: is.value, moves: [] };
  }
  const lines = linesOf(
    weigh(scale, before.signals, policy).shares,
    weigh(scale, after.signals, policy).shares,
    scale.order,
  );
  const points = splitWhole(
    lines.map(({ millionths }) => millionths),
    is.beforeHardRed - was.beforeHardRed,
  );
  const moves: Move[] = lines.map(({ input, before, after }, index) => ({
    input,
    points: points[index]!,
    before,
    after,
  }));
  moves.push({
    input: hardRedLine,
    points: is.value - is.beforeHardRed - (was.value - was.beforeHardRed),
    before: before.hardRed ?? [],
    after: after.hardRed ?? [],
  });
  return { from: was.value, to: is.value, moves: moves.filter(({ points }) => points !== 0) };
}

interface Line {
  input: string;
  millionths: number;
  before: InputValue | null;
  after: InputValue | null;
}

/** A line for each signal that changed itself, then one for all the others, which moved only because their weights did. */
function linesOf(before: SignalShare[], after: SignalShare[], order: readonly SignalName[]): Line[] {
  const weights: Line = { input: 'weights', millionths: 0, before: null, after: null };
  const changed = order.flatMap((name) => {
    const was = before.find((share) => share.name === name);
    const is = after.find((share) => share.name === name);
    const millionths = (is?.millionths ?? 0) - (was?.millionths ?? 0);
    if (was && is && isSameInput(was, is)) {
      weights.millionths += millionths;
      return [];
    }
    return [{ input: name, millionths, before: was?.value ?? null, after: is?.value ?? null }];
  });
  return [...changed, weights];
}

function isSameInput(a: SignalShare, b: SignalShare): boolean {
  return a.value === b.value && a.quality === b.quality && a.tenure === b.tenure && a.segment === b.segment;
}

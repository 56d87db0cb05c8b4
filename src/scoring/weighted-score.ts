import { confidenceOf, splitWhole, sum, toMillionths, wholePoints } from './rounding';
import { type Contribution } from './score.types';
import { type ScoringPolicy } from './scoring.policy';
import { type SignalName, type Signals } from './signal.types';
import { isNotYet, type Reading, readSignal } from './signals';

/** Health and risk read the same concerns; they differ in which signals they weigh and in which direction. */
export interface Scale {
  name: 'health' | 'risk';
  /** The signals it weighs, in the order of its contributions and of ties. */
  order: readonly SignalName[];
  /** What a concern of 0 to 1 gives, 0 to 1. */
  gain: (concern: number) => number;
}

/** One known signal's part of a score. */
export interface SignalShare extends Reading {
  name: SignalName;
  millionths: number;
}

export interface Weighed {
  shares: SignalShare[];
  /** The whole score before hard reds. */
  value: number;
  confidence: number;
  missing: SignalName[];
}

/** Shares the 100 points among the known signals by weight × quality; what is unknown drops out and lowers the confidence. */
export function weigh({ name: scale, order, gain }: Scale, signals: Signals, policy: ScoringPolicy): Weighed {
  const rows = order.map((name) => {
    const { [scale]: weight = 0, cost } = policy.signals[name];
    return { name, weight, cost, reading: readSignal(name, signals, policy) };
  });
  const knownWeight = sum(rows.map(({ weight, reading }) => weight * (reading?.quality ?? 0)));
  const shares = rows.flatMap(({ name, weight, reading }) => {
    if (!reading) return [];
    const points = weight === 0 ? 0 : (100 * weight * reading.quality * gain(reading.concern)) / knownWeight;
    return [{ ...reading, name, millionths: toMillionths(points) }];
  });
  const missing = rows
    .filter(({ reading }) => reading === null)
    .map(({ name, weight, cost }) => ({ name, notYet: isNotYet(name, signals), worth: weight / cost }))
    .sort((a, b) => Number(a.notYet) - Number(b.notYet) || b.worth - a.worth);
  return {
    shares,
    value: wholePoints(sum(shares.map(({ millionths }) => millionths))),
    confidence: confidenceOf(knownWeight / sum(rows.map(({ weight }) => weight))),
    missing: missing.map(({ name }) => name),
  };
}

/** Whole points for each known signal, adding up to the score before hard reds. */
export function contributionsOf({ shares, value }: Weighed, signals: Signals): Contribution[] {
  const points = splitWhole(
    shares.map(({ millionths }) => millionths),
    value,
  );
  return shares.map(({ name, value: input }, index) => ({
    input: name,
    value: input,
    points: points[index]!,
    evidence: signals[name]?.evidence ?? [],
  }));
}

/** The line that a hard red adds, so that the contributions still add up to the value it forces. */
export function hardRedLine(
  input: 'hardRedCap' | 'hardRedFloor',
  hardRed: readonly string[],
  points: number,
): Contribution[] {
  return points === 0 ? [] : [{ input, value: hardRed, points, evidence: [] }];
}

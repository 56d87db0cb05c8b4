import { clamp, ratio } from './rounding';
import { type SignalName, type SignalValue } from './signal.types';

export type Direction = 'better' | 'worse';

/** The values a signal can realistically take within a quarter, the nearest first. */
type Ladder = (value: SignalValue) => SignalValue[];

/** A signal that moves in steps, `by` being a step for the better; it stays between its best and its worst. */
function inSteps(by: number, { steps, best, worst }: { steps: number; best: number; worst: number }) {
  const [low, high] = [Math.min(best, worst), Math.max(best, worst)];
  const ladder = (step: number): Ladder => {
    return (value) => {
      if (typeof value !== 'number') return [];
      const rungs = Array.from({ length: steps }, (_, index) => ratio(clamp(value + step * (index + 1), low, high)));
      return [...new Set(rungs)].filter((rung) => Math.sign(rung - value) === Math.sign(step));
    };
  };
  return { better: ladder(by), worse: ladder(-by) };
}

const never: Ladder = () => [];

/** Silence: one contact ends it, and it grows by itself. */
const days = {
  better: (value: SignalValue) => (value === 0 ? [] : [0]),
  worse: (value: SignalValue) => (typeof value === 'number' ? [value + 15, value + 30, value + 45] : []),
};

const share = { best: 1, worst: 0 };
const count = { best: 0, worst: Infinity };

/** What can change within a quarter. Our own proposal: how far people and use move in three months, not measured. */
export const realisticMoves: Readonly<Record<SignalName, Readonly<Record<Direction, Ladder>>>> = {
  fit: { better: never, worse: never },
  dealComplexity: inSteps(-1, { steps: 2, ...count }),
  expectationGaps: inSteps(-1, { steps: 3, ...count }),
  conflictingAnchors: inSteps(-1, { steps: 3, ...count }),
  utilisation: inSteps(0.05, { steps: 5, ...share }),
  usageTrend: inSteps(0.1, { steps: 4, best: 0.1, worst: -1 }),
  consistency: inSteps(-0.05, { steps: 5, best: 0, worst: 2 }),
  featureBreadth: inSteps(0.1, { steps: 3, ...share }),
  integration: inSteps(0.25, { steps: 4, ...share }),
  successCriteria: inSteps(0.1, { steps: 3, ...share }),
  timeToValue: { better: never, worse: inSteps(-30, { steps: 3, ...count }).worse },
  ticketLoad: inSteps(-0.5, { steps: 3, best: 0, worst: Infinity }),
  openSevere: inSteps(-1, { steps: 4, ...count }),
  escalations: inSteps(-0.5, { steps: 4, ...count }),
  lastContact: days,
  champion: days,
  threading: inSteps(1 / 3, { steps: 3, ...share }),
  executiveContact: days,
  stakeholderSentiment: inSteps(0.25, { steps: 2, best: 1, worst: -1 }),
  nps: inSteps(1, { steps: 2, best: 10, worst: 0 }),
  csat: inSteps(0.5, { steps: 2, best: 5, worst: 1 }),
  valueProof: inSteps(-0.1, { steps: 3, best: 0, worst: 1 }),
  daysToRenewal: { better: never, worse: inSteps(30, { steps: 3, best: Infinity, worst: -Infinity }).worse },
};

import { type HardRed } from './alarms';
import { health, healthScale, type ScoredFacts } from './health';
import { type Direction, realisticMoves } from './realistic-moves';
import { risk, riskScale } from './risk';
import { sum } from './rounding';
import { P1_LOAD } from './severe-load';
import { type InputValue } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { type SignalName, type Signals, type SignalValue } from './signal.types';
import { readSignal } from './signals';

/** One input that would have to move. `hardRed` stands for clearing the alarms that hold the score. */
export interface Change {
  input: SignalName | 'hardRed';
  from: InputValue;
  to: InputValue;
}

export interface Way {
  changes: Change[];
  /** What the score would then be. */
  value: number;
  band: string;
}

const MAX_INPUTS = 3;
const MAX_WAYS = 3;

const bands = { health: ['red', 'yellow', 'green'], risk: ['critical', 'high', 'medium', 'low'] } as const;
const scorers = { health, risk };
const scales = { health: healthScale, risk: riskScale };

/**
 * The smallest realistic changes that move a score into a better (or worse) band, found by asking the scorer itself: as few
 * inputs as possible, at most three, and of each no more than needed. Empty when nothing realistic does, when there is
 * no such band, or when the score is unknown, for then its `missing` says what to find out.
 */
export function whatWouldChange(
  score: 'health' | 'risk',
  facts: ScoredFacts,
  direction: Direction = 'better',
  policy: ScoringPolicy = defaultScoringPolicy,
): Way[] {
  const bandAt = (asked: ScoredFacts) => {
    const { value, band } = scorers[score](asked, policy);
    return { value, band, level: bands[score].findIndex((name) => name === band) };
  };
  const now = bandAt(facts);
  if (now.value === null) return [];
  const { facts: start, changes: cleared } = direction === 'better' ? withoutHardReds(facts) : { facts, changes: [] };
  const wayOf = (steps: readonly Step[]): Way | null => {
    const { value, band, level } = bandAt(withSteps(start, steps));
    const isMoved = value !== null && (direction === 'better' ? level > now.level : level < now.level);
    return isMoved ? { changes: [...cleared, ...steps.filter(isTaken).map(changeOf)], value, band } : null;
  };
  const movable = scales[score].order.flatMap((name) => ladderOf(name, start.signals, direction, policy));
  for (let inputs = 0; inputs <= MAX_INPUTS; inputs += 1) {
    const found = subsets(movable, inputs)
      .filter((ladders) => wayOf(ladders.map(farthest)) !== null)
      .map((ladders) => smallest(ladders.map(farthest), (steps) => wayOf(steps) !== null))
      .sort((a, b) => effortOf(a) - effortOf(b));
    if (found.length > 0) return found.slice(0, MAX_WAYS).flatMap((steps) => wayOf(steps) ?? []);
  }
  return [];
}

interface MovableSignal {
  name: SignalName;
  from: SignalValue;
  rungs: SignalValue[];
}

/** A signal moved up its ladder by some rungs, 0 = left where it is. */
interface Step extends MovableSignal {
  taken: number;
}

function ladderOf(name: SignalName, signals: Signals, direction: Direction, policy: ScoringPolicy): MovableSignal[] {
  const reading = readSignal(name, signals, policy);
  const rungs = reading ? realisticMoves[name][direction](reading.value) : [];
  return reading && rungs.length > 0 ? [{ name, from: reading.value, rungs }] : [];
}

const farthest = (signal: MovableSignal): Step => ({ ...signal, taken: signal.rungs.length });

const isTaken = ({ taken }: Step): boolean => taken > 0;

/** Each part of the realistic reach that is used up, added up. */
const effortOf = (steps: readonly Step[]): number => sum(steps.map(({ taken, rungs }) => taken / rungs.length));

function changeOf({ name, from, rungs, taken }: Step): Change {
  return { input: name, from, to: rungs[taken - 1] ?? from };
}

/** Takes back every rung that is not needed, one signal after the other. */
function smallest(steps: readonly Step[], suffices: (steps: readonly Step[]) => boolean): Step[] {
  return steps.reduce<Step[]>(
    (current, _, index) => {
      for (let taken = 0; taken < current[index]!.taken; taken += 1) {
        const fewer = current.map((step, at) => (at === index ? { ...step, taken } : step));
        if (suffices(fewer)) return fewer;
      }
      return current;
    },
    [...steps],
  );
}

function withSteps({ signals, hardRed }: ScoredFacts, steps: readonly Step[]): ScoredFacts {
  const moved = steps
    .filter(isTaken)
    .reduce<Signals>((current, step) => withValue(current, step.name, changeOf(step).to), signals);
  return { signals: moved, hardRed };
}

/** An unknown signal stays unknown: nothing is learnt by moving it. */
function withValue(signals: Signals, name: SignalName, value: InputValue): Signals {
  return signals[name]?.value == null ? signals : { ...signals, [name]: { ...signals[name], value } };
}

/** Clearing an alarm also moves the signal that tells of the same thing. */
function withoutHardReds({ signals, hardRed = [] }: ScoredFacts): { facts: ScoredFacts; changes: Change[] } {
  if (hardRed.length === 0) return { facts: { signals }, changes: [] };
  const told: Partial<Record<HardRed, [SignalName, InputValue]>> = {
    p1_open: ['openSevere', Math.max(0, (signals.openSevere?.value ?? 0) - P1_LOAD)],
    champion_left: ['champion', 0],
    executive_silent: ['executiveContact', 0],
  };
  const after = hardRed.reduce((current, name) => (told[name] ? withValue(current, ...told[name]) : current), signals);
  return { facts: { signals: after }, changes: [{ input: 'hardRed', from: hardRed, to: [] }] };
}

function subsets<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}

import { ratio, round, sum } from './rounding';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { versionOf } from './version';

export interface TimedTask {
  /** Phase of the lifecycle the task belongs to. */
  phase: string;
  /** What the task takes the team without the agent, by their own timing. */
  baselineMinutes: number;
  outcome: 'approved' | 'rejected' | 'expired' | 'pending';
  reviewSeconds: number;
  /** Edit distance ÷ longer length, 0 to 1; absent = nothing was edited. */
  editRatio?: number | null;
}

export type TimeSavedBand = 'met' | 'not_met' | 'undecided' | 'insufficient_data';

export interface TimeSaved {
  /** Share of the baseline, 4 decimals; may be negative. */
  value: number | null;
  /** 95 % interval of the share. */
  interval: [low: number, high: number] | null;
  /** 1 decimal. */
  minutes: number | null;
  band: TimeSavedBand;
  /** Decided tasks counted. */
  tasks: number;
  missing: string[];
  version: string;
}

/** Time the agent saved the team, reviews and rework taken off; unknown until enough tasks were decided. */
export function timeSaved(tasks: readonly TimedTask[], policy: ScoringPolicy = defaultScoringPolicy): TimeSaved {
  const numbers = policy.timeSaved;
  const decided = tasks.filter(({ outcome }) => outcome !== 'pending');
  const count = decided.length;
  const shown = { tasks: count, version: versionOf('time_saved', policy) };
  const baseline = sum(decided.map(({ baselineMinutes }) => baselineMinutes));
  if (count < numbers.tasks || baseline <= 0) {
    return { ...shown, value: null, interval: null, minutes: null, band: 'insufficient_data', missing: ['tasks'] };
  }
  const saved = decided.map(savedMinutes);
  const total = sum(saved);
  const spread = numbers.deviations * sampleDeviation(saved) * Math.sqrt(count);
  const interval: [number, number] = [ratio((total - spread) / baseline), ratio((total + spread) / baseline)];
  return {
    ...shown,
    value: ratio(total / baseline),
    interval,
    minutes: round(total, 1),
    band: bandOf(interval, policy),
    missing: [],
  };
}

function savedMinutes({ outcome, baselineMinutes, editRatio, reviewSeconds }: TimedTask): number {
  const kept = outcome === 'approved' ? baselineMinutes * (1 - (editRatio ?? 0)) : 0;
  return kept - reviewSeconds / 60;
}

function sampleDeviation(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

function bandOf([low, high]: [number, number], { timeSaved: { target } }: ScoringPolicy): TimeSavedBand {
  if (low >= target) return 'met';
  return high < target ? 'not_met' : 'undecided';
}

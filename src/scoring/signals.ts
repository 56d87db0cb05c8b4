import { valueAt } from './curve';
import { ratio } from './rounding';
import { type Segment, type Tenure } from './score.types';
import { type ScoringPolicy } from './scoring.policy';
import { type SignalName, type Signals, type SignalValue } from './signal.types';

/** What a score reads from one known signal. */
export interface Reading {
  value: SignalValue;
  /** 0 none to 1 worst. */
  concern: number;
  /** Above 0, at most 1, 4 decimals: the quality of the data, faded by its age. */
  quality: number;
  tenure?: Tenure;
  segment?: Segment;
}

/** null when the signal is unknown, cannot be judged yet, or has faded away. */
export function readSignal(name: SignalName, signals: Signals, policy: ScoringPolicy): Reading | null {
  const signal = signals[name];
  if (signal?.value == null || isNotYet(name, signals)) return null;
  const concern = concernOf(name, signals, policy);
  const { fading } = policy.signals[name];
  const { value, quality = 1, ageDays = 0, tenure, segment } = signal;
  const faded = ratio(quality * (fading ? valueAt(fading, ageDays) : 1));
  return concern === null || faded === 0 ? null : { value, concern, quality: faded, tenure, segment };
}

/** Whether nobody can learn the signal now: too early, too small, or seats still being handed out. */
export function isNotYet(name: SignalName, signals: Signals): boolean {
  const signal = signals[name];
  return signal?.notYet === true || (name === 'utilisation' && signal?.tenure === '<2');
}

function concernOf(name: SignalName, signals: Signals, { signals: table }: ScoringPolicy): number | null {
  switch (name) {
    case 'fit': {
      const fit = signals.fit?.value;
      return fit == null ? null : table.fit.concern[fit];
    }
    case 'utilisation': {
      const { value = null, tenure = '<2' } = signals.utilisation ?? {};
      return value === null || tenure === '<2' ? null : valueAt(table.utilisation.concern[tenure], value);
    }
    case 'champion': {
      const state = signals.champion?.value;
      if (state == null) return null;
      return typeof state === 'number' ? valueAt(table.champion.concern.days, state) : table.champion.concern[state];
    }
    case 'executiveContact': {
      const { value = null, segment } = signals.executiveContact ?? {};
      const { enterprise, other } = table.executiveContact.concern;
      return value === null ? null : valueAt(segment === 'enterprise' ? enterprise : other, value);
    }
    default: {
      const value = signals[name]?.value;
      return value == null ? null : valueAt(table[name].concern, value);
    }
  }
}

import { type HardRed } from './alarms';
import { type Score } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { type Signals } from './signal.types';
import { versionOf } from './version';
import { contributionsOf, hardRedLine, type Scale, weigh } from './weighted-score';

export const healthScale: Scale = {
  name: 'health',
  order: [
    'usageTrend',
    'consistency',
    'featureBreadth',
    'utilisation',
    'successCriteria',
    'timeToValue',
    'ticketLoad',
    'openSevere',
    'escalations',
    'lastContact',
    'threading',
    'champion',
    'executiveContact',
    'nps',
    'stakeholderSentiment',
    'csat',
  ],
  gain: (concern) => 1 - concern,
};

export type HealthBand = 'red' | 'yellow' | 'green';

/** What health and risk are computed from. */
export interface ScoredFacts {
  signals: Signals;
  hardRed?: readonly HardRed[];
}

export interface Health extends Score<HealthBand> {
  hardRed: readonly HardRed[];
  /** The value the signals alone give; null with too little data. */
  beforeHardRed: number | null;
}

/** Health, 0 to 100: how well the customer does with the product. A hard red caps it inside red. */
export function health({ signals, hardRed = [] }: ScoredFacts, policy: ScoringPolicy = defaultScoringPolicy): Health {
  const { judgedFrom, hardRedCap } = policy.health;
  const weighed = weigh(healthScale, signals, policy);
  const { confidence, missing, value: beforeHardRed } = weighed;
  const shown = { confidence, missing, hardRed, version: versionOf('health', policy) };
  if (confidence < judgedFrom) {
    return { ...shown, value: null, band: 'insufficient_data', contributions: [], beforeHardRed: null };
  }
  const value = hardRed.length > 0 ? Math.min(beforeHardRed, hardRedCap) : beforeHardRed;
  return {
    ...shown,
    value,
    band: healthBand(value, policy),
    contributions: [...contributionsOf(weighed, signals), ...hardRedLine('hardRedCap', hardRed, value - beforeHardRed)],
    beforeHardRed,
  };
}

function healthBand(value: number, { health: { redUpTo, yellowUpTo } }: ScoringPolicy): HealthBand {
  if (value <= redUpTo) return 'red';
  return value <= yellowUpTo ? 'yellow' : 'green';
}

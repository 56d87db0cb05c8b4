import { type HardRed } from './alarms';
import { type ScoredFacts } from './health';
import { type Score } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { versionOf } from './version';
import { contributionsOf, hardRedLine, type Scale, weigh } from './weighted-score';

export const riskScale: Scale = {
  name: 'risk',
  order: [
    'fit',
    'dealComplexity',
    'expectationGaps',
    'conflictingAnchors',
    'utilisation',
    'usageTrend',
    'integration',
    'champion',
    'threading',
    'executiveContact',
    'stakeholderSentiment',
    'nps',
    'ticketLoad',
    'openSevere',
    'escalations',
    'valueProof',
    'daysToRenewal',
  ],
  gain: (concern) => concern,
};

/** From the calmest to the worst. */
export const RISK_BANDS = ['low', 'medium', 'high', 'critical'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

export interface Risk extends Score<RiskBand> {
  hardRed: readonly HardRed[];
  /** The value the signals alone give; null with too little data. */
  beforeHardRed: number | null;
  /** A high score or any hard red, also when there is too little data for a score. */
  detected: boolean;
}

/** Risk, 0 to 100: how much speaks against renewal. A heuristic, not a probability. A hard red lifts it to high. */
export function risk({ signals, hardRed = [] }: ScoredFacts, policy: ScoringPolicy = defaultScoringPolicy): Risk {
  const { judgedFrom, hardRedFloor, detectedFrom } = policy.risk;
  const weighed = weigh(riskScale, signals, policy);
  const { confidence, missing, value: beforeHardRed } = weighed;
  const alarmed = hardRed.length > 0;
  const shown = { confidence, missing, hardRed, version: versionOf('risk', policy) };
  if (confidence < judgedFrom) {
    return {
      ...shown,
      value: null,
      band: 'insufficient_data',
      contributions: [],
      beforeHardRed: null,
      detected: alarmed,
    };
  }
  const value = alarmed ? Math.max(beforeHardRed, hardRedFloor) : beforeHardRed;
  return {
    ...shown,
    value,
    band: riskBand(value, policy),
    contributions: [
      ...contributionsOf(weighed, signals),
      ...hardRedLine('hardRedFloor', hardRed, value - beforeHardRed),
    ],
    beforeHardRed,
    detected: alarmed || value >= detectedFrom,
  };
}

export function riskBand(
  value: number,
  { risk: { mediumFrom, highFrom, criticalFrom } }: Pick<ScoringPolicy, 'risk'>,
): RiskBand {
  if (value >= criticalFrom) return 'critical';
  if (value >= highFrom) return 'high';
  return value >= mediumFrom ? 'medium' : 'low';
}

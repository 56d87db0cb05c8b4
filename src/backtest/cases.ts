import {
  health,
  risk,
  defaultScoringPolicy,
  type Health,
  type Risk,
  type ScoredFacts,
  type ScoringPolicy,
} from '../scoring';

/** One account as it was scored then, and how it ended. */
export interface Case {
  id: string;
  isLost: boolean;
  /** As the product would have shown it, `insufficient_data` included. */
  risk: Risk;
  health: Health;
  /** The same formulas on whatever was known, however little; null when nothing was. */
  riskOfKnown: number | null;
  healthOfKnown: number | null;
  /** What the scores were computed from, for judging each input alone. */
  facts: ScoredFacts;
}

const judgeAnything: ScoringPolicy = {
  ...defaultScoringPolicy,
  risk: { ...defaultScoringPolicy.risk, judgedFrom: 0 },
  health: { ...defaultScoringPolicy.health, judgedFrom: 0 },
};

export function caseOf(id: string, isLost: boolean, facts: ScoredFacts): Case {
  const [ofKnownRisk, ofKnownHealth] = [risk(facts, judgeAnything), health(facts, judgeAnything)];
  return {
    id,
    isLost,
    risk: risk(facts),
    health: health(facts),
    // Without any evidence the formula would still answer, with a 0 that means nothing.
    riskOfKnown: ofKnownRisk.confidence > 0 ? ofKnownRisk.value : null,
    healthOfKnown: ofKnownHealth.confidence > 0 ? ofKnownHealth.value : null,
    facts,
  };
}

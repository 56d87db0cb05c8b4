import { valueAt } from './curve';
import { unknownOf } from './measure';
import { money, ratio } from './rounding';
import { type AnnualValue } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { versionOf } from './version';

export interface ExpectedLoss {
  /** A year, in account currency, 2 decimals. */
  value: number | null;
  /** The policy's assumption for such a risk, never a forecast; 4 decimals. */
  probability: number | null;
  assumed: true;
  currency: string | null;
  missing: string[];
  version: string;
}

/** ARR × the assumed chance of losing it at this risk. */
export function expectedLoss(
  { riskValue, arr, currency }: AnnualValue & { riskValue: number | null },
  policy: ScoringPolicy = defaultScoringPolicy,
): ExpectedLoss {
  const probability = riskValue == null ? null : ratio(valueAt(policy.expectedLoss.byRisk, riskValue));
  const isKnown = probability !== null && arr != null && currency != null;
  return {
    value: isKnown ? money(arr * probability) : null,
    probability,
    assumed: true,
    currency,
    missing: unknownOf({ risk: riskValue, arr, currency }),
    version: versionOf('expected_loss', policy),
  };
}

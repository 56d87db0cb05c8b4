import { type Curve, valueAt } from './curve';
import { money, ratio } from './rounding';
import { type AnnualValue } from './score.types';
import { type ScoringPolicy } from './scoring.policy';

/** Expected ARR at risk of a waste, with the assumptions it rests on; never added to Muda or to the expected loss of risk. */
export interface WasteLoss {
  /** A year, in account currency, 2 decimals. */
  expectedLoss: number | null;
  currency: string | null;
  /** null when the waste itself is not known. */
  assumptions: { baseAnnualLoss: number; relativeRisk: number } | null;
}

/** ARR × the loss every account carries × how much more one with this waste carries. */
export function wasteLoss(
  value: number,
  relativeRisks: Curve,
  { arr, currency }: AnnualValue,
  { wasteLoss: { baseAnnualLoss } }: ScoringPolicy,
): WasteLoss {
  const relativeRisk = ratio(valueAt(relativeRisks, value));
  const expectedLoss = arr == null || currency == null ? null : money(arr * baseAnnualLoss * (relativeRisk - 1));
  return { expectedLoss, currency, assumptions: { baseAnnualLoss, relativeRisk } };
}

export const unknownLoss = ({ currency }: AnnualValue): WasteLoss => ({
  expectedLoss: null,
  currency,
  assumptions: null,
});

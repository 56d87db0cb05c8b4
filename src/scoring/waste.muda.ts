import { measured, unknownMoney, unmeasured } from './measure';
import { money, ratio } from './rounding';
import { type AnnualValue, type Measure } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { type LicenceFacts, utilisation, type UtilisationBand } from './utilisation';

export interface Muda extends Measure<UtilisationBand> {
  unusedSeats: number | null;
  /** What the customer pays a year for seats nobody uses. */
  annualCost: number | null;
  currency: string | null;
  /** Active users are a lower bound, so the waste is no more than this. */
  atMost: boolean;
}

/** Muda, shelfware: the share of paid seats that nobody used in 28 days. */
export function muda(facts: LicenceFacts & AnnualValue, policy: ScoringPolicy = defaultScoringPolicy): Muda {
  const { seats, active28, arr, currency } = facts;
  const licence = utilisation(facts, policy);
  const missing = [...licence.missing, ...unknownMoney(facts)];
  const active = active28?.value ?? null;
  if (licence.band === 'insufficient_data' || active === null || seats === null) {
    return { ...unmeasured('muda', { missing }, policy), unusedSeats: null, annualCost: null, currency, atMost: false };
  }
  const unusedSeats = Math.max(0, seats - active);
  const measure = measured(
    'muda',
    {
      input: 'unusedSeats',
      inputValue: unusedSeats,
      value: ratio(unusedSeats / seats),
      band: licence.band,
      quality: licence.quality,
      missing,
    },
    policy,
  );
  const annualCost = arr == null || currency == null ? null : money((unusedSeats * arr) / seats);
  return { ...measure, unusedSeats, annualCost, currency, atMost: licence.method === 'at_least' };
}

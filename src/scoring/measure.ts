import { confidenceOf, ratio } from './rounding';
import { type AnnualValue, type InputValue, type Measure, type Reason } from './score.types';
import { type Formula, versionOf } from './version';
import { type ScoringPolicy } from './scoring.policy';

interface Known<Band extends string> {
  input: string;
  /** The input as it was measured, when it is another figure than the value. */
  inputValue?: InputValue;
  value: number;
  band: Band;
  quality: number;
  missing?: string[];
}

export function measured<Band extends string>(
  formula: Formula,
  known: Known<Band>,
  policy: ScoringPolicy,
): Measure<Band> {
  const { input, value, inputValue = value, band, missing = [] } = known;
  const quality = ratio(known.quality);
  return {
    value,
    band,
    confidence: confidenceOf(quality),
    version: versionOf(formula, policy),
    contributions: [{ input, value: inputValue, points: value, evidence: [] }],
    missing,
    quality,
    reason: null,
  };
}

export function unmeasured(
  formula: Formula,
  { missing = [], reason = null }: { missing?: string[]; reason?: Reason | null },
  policy: ScoringPolicy,
): Measure<never> {
  return {
    value: null,
    band: 'insufficient_data',
    confidence: 0,
    version: versionOf(formula, policy),
    contributions: [],
    missing,
    quality: 0,
    reason,
  };
}

/** The names of the facts that are unknown, in the order they are written. */
export function unknownOf(facts: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(facts).filter((name) => facts[name] == null);
}

export const unknownMoney = ({ arr, currency }: AnnualValue): string[] => unknownOf({ arr, currency });

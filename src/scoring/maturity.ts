import { splitWhole, sum, toMillionths, wholePoints } from './rounding';
import { type Evidence, type Score } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { versionOf } from './version';

const anchorKeys = [
  'contractTerm',
  'arr',
  'seats',
  'painMetric',
  'champion',
  'decisionMaker',
  'successCriteria',
] as const;

export type AnchorKey = (typeof anchorKeys)[number];
export type AnchorStatus = 'concrete' | 'vague' | 'missing' | 'conflicting';
export type MaturityBand = 'low' | 'partial' | 'ready';

export interface MaturityFacts {
  /** An absent anchor is missing. */
  anchors: { readonly [Key in AnchorKey]?: AnchorStatus };
  evidence?: { readonly [Key in AnchorKey]?: readonly Evidence[] };
}

/** Maturity of a handoff, 0 to 100: how many of the seven anchors stand, vague and conflicting ones in part. */
export function maturity(facts: MaturityFacts, policy: ScoringPolicy = defaultScoringPolicy): Score<MaturityBand> {
  const { rows, millionths, open, value, band } = weighed(facts, policy);
  const points = splitWhole(millionths, value);
  return {
    value,
    band,
    confidence: 1,
    version: versionOf('maturity', policy),
    contributions: rows.map(({ key, status }, index) => ({
      input: key,
      value: status,
      points: points[index]!,
      evidence: facts.evidence?.[key] ?? [],
    })),
    missing: open.map(({ key }) => key),
  };
}

/** The same without what it rests on, for those who show many accounts or many times a second. */
export function maturityBand(
  facts: MaturityFacts,
  policy: ScoringPolicy = defaultScoringPolicy,
): { value: number; band: MaturityBand } {
  const { value, band } = weighed(facts, policy);
  return { value, band };
}

function weighed({ anchors }: MaturityFacts, policy: ScoringPolicy) {
  const { vague, conflicting } = policy.maturity;
  const worth: Record<AnchorStatus, number> = { concrete: 1, vague, conflicting, missing: 0 };
  const rows = anchorKeys.map((key) => ({ key, status: anchors[key] ?? ('missing' as const) }));
  const millionths = rows.map(({ status }) => toMillionths((100 / anchorKeys.length) * worth[status]));
  const value = wholePoints(sum(millionths));
  const open = rows.filter(({ status }) => status !== 'concrete');
  return { rows, millionths, open, value, band: bandOf(value, open.length, policy) };
}

function bandOf(value: number, open: number, { maturity: { partialFrom } }: ScoringPolicy): MaturityBand {
  if (open === 0) return 'ready';
  return value >= partialFrom ? 'partial' : 'low';
}

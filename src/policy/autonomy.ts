/** How people decided on the actions of one kind that one rule put before them, and what came of those that ran. */
export interface TrackRecord {
  /** Approved as the agent wrote them, without harm afterwards. */
  unedited: number;
  edited: number;
  rejected: number;
  /** Carried out, and failed or did harm, whoever had allowed them. */
  badOutcomes: number;
}

/** When a kind of action has earned to run by itself. */
export interface EarningTerms {
  /** The share of drafts that people would pass unedited must be at least this, also in the unlucky case. */
  lowerBound: number;
}

export interface Earned {
  /** Decisions counted. */
  decisions: number;
  /** Share approved unedited, 4 decimals; null without a decision. */
  share: number | null;
  /** Lower end of the 95 % interval of that share, 4 decimals; null without a decision. */
  lowerBound: number | null;
  earned: boolean;
  /** Further approvals without an edit, in a row, that would earn it; null while a bad outcome is on record. */
  approvalsToEarn: number | null;
}

/** One bad outcome is enough to say no; without one the lower bound has to pass. */
export function earnedBy({ unedited, edited, rejected, badOutcomes }: TrackRecord, terms: EarningTerms): Earned {
  const decisions = unedited + edited + rejected;
  const bound = lowerBoundOf(unedited, decisions);
  const passes = bound !== null && bound >= terms.lowerBound;
  return {
    decisions,
    share: decisions === 0 ? null : rounded(unedited / decisions),
    lowerBound: bound === null ? null : rounded(bound),
    earned: passes && badOutcomes === 0,
    approvalsToEarn: badOutcomes > 0 ? null : approvalsMissing(unedited, decisions, terms),
  };
}

const DEVIATIONS = 1.96;

/** Lower end of Wilson's score interval, which also holds for few cases and for shares near 1. */
function lowerBoundOf(successes: number, cases: number): number | null {
  if (cases === 0) return null;
  const share = successes / cases;
  const square = DEVIATIONS ** 2;
  const spread = DEVIATIONS * Math.sqrt((share * (1 - share)) / cases + square / (4 * cases ** 2));
  return (share + square / (2 * cases) - spread) / (1 + square / cases);
}

/** The bound grows with each success, so that the first number that passes is found by halving. */
function approvalsMissing(unedited: number, decisions: number, { lowerBound }: EarningTerms): number {
  const passesWith = (more: number) => (lowerBoundOf(unedited + more, decisions + more) ?? 0) >= lowerBound;
  let [low, high] = [0, 1];
  if (passesWith(0)) return 0;
  while (!passesWith(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (passesWith(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

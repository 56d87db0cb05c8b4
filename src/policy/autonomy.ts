import { ratio } from '../scoring/rounding';
import { share } from '../scoring/share';

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
  const { value, interval } = share(unedited, decisions);
  const missing = approvalsMissing(unedited, decisions, terms);
  return {
    decisions,
    share: value === null ? null : ratio(value),
    lowerBound: value === null ? null : ratio(interval[0]),
    earned: badOutcomes === 0 && missing === 0,
    approvalsToEarn: badOutcomes > 0 ? null : missing,
  };
}

/** The bound grows with each success, so that the first number that passes is found by halving. */
function approvalsMissing(unedited: number, decisions: number, { lowerBound }: EarningTerms): number {
  const passesWith = (more: number) => share(unedited + more, decisions + more).interval[0] >= lowerBound;
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

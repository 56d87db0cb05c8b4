/** How far actions of one kind, as one policy rule puts them before people, have earned to run by themselves. */
export class AutonomyView {
  kind: string;
  /** The policy rule that asks for a person. */
  rule: string;
  /** `auto` while an earned rule lets the calm cases run. */
  tier: 'approval_required' | 'auto';
  /** The policy it was reckoned under; name it as `replaces` to change nothing that somebody else has changed meanwhile. */
  policyVersion: number;
  /** `raise` where the record carries it; a supervisor decides. */
  suggestion: 'raise' | null;
  /** Only decisions and outcomes of so many days count. */
  days: number;
  decisions: number;
  unedited: number;
  edited: number;
  rejected: number;
  /** Carried out without a person, by the earned rule. */
  byRule: number;
  /** Failed or did harm after they were carried out. */
  badOutcomes: number;
  /** Share approved unedited; null without a decision. */
  share: number | null;
  /** Lower end of the 95 % interval of the share (Wilson); null without a decision. */
  lowerBound: number | null;
  /** What the lower bound has to reach. */
  threshold: number;
  earned: boolean;
  /** Further unedited approvals in a row that would earn it; null while a bad outcome is on record. */
  approvalsToEarn: number | null;
}

export class AutonomyList {
  items: AutonomyView[];
}

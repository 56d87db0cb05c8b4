/** Why people refuse what they are asked to approve, in words that the next draft understands. */
export const REJECTION_REASONS = [
  'wrong_facts',
  'wrong_tone',
  'wrong_time',
  'too_risky',
  'not_needed',
  'other',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

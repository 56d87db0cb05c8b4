/** An action, from its proposal to its end. */
export const WORK_UNIT_STATUSES = [
  'proposed',
  'awaiting_approval',
  'approved',
  'executing',
  'done',
  'failed',
  'unknown_outcome',
  'rejected',
  'expired',
  'superseded',
  'blocked',
] as const;
export type WorkUnitStatus = (typeof WORK_UNIT_STATUSES)[number];

export const APPROVAL_STATUSES = ['open', 'approved', 'rejected', 'expired', 'superseded'] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/** The condition of a column that holds one of these words. */
export function isOneOf(column: string, words: readonly string[]): string {
  return `${column} IN (${words.map((word) => `'${word}'`).join(', ')})`;
}

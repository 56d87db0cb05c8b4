const SLIPPED = 'objective_slipped:';

/** The finding that an objective of the success plan is past its date and was not reached. */
export const slippedFinding = (objective: string): string => `${SLIPPED}${objective}`;

/** Ids of the objectives that slipped, among everything that was found at an account. */
export function slippedAmong(findings: readonly string[]): Set<string> {
  const slips = findings.filter((finding) => finding.startsWith(SLIPPED));
  return new Set(slips.map((finding) => finding.slice(SLIPPED.length)));
}

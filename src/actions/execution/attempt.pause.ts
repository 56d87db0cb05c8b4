import { type Outcome } from '../../connectors/outbound';

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 600_000;

export type Failed = Exclude<Outcome, { result: 'ok' }>;

/** Milliseconds until the next attempt: longer each time, and never before the outside system wants it. */
export function pauseAfter(failure: Failed, attempts: number): number {
  const asked = failure.result === 'failed_before_write' ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(asked, Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS));
}

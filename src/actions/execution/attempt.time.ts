import { type Outcome } from '../../connectors/outbound';

/** How long whoever claimed an attempt has it for themselves. */
export const LEASE_MS = 180_000;
/** An attempt of many calls, each with its pauses, is called off well before its lease ends. */
const ATTEMPT_MS = 100_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 600_000;

export type Failed = Exclude<Outcome, { result: 'ok' }>;

/** Begins the time of an attempt; taken before the claim, so that the lease never ends first. */
export function attemptTime(): AbortSignal {
  return AbortSignal.timeout(ATTEMPT_MS);
}

/** Milliseconds until the next attempt: longer each time, and never before the outside system wants it. */
export function pauseAfter(failure: Failed, attempts: number): number {
  const asked = failure.result === 'failed_before_write' ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(asked, Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS));
}

export interface RetryPolicy {
  /** Attempts before the last word is spoken. */
  attempts: number;
  /** Wait after the first failure; it doubles with each further one. */
  firstDelayMs: number;
  longestDelayMs: number;
}

export const retryPolicy: RetryPolicy = { attempts: 6, firstDelayMs: 1_000, longestDelayMs: 300_000 };

/** Work for which nobody is registered: no later attempt can change that. */
export class NoProvider extends Error {
  readonly isPassing = false;

  constructor(readonly effect: string) {
    super(`Nobody is registered for ${effect}`);
  }
}

/** An answer that the machine cannot use; asking again would only cost again. */
export class UnusableAnswer extends Error {
  readonly isPassing = false;

  constructor(actor: string, cause: unknown) {
    super(`The answer of ${actor} cannot be used: ${String(cause)}`, { cause });
  }
}

/**
 * Milliseconds until the next attempt, or null when there is none: the attempts are used up, or the error says of
 * itself that it will not pass (`isPassing: false`). A provider that names a time is not asked earlier. The wait is
 * spread between half and full, so that what failed together does not come back together.
 */
export function delayBeforeRetry(error: unknown, attempts: number, policy: RetryPolicy): number | null {
  if (attempts >= policy.attempts || isFinal(error)) return null;
  const full = Math.min(policy.firstDelayMs * 2 ** (attempts - 1), policy.longestDelayMs);
  return Math.max(Math.round(full * (0.5 + Math.random() / 2)), askedToWait(error));
}

function isFinal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'isPassing' in error && error.isPassing === false;
}

function askedToWait(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('details' in error)) return 0;
  const { details } = error;
  if (typeof details !== 'object' || details === null || !('retryAfterMs' in details)) return 0;
  return typeof details.retryAfterMs === 'number' ? details.retryAfterMs : 0;
}

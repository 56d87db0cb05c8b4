import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  DelegateBackoff,
  TaskCancelledError,
  TimeoutStrategy,
  circuitBreaker,
  handleWhen,
  retry,
  timeout,
  wrap,
  type IPolicy,
} from 'cockatiel';
import { ModelFailure, type TokenUsage } from './model.failure';
import { NO_TOKENS } from './model.provider';

export interface PersistenceSettings {
  /** Attempts after the first. */
  retries: number;
  /** An attempt that takes longer is given up. */
  attemptTimeoutMs: number;
  /** Counting tokens only guards the budget; where it takes longer, an estimate does. */
  countTimeoutMs: number;
  /** Pause before the second attempt, doubled for each further one; a provider's own retry-after counts more. */
  firstPauseMs: number;
  /** A retry-after beyond this is left to whoever asked: the failure says how long. */
  longestPauseMs: number;
  /** Failures in a row, over all accounts, after which the provider is left alone. */
  breakAfter: number;
  restMs: number;
}

export const PATIENT: PersistenceSettings = {
  retries: 2,
  attemptTimeoutMs: 180_000,
  countTimeoutMs: 10_000,
  firstPauseMs: 1_000,
  longestPauseMs: 30_000,
  breakAfter: 10,
  restMs: 30_000,
};

export interface Persisted<Result> {
  result: Result;
  retries: number;
  /** Tokens of the attempts that failed after the provider had begun to count. */
  wasted: TokenUsage;
}

/** The one owner of retries for calls to a provider: pauses, a limit of time for each attempt, a circuit breaker. */
export class Persistence {
  private readonly way: IPolicy;

  constructor(private readonly settings: PersistenceSettings = PATIENT) {
    const { attemptTimeoutMs, breakAfter, restMs } = settings;
    const breaker = circuitBreaker(handleWhen(isBlocked), {
      halfOpenAfter: restMs,
      breaker: new ConsecutiveBreaker(breakAfter),
    });
    this.way = wrap(breaker, timeout(attemptTimeoutMs, TimeoutStrategy.Aggressive));
  }

  /** `unheard` are the tokens that count for an attempt which was given up before the provider said what it took. */
  async run<Result>(
    attempt: (signal: AbortSignal) => Promise<Result>,
    signal: AbortSignal,
    unheard: TokenUsage = NO_TOKENS,
  ): Promise<Persisted<Result>> {
    const { retries: maxAttempts, firstPauseMs, longestPauseMs } = this.settings;
    let attempts = 0;
    let wasted = NO_TOKENS;
    const again = retry(
      handleWhen((error) => isWorthRepeating(error) && retryAfterOf(error) <= longestPauseMs),
      {
        maxAttempts,
        backoff: new DelegateBackoff(({ attempt: nth, result }) => {
          const asked = 'error' in result ? retryAfterOf(result.error) : 0;
          return Math.max(asked, firstPauseMs * 2 ** (nth - 1));
        }),
      },
    );
    try {
      const result = await again.execute(
        () =>
          this.way
            .execute(({ signal: each }) => {
              attempts += 1;
              return attempt(each);
            }, signal)
            .catch((error: unknown) => {
              const failure = asFailure(error, signal);
              wasted = sum(wasted, failure.details.usage ?? (wentUnheard(failure) ? unheard : NO_TOKENS));
              throw failure;
            }),
        signal,
      );
      return { result, retries: attempts - 1, wasted };
    } catch (error) {
      const { kind, message, details } = asFailure(error, signal);
      const text = message.replace(`${kind}: `, '');
      throw new ModelFailure(kind, text, { ...details, usage: wasted, retries: Math.max(0, attempts - 1) });
    }
  }
}

export function sum(a: TokenUsage, b: TokenUsage): TokenUsage {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    cacheRead: a.cacheRead + b.cacheRead,
    cacheWrite: a.cacheWrite + b.cacheWrite,
  };
}

function isBlocked(error: Error): boolean {
  return error instanceof ModelFailure ? error.isPassing : error instanceof TaskCancelledError;
}

/** A badly formed answer is asked for again: it says nothing about the way to the provider. */
function isWorthRepeating(error: Error): boolean {
  return isBlocked(error) || (error instanceof ModelFailure && error.isMisshapen);
}

/** The question had left and the answer was not heard to its end: it was read and is billed, whatever became of it. */
function wentUnheard({ kind }: ModelFailure): boolean {
  return kind === 'timed_out' || kind === 'cut_off' || kind === 'cancelled';
}

function retryAfterOf(error: Error): number {
  return error instanceof ModelFailure ? (error.details.retryAfterMs ?? 0) : 0;
}

function asFailure(error: unknown, signal: AbortSignal): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (signal.aborted) return new ModelFailure('cancelled', 'the question was withdrawn');
  if (error instanceof TaskCancelledError) return new ModelFailure('timed_out', 'no answer in time');
  if (error instanceof BrokenCircuitError)
    return new ModelFailure('circuit_open', 'the provider failed too often and is left alone for a while');
  return new ModelFailure('provider_error', error instanceof Error ? error.message : String(error));
}

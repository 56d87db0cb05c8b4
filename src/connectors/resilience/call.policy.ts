import { setMaxListeners } from 'node:events';
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  DelegateBackoff,
  TimeoutStrategy,
  circuitBreaker,
  handleWhen,
  retry,
  timeout,
  wrap,
  type IPolicy,
} from 'cockatiel';
import { OutboundFailure } from './outbound.failure';
import { Pace } from './pace';

export interface CallSettings {
  /** Attempts after the first, made only while nothing can have been written. */
  retries: number;
  /** An attempt that takes longer is given up. */
  attemptTimeoutMs: number;
  /** Pause before the second attempt, doubled for each further one; the system's own retry-after counts more. */
  firstPauseMs: number;
  /** A longer pause is left to the caller, whose work outlives this process: the failure says how long. */
  longestPauseMs: number;
  /** Calls a second, and how many may come at once after a quiet time. */
  perSecond: number;
  burst: number;
  /** Failures in a row after which the system is left alone for `restMs`. */
  breakAfter: number;
  restMs: number;
}

export const CONSIDERATE: CallSettings = {
  retries: 2,
  attemptTimeoutMs: 15_000,
  firstPauseMs: 500,
  longestPauseMs: 10_000,
  perSecond: 10,
  burst: 10,
  breakAfter: 8,
  restMs: 30_000,
};

type Call<Answer> = (signal: AbortSignal) => Promise<Answer>;

/** The one way out to an outside system, and the only place that repeats calls to it; its client repeats none. */
export class CallPolicy {
  private readonly way: IPolicy;
  private readonly again: IPolicy;
  private readonly pace: Pace;
  private readonly settings: CallSettings;

  /** @param judge says of the client's error whether the call was refused, never left, or may have been carried out */
  constructor(
    readonly system: string,
    private readonly judge: (error: unknown) => OutboundFailure,
    settings: Partial<CallSettings> = {},
  ) {
    this.settings = { ...CONSIDERATE, ...settings };
    const { retries, attemptTimeoutMs, firstPauseMs, longestPauseMs, perSecond, burst, breakAfter, restMs } =
      this.settings;
    this.pace = new Pace(perSecond, burst);
    const breaker = circuitBreaker(handleWhen(isIllness), {
      halfOpenAfter: restMs,
      breaker: new ConsecutiveBreaker(breakAfter),
    });
    this.way = wrap(breaker, timeout(attemptTimeoutMs, TimeoutStrategy.Aggressive));
    this.again = retry(
      handleWhen(
        (error) => error instanceof OutboundFailure && error.isPassing && askedToWait(error) <= longestPauseMs,
      ),
      {
        maxAttempts: retries,
        backoff: new DelegateBackoff(({ attempt, result }) =>
          Math.max('error' in result ? askedToWait(result.error) : 0, firstPauseMs * 2 ** (attempt - 1)),
        ),
      },
    );
  }

  /** A call that reads, or sets the same again: it is repeated whatever became of it. @throws OutboundFailure */
  repeatable<Answer>(call: Call<Answer>, signal = endless()): Promise<Answer> {
    return this.again.execute(() => this.attempt(call, signal, (failure) => failure.ofRepeatable()), signal);
  }

  /** A call that must not be carried out twice: it is repeated only when it never was. @throws OutboundFailure */
  once<Answer>(call: Call<Answer>, signal = endless()): Promise<Answer> {
    return this.again.execute(() => this.attempt(call, signal, (failure) => failure), signal);
  }

  private async attempt<Answer>(
    call: Call<Answer>,
    signal: AbortSignal,
    seenAs: (failure: OutboundFailure) => OutboundFailure,
  ): Promise<Answer> {
    await this.turn(signal);
    try {
      return await this.way.execute(async ({ signal: each }) => {
        try {
          return await call(each);
        } catch (error) {
          throw seenAs(this.judge(error));
        }
      }, signal);
    } catch (error) {
      const failure = error instanceof OutboundFailure ? error : seenAs(this.cutShort(error, signal));
      if (failure.isRateLimit) this.pace.rest(askedToWait(failure));
      throw failure;
    }
  }

  private async turn(signal: AbortSignal): Promise<void> {
    // Many calls at once may wait for the same end.
    setMaxListeners(0, signal);
    const { waitMs } = this.pace;
    if (waitMs > this.settings.longestPauseMs) {
      throw this.neverLeft('busy', `the next call may leave in ${Math.ceil(waitMs / 1_000)} s`, waitMs);
    }
    try {
      signal.throwIfAborted();
      await this.pace.turn(signal);
    } catch {
      throw this.neverLeft('cancelled', 'withdrawn before it was sent');
    }
  }

  /** The call was ended by the breaker before it left, or by its time limit or its caller while it was under way. */
  private cutShort(error: unknown, signal: AbortSignal): OutboundFailure {
    if (error instanceof BrokenCircuitError) {
      return this.neverLeft('circuit_open', 'it failed too often and is left alone', this.settings.restMs);
    }
    const [code, reason] = signal.aborted
      ? ['cancelled', 'withdrawn while it was under way']
      : ['timed_out', `no answer within ${this.settings.attemptTimeoutMs} ms`];
    return new OutboundFailure(this.system, 'unknown_outcome', code, reason, { cause: error });
  }

  private neverLeft(code: string, reason: string, retryAfterMs?: number): OutboundFailure {
    return new OutboundFailure(this.system, 'failed_before_write', code, reason, { retryAfterMs });
  }
}

/** A signal of the call's own: that of nobody, which the policies would wait on, is shared by all calls of the process. */
function endless(): AbortSignal {
  return new AbortController().signal;
}

/** A refusal and a rate limit come from a healthy system. */
function isIllness(error: Error): boolean {
  return !(error instanceof OutboundFailure) || (error.result !== 'refused' && !error.isRateLimit);
}

function askedToWait(error: unknown): number {
  return error instanceof OutboundFailure ? (error.details.retryAfterMs ?? 0) : 0;
}

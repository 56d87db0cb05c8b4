export type FailedResult = 'refused' | 'failed_before_write' | 'unknown_outcome';

/** A call that an outside system did not answer with what was asked for. */
export class OutboundFailure extends Error {
  constructor(
    readonly system: string,
    readonly result: FailedResult,
    /** The system's own word for it where it has one. */
    readonly code: string,
    reason: string,
    readonly details: { retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(`${system}: ${reason}`, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'OutboundFailure';
  }

  /** Whether doing the same again later can succeed and cannot do it twice. */
  get isPassing(): boolean {
    return this.result === 'failed_before_write';
  }

  /** Whether the system said no because it was asked too often, which is no sign of illness. */
  get isRateLimit(): boolean {
    return this.code === RATE_LIMITED;
  }

  /** The same failure of a call that does no harm when it is made twice. */
  ofRepeatable(): OutboundFailure {
    if (this.result !== 'unknown_outcome') return this;
    return new OutboundFailure(this.system, 'failed_before_write', this.code, this.reason, this.details);
  }

  get reason(): string {
    return this.message.slice(this.system.length + 2);
  }
}

export const RATE_LIMITED = 'rate_limited';

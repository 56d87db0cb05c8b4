export type FailureKind =
  | 'rate_limited'
  | 'overloaded'
  | 'unreachable'
  | 'timed_out'
  | 'cut_off'
  | 'provider_error'
  | 'circuit_open'
  | 'refused'
  | 'truncated'
  | 'empty'
  | 'too_large'
  | 'malformed'
  | 'wrong_schema'
  | 'canary_leaked'
  | 'request_rejected'
  | 'budget_spent'
  | 'cancelled';

/** Failures of the way to the provider: the same request may well succeed later. */
const PASSING: readonly FailureKind[] = [
  'rate_limited',
  'overloaded',
  'unreachable',
  'timed_out',
  'cut_off',
  'provider_error',
  'circuit_open',
];

const MISSHAPEN: readonly FailureKind[] = ['empty', 'malformed', 'wrong_schema'];

export interface TokenUsage {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
}

/** A question that got no usable answer, with what it cost all the same. */
export class ModelFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly details: {
      retryAfterMs?: number;
      usage?: TokenUsage;
      requestId?: string | null;
      output?: string;
      retries?: number;
    } = {},
  ) {
    super(`${kind}: ${message}`);
    this.name = 'ModelFailure';
  }

  /** Whether an answer came, but not in the shape asked for. */
  get isMisshapen(): boolean {
    return MISSHAPEN.includes(this.kind);
  }

  /** Whether the way was blocked rather than the question bad. */
  get isPassing(): boolean {
    return PASSING.includes(this.kind);
  }
}

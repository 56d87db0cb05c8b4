import { believable, retryAfterOf } from '../../platform/http/retry-after';
import { ModelFailure, type FailureKind } from '../model.failure';

/** What both SDKs tell about a refused or broken HTTP exchange. */
export interface HttpTrouble {
  status: number | undefined;
  headers: Headers | undefined;
  message: string;
  requestID?: string | null;
}

/** Sorts a failed exchange by what can be done about it. */
export function failureOf({ status, headers, message, requestID }: HttpTrouble, code?: string | null): ModelFailure {
  const kind = kindOf(status, code, headers);
  return new ModelFailure(kind, `HTTP ${status ?? 'none'}: ${firstLine(message)}`, {
    retryAfterMs: retryAfterMs(headers),
    requestId: requestID ?? null,
  });
}

/** An answer that had begun and could not be read: broken off on its way, or not what the protocol says. */
export function unreadAnswer(error: unknown): ModelFailure {
  const message = error instanceof Error ? error.message : String(error);
  return new ModelFailure(error instanceof SyntaxError ? 'malformed' : 'cut_off', message);
}

function kindOf(
  status: number | undefined,
  code: string | null | undefined,
  headers: Headers | undefined,
): FailureKind {
  if (status === undefined) return 'unreachable';
  if (code === 'insufficient_quota' || headers?.get('x-should-retry') === 'false') return 'request_rejected';
  if (status === 429) return 'rate_limited';
  if (status === 529 || status === 503) return 'overloaded';
  if (status === 408 || status === 504) return 'timed_out';
  if (status === 413) return 'truncated';
  return status >= 500 || status === 409 ? 'provider_error' : 'request_rejected';
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date. */
function retryAfterMs(headers: Headers | undefined): number | undefined {
  const exact = Number(headers?.get('retry-after-ms') ?? NaN);
  return believable(exact) ?? retryAfterOf(headers?.get('retry-after'), Date.now());
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 300);
}

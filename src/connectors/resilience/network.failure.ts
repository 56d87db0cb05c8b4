import { retryAfterOf } from '../../platform/http/retry-after';
import { OutboundFailure, RATE_LIMITED } from './outbound.failure';

/** Codes of Node's and undici's errors that arise before the first byte of a request leaves. */
const NEVER_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

/** Judges a request that got no answer: without a connection nothing was written, with one nobody knows. */
export function withoutAnswer(system: string, error: unknown): OutboundFailure {
  if (error instanceof OutboundFailure) return error;
  const codes = codesOf(error);
  const early = codes.find((code) => NEVER_CONNECTED.includes(code));
  if (early)
    return new OutboundFailure(system, 'failed_before_write', early, `no connection (${early})`, { cause: error });
  const code = codes[0] ?? 'no_answer';
  return new OutboundFailure(system, 'unknown_outcome', code, `the answer never came (${code})`, { cause: error });
}

/** Judges an HTTP answer that is not a success. A server that failed midway may have written before. */
export function ofStatus(system: string, status: number, said: { text: string; retryAfter: string | null }) {
  const retryAfterMs = retryAfterOf(said.retryAfter, Date.now());
  const reason = `HTTP ${status}${said.text ? `: ${said.text.slice(0, 300)}` : ''}`;
  if (status === 429) return new OutboundFailure(system, 'failed_before_write', RATE_LIMITED, reason, { retryAfterMs });
  const result = status >= 500 || status === 408 ? 'unknown_outcome' : 'refused';
  return new OutboundFailure(system, result, `http_${status}`, reason, { retryAfterMs });
}

/** The codes of an error, of its causes and of the errors gathered in it, outermost first. */
function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const cause: unknown = 'cause' in error ? error.cause : undefined;
  const gathered: unknown[] = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  return [...own, ...[cause, ...gathered].flatMap(codesOf)];
}

import { z } from 'zod';
import { HOUR_MS } from '../../calendar/calendar';
import { jsonIn } from '../resilience/json';
import { type RefusedAnswer } from '../resilience/json-api';
import { ofStatus, withoutAnswer } from '../resilience/network.failure';
import { OutboundFailure, RATE_LIMITED } from '../resilience/outbound.failure';

export const SALESFORCE = 'salesforce';
/** The token is not taken any more. */
export const SESSION_ENDED = 'INVALID_SESSION_ID';

/** What the API says of a failed call, and what the token endpoint says. */
const ApiErrors = z.array(z.object({ errorCode: z.string(), message: z.string().default('') })).min(1);
const LoginError = z.object({ error: z.string(), error_description: z.string().default('') });

/** Refusals that pass by themselves, and were made before anything was written. */
const PASSING = ['UNABLE_TO_LOCK_ROW', 'SERVER_UNAVAILABLE'];
/** The day's calls are counted over a rolling day: an hour frees a part of them. */
const DAY_SPENT_MS = HOUR_MS;

/** Judges an answer that is not a success. */
export function judgeAnswer({ status, text, retryAfter }: RefusedAnswer): OutboundFailure {
  const general = ofStatus(SALESFORCE, status, { text, retryAfter });
  const { code, message } = saidIn(text);
  if (code === null) return general;
  const { retryAfterMs } = general.details;
  const failed = (result: OutboundFailure['result'], known = code, wait = retryAfterMs) =>
    new OutboundFailure(SALESFORCE, result, known, `${code}: ${message.slice(0, 300)}`, { retryAfterMs: wait });
  if (status === 429) return failed('failed_before_write', RATE_LIMITED);
  if (code === 'REQUEST_LIMIT_EXCEEDED') {
    return failed('failed_before_write', RATE_LIMITED, /total/i.test(message) ? DAY_SPENT_MS : retryAfterMs);
  }
  if (PASSING.includes(code)) return failed('failed_before_write');
  return failed(status >= 500 ? 'unknown_outcome' : 'refused');
}

/** Judges whatever a call was ended by. */
export function judgeSalesforceError(error: unknown): OutboundFailure {
  return withoutAnswer(SALESFORCE, error);
}

function saidIn(text: string): { code: string | null; message: string } {
  const body = jsonIn(text);
  const [first] = ApiErrors.safeParse(body).data ?? [];
  if (first) return { code: first.errorCode, message: first.message };
  const login = LoginError.safeParse(body).data;
  return login ? { code: login.error, message: login.error_description } : { code: null, message: '' };
}

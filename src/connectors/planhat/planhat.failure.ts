import { type RefusedAnswer } from '../resilience/json-api';
import { ofStatus } from '../resilience/network.failure';
import { OutboundFailure } from '../resilience/outbound.failure';

export const PLANHAT = 'planhat';
/** Planhat counts calls by the minute and does not say how long to wait. */
export const WINDOW_MS = 60_000;

/** Judges an answer that is not a success. */
export function judgePlanhatAnswer({ status, text, retryAfter }: RefusedAnswer, windowMs = WINDOW_MS): OutboundFailure {
  const failure = ofStatus(PLANHAT, status, { text, retryAfter });
  if (failure.isRateLimit) {
    const retryAfterMs = failure.details.retryAfterMs ?? windowMs;
    return new OutboundFailure(PLANHAT, failure.result, failure.code, failure.reason, { retryAfterMs });
  }
  if (status !== 401) return failure;
  const reason = 'the token is not taken (HTTP 401): give another PLANHAT_TOKEN';
  return new OutboundFailure(PLANHAT, 'refused', failure.code, reason);
}

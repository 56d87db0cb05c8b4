import { z } from 'zod';
import { HOUR_MS } from '../../calendar/calendar';
import { jsonIn } from '../resilience/json';
import { type RefusedAnswer } from '../resilience/json-api';
import { ofStatus } from '../resilience/network.failure';
import { OutboundFailure } from '../resilience/outbound.failure';

export const HUBSPOT = 'hubspot';

const Said = z.object({ message: z.string(), category: z.string(), policyName: z.string() }).partial();

/** How long HubSpot counts when it names a limit and no time to wait. */
const WINDOWS_MS: [RegExp, number][] = [
  [/daily/i, HOUR_MS],
  [/ten_secondly/i, 10_000],
  [/secondly/i, 1_000],
];
const WINDOW_MS = 10_000;

/** Judges an answer that is not a success by its status, the category of the error and the limit it names. */
export function judgeHubSpotAnswer({ status, text, retryAfter }: RefusedAnswer): OutboundFailure {
  const { message = text, category, policyName = '' } = Said.safeParse(jsonIn(text)).data ?? {};
  const failure = ofStatus(HUBSPOT, status, { text: message, retryAfter });
  if (failure.isRateLimit) {
    const [, windowMs = WINDOW_MS] = WINDOWS_MS.find(([limit]) => limit.test(policyName) || limit.test(message)) ?? [];
    const retryAfterMs = failure.details.retryAfterMs ?? windowMs;
    return new OutboundFailure(HUBSPOT, failure.result, failure.code, failure.reason, { retryAfterMs });
  }
  if (status === 401) {
    const reason = `the token is not taken (HTTP 401): give another HUBSPOT_TOKEN`;
    return new OutboundFailure(HUBSPOT, 'refused', 'invalid_authentication', reason);
  }
  if (failure.result !== 'refused' || !category) return failure;
  return new OutboundFailure(HUBSPOT, 'refused', category.toLowerCase(), failure.reason);
}

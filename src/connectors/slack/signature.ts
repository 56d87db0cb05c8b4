import { createHmac } from 'node:crypto';
import { verdictOn, type SignatureVerdict, type SignedCall } from '../signed-call';

/**
 * Slack's signing scheme v0: HMAC-SHA256 of `v0:timestamp:body`, with the headers `X-Slack-Request-Timestamp`, in seconds,
 * and `X-Slack-Signature`.
 */
export function checkSlackSignature(call: SignedCall, secret: string, nowMs: number): SignatureVerdict {
  const sign = (timestamp: string) =>
    `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(call.rawBody).digest('hex')}`;
  return verdictOn(call, { unitMs: 1_000, sign }, nowMs);
}

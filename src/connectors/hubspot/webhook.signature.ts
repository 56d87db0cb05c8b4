import { createHmac } from 'node:crypto';
import { verdictOn, type SignatureVerdict, type SignedCall } from '../signed-call';

/** HubSpot signs an address in which these characters stand as themselves. */
const SIGNED_AS_THEMSELVES = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

interface SignedByHubSpot extends SignedCall {
  method: string;
  /** The public address that HubSpot called, with its query; behind a proxy known from the settings only. */
  url: string;
}

/**
 * HubSpot's signing scheme v3: HMAC-SHA256 of method, address, body and time, with the headers
 * `X-HubSpot-Request-Timestamp`, in milliseconds, and `X-HubSpot-Signature-v3`.
 */
export function checkHubSpotSignature(call: SignedByHubSpot, appSecret: string, nowMs: number): SignatureVerdict {
  const { method, url, rawBody } = call;
  const sign = (timestamp: string) =>
    createHmac('sha256', appSecret)
      .update(method.toUpperCase() + url.replace(SIGNED_AS_THEMSELVES, decodeURIComponent))
      .update(rawBody)
      .update(timestamp)
      .digest('base64');
  return verdictOn(call, { unitMs: 1, sign }, nowMs);
}

import { createHmac } from 'node:crypto';
import { isSameSecret } from '../crm/push';
import { type SignatureVerdict } from '../slack/signature';

/** Milliseconds by which a request may be older or newer than our clock. */
const WINDOW_MS = 300_000;
/** HubSpot signs an address in which these characters stand as themselves. */
const SIGNED_AS_THEMSELVES = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

export interface SignedByHubSpot {
  method: string;
  /** The public address that HubSpot called, with its query; behind a proxy known from the settings only. */
  url: string;
  /** The bytes as they came, before any parsing. */
  rawBody: Buffer | string;
  /** Header `X-HubSpot-Request-Timestamp`, in milliseconds. */
  timestamp: string | undefined;
  /** Header `X-HubSpot-Signature-v3`. */
  signature: string | undefined;
}

/** HubSpot's signing scheme v3: HMAC-SHA256 of method, address, body and time, valid for five minutes either way. */
export function checkHubSpotSignature(request: SignedByHubSpot, appSecret: string, nowMs: number): SignatureVerdict {
  const { method, url, rawBody, timestamp, signature } = request;
  if (!timestamp || !signature || !/^\d{1,15}$/.test(timestamp)) return 'unsigned';
  if (Math.abs(nowMs - Number(timestamp)) > WINDOW_MS) return 'outside_window';
  const expected = createHmac('sha256', appSecret)
    .update(method.toUpperCase() + url.replace(SIGNED_AS_THEMSELVES, decodeURIComponent))
    .update(rawBody)
    .update(timestamp)
    .digest('base64');
  return isSameSecret(signature, expected) ? 'genuine' : 'forged';
}

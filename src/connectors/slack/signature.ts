import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds by which a request may be older or newer than our clock. */
const WINDOW = 300;

export interface SignedRequest {
  /** Header `X-Slack-Request-Timestamp`. */
  timestamp: string | undefined;
  /** Header `X-Slack-Signature`. */
  signature: string | undefined;
  /** The bytes as they came, before any parsing. */
  rawBody: Buffer | string;
}

export type SignatureVerdict = 'genuine' | 'unsigned' | 'outside_window' | 'forged';

/** Slack's signing scheme v0: HMAC-SHA256 of `v0:timestamp:body`, valid for five minutes either way. */
export function checkSignature(request: SignedRequest, secret: string, nowSeconds: number): SignatureVerdict {
  const { timestamp, signature, rawBody } = request;
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return 'unsigned';
  if (Math.abs(nowSeconds - Number(timestamp)) > WINDOW) return 'outside_window';
  const expected = Buffer.from(
    `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(rawBody).digest('hex')}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? 'genuine' : 'forged';
}

import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { isSameSecret, type PushedChange } from '../crm/push';
import { type SignatureVerdict } from '../slack/signature';

/** Seconds by which a call may be older or newer than our clock. */
const WINDOW = 300;

export interface SignedCall {
  /** Header `X-Vim-Timestamp`, in seconds. */
  timestamp: string | undefined;
  /** Header `X-Vim-Signature`. */
  signature: string | undefined;
  /** The bytes as they came, before any parsing. */
  rawBody: Buffer | string;
}

/**
 * Salesforce signs nothing it sends; a flow or trigger of the customer's does it for us: the hexadecimal HMAC-SHA256 of
 * `timestamp.body`, valid for five minutes either way.
 */
export function checkFlowSignature(call: SignedCall, secret: string, nowSeconds: number): SignatureVerdict {
  const { timestamp, signature, rawBody } = call;
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return 'unsigned';
  if (Math.abs(nowSeconds - Number(timestamp)) > WINDOW) return 'outside_window';
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');
  return isSameSecret(signature.toLowerCase(), expected) ? 'genuine' : 'forged';
}

const Message = z.object({
  records: z
    .array(z.object({ object: z.string().regex(/^\w{1,80}$/), id: z.string().regex(/^[A-Za-z0-9]{15,18}$/) }))
    .max(200),
});

/**
 * The records a message names, `{ "records": [{ "object": "Opportunity", "id": "006…" }] }`. The same call again is the
 * same message: its signature tells, in capitals or not.
 * @returns null when the body is no such message
 */
export function pushedByFlow(body: unknown, signature: string): PushedChange[] | null {
  const message = Message.safeParse(body);
  if (!message.success) return null;
  const call = signature.toLowerCase();
  return message.data.records.map(({ object, id }) => ({ object, id, key: `salesforce:${call}:${object}:${id}` }));
}

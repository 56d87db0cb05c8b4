import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type PushedChange } from '../crm/push';
import { verdictOn, type SignatureVerdict, type SignedCall } from '../signed-call';

/**
 * Salesforce signs nothing it sends; a flow or trigger of the customer's does it for us: the hexadecimal HMAC-SHA256 of
 * `timestamp.body`, with the headers `X-Vim-Timestamp`, in seconds, and `X-Vim-Signature`.
 */
export function checkFlowSignature(call: SignedCall, secret: string, nowMs: number): SignatureVerdict {
  const { timestamp, signature, rawBody } = call;
  const sign = (at: string) => createHmac('sha256', secret).update(`${at}.`).update(rawBody).digest('hex');
  return verdictOn({ timestamp, signature: signature?.toLowerCase() }, { unitMs: 1_000, sign }, nowMs);
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

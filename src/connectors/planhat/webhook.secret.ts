import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { pushedId, readableIn, type PushedChange } from '../crm/push';
import { isSameSecret } from '../signed-call';
import { modelNamed } from './planhat.shapes';

/**
 * The unguessable part of the address that Planhat calls. It follows from the secret and does not tell it: addresses
 * are written into logs.
 */
export function webhookToken(secret: string): string {
  return createHmac('sha256', secret).update('planhat webhook address').digest('hex').slice(0, 32);
}

/** Planhat signs nothing: a call is ours when both its address and its header `X-Webhook-Secret` are. */
export function isSentByPlanhat(call: { token: string; header: string | undefined }, secret: string): boolean {
  const isAddress = isSameSecret(call.token, webhookToken(secret));
  return isSameSecret(call.header ?? '', secret) && isAddress;
}

const Message = z.object({
  model: z.string(),
  _id: pushedId.optional(),
  id: pushedId.optional(),
  updatedAt: z.union([z.string().regex(/^[ -~]{1,100}$/), z.number()]).optional(),
});

/**
 * The records a message tells of, `{ "model": "Company", "_id": "…", "updatedAt": "…" }` or a list of these.
 * Without `updatedAt` a repetition cannot be told from the next change, and counts as one by its moment of arrival.
 * @returns null when the body is no such message
 */
export function pushedByPlanhat(body: unknown, arrivedAt: Date): PushedChange[] | null {
  const messages = readableIn(Message, Array.isArray(body) ? body : [body]);
  return (
    messages &&
    messages.flatMap(({ model, _id, id = _id, updatedAt = arrivedAt.toISOString() }) => {
      const object = modelNamed(model);
      return object && id !== undefined ? [{ object, id, key: `planhat:${object}:${id}:${updatedAt}` }] : [];
    })
  );
}

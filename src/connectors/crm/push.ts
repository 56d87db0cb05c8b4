import { z } from 'zod';

/** A record that a system of record says has changed. What it says now is read anew: the message itself is a hint. */
export interface PushedChange {
  /** The system's own word for the kind of record, as in its streams. */
  object: string;
  id: string;
  /** The same when a message is delivered again, another one for the next change. */
  key: string;
}

/** How a system names a record or an event: nothing else is looked for there, or kept as a key. */
export const pushedId = z.union([z.number().int().nonnegative(), z.string().regex(/^[\w-]{1,100}$/)]).transform(String);

/**
 * The messages of a delivery that can be read: one that cannot does not take the others with it.
 * @returns null when there are some and none can be read
 */
export function readableIn<Message extends z.ZodType>(
  message: Message,
  delivery: unknown[],
): z.output<Message>[] | null {
  const read = delivery.flatMap((each) => {
    const { success, data } = message.safeParse(each);
    return success ? [data] : [];
  });
  return read.length > 0 || delivery.length === 0 ? read : null;
}

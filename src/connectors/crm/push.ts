import { createHash, timingSafeEqual } from 'node:crypto';

/** A record that a system of record says has changed. What it says now is read anew: the message itself is a hint. */
export interface PushedChange {
  /** The system's own word for the kind of record, as in its streams. */
  object: string;
  id: string;
  /** The same when a message is delivered again, another one for the next change. */
  key: string;
}

/** Whether two texts are the same, told in a time that says nothing about where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

import { createHash, timingSafeEqual } from 'node:crypto';

/** A call of an outside system, with what it says that it was signed at and by. */
export interface SignedCall {
  timestamp: string | undefined;
  signature: string | undefined;
  /** The bytes as they came, before any parsing. */
  rawBody: Buffer | string;
}

export type SignatureVerdict = 'genuine' | 'unsigned' | 'outside_window' | 'forged';

/** By how much a call may be older or newer than our clock. */
const WINDOW_MS = 300_000;

interface Scheme {
  /** What the other side counts time in. */
  unitMs: number;
  /** The signature that a call of this time would carry if it were made with our secret. */
  sign: (timestamp: string) => string;
}

/** Judges a call by when it was signed and by what. It is good for five minutes either way. */
export function verdictOn(
  { timestamp, signature }: Omit<SignedCall, 'rawBody'>,
  { unitMs, sign }: Scheme,
  nowMs: number,
): SignatureVerdict {
  if (!timestamp || !signature || !/^\d{1,15}$/.test(timestamp)) return 'unsigned';
  if (Math.abs(nowMs - Number(timestamp) * unitMs) > WINDOW_MS) return 'outside_window';
  return isSameSecret(signature, sign(timestamp)) ? 'genuine' : 'forged';
}

/** Whether two texts are the same, told in a time that says nothing about where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

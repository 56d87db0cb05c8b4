import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** `sha256:` and the hex digest of the canonical JSON (RFC 8785): equal contents have equal digests, whatever the key order. */
export function digestOf(payload: unknown): string {
  const canonical = canonicalize(payload);
  if (canonical === undefined) throw new TypeError('Only JSON has a digest');
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}

import canonicalize from 'canonicalize';
import { hash } from 'node:crypto';
import { type Moment, type Origin } from './account.state';
import { type AccountRow, type JournalEntry } from './entities';

type Link = Pick<JournalEntry, 'seq' | 'type' | 'actor' | 'at' | 'payloadHash'>;

/** The hash that the first entry of a journal is chained to. */
export const CHAIN_START = '';

/**
 * SHA-256 of the canonical JSON (RFC 8785) of a payload, in hex. It is taken before storing, since jsonb reorders keys,
 * and stays when the payload is erased.
 */
export function payloadHash(payload: unknown): string {
  return sha256(canonicalize(payload) ?? 'null');
}

/** Hash of an entry: it covers the hash before it, so that no entry can be changed, removed or put between unseen. */
export function chainHash(previous: string, { seq, type, actor, at, payloadHash }: Link): string {
  return sha256([previous, seq, type, actor, at.toISOString(), payloadHash].join('\n'));
}

/** The next entry of an account whose journal ends in `journalHash`. */
export function entryFor(
  { id, journalHash }: Pick<AccountRow, 'id' | 'journalHash'>,
  { eventId, type, by }: { eventId: string; type: string; by: Origin },
  payload: Record<string, unknown>,
  seq: number,
  { now, today }: Moment,
): JournalEntry {
  const link = { seq, type, actor: by.actor, at: now, payloadHash: payloadHash(payload) };
  return { accountId: id, eventId, source: by.source, today, payload, ...link, hash: chainHash(journalHash, link) };
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

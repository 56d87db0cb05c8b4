import { type EntityManager } from 'typeorm';
import { FetchRounds, type FetchRound } from '../evidence/ports';
import { ContactRow, DocumentRow, FetchRoundRow } from './entities';

/** Keeps each fetch round, and what it found as documents and contacts of the account. */
export class StoredFetchRounds extends FetchRounds<EntityManager> {
  async keep(tx: EntityManager, { accountId, seq, round, calls, refused, found }: FetchRound): Promise<void> {
    await tx.insert(FetchRoundRow, {
      accountId,
      seq,
      round,
      calls,
      refused,
      found: found.documents.length + found.contacts.length,
    });
    const [last] = await tx.query<{ received: number; n: number }[]>(
      `SELECT coalesce((SELECT max(received) FROM document WHERE account_id = $1), 0) AS received,
              coalesce((SELECT max(n) FROM contact WHERE account_id = $1), -1) AS n`,
      [accountId],
    );
    const { received = 0, n = -1 } = last ?? {};
    const documents = found.documents.map((document) => ({
      accountId,
      ...document,
      source: 'fetch',
      received: received + 1,
    }));
    const contacts = found.contacts.map((contact, at) => ({ accountId, ...contact, source: 'fetch', n: n + at + 1 }));
    if (documents.length > 0)
      await tx.createQueryBuilder().insert().into(DocumentRow).values(documents).orIgnore().execute();
    if (contacts.length > 0) await tx.insert(ContactRow, contacts);
  }
}

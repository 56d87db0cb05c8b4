import { In, type EntityManager } from 'typeorm';
import { AccountNotFound } from './account.errors';
import { type Moment, type Origin } from './account.state';
import { checkpoint } from './account.turn';
import { AccountRow, JournalEntry } from './entities';

/**
 * Erases what stands in the payloads of some entries, as when a person asks to be forgotten. A checkpoint of the account
 * as it is now is written first; the chain of hashes holds, and the account before the checkpoint cannot be rebuilt.
 */
export async function erase(tx: EntityManager, id: string, seqs: number[], by: Origin, moment: Moment): Promise<void> {
  const row = await tx.findOne(AccountRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row) throw new AccountNotFound(id);
  const entry = checkpoint(row, row.snapshot, row.version + 1, moment, by);
  await tx.insert(JournalEntry, entry);
  await tx.update(AccountRow, { id }, { version: entry.seq, journalHash: entry.hash });
  await tx.update(JournalEntry, { accountId: id, seq: In(seqs) }, { payload: null });
}

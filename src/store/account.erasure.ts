import { In, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { AccountNotFound, EntryNotFound, KeptFromErasure } from './account.errors';
import { type Moment, type Origin } from './account.state';
import { checkpoint } from './account.turn';
import { AccountRow, JournalEntry } from './entities';

/** Entries in which words of a person stand that nothing is decided or counted by. */
const ERASABLE = ['account.paused', 'stance.taken', 'takeover.returned', 'transition.forced'];

export interface Erasure {
  /** Whose words are gone now. */
  erased: JournalEntry[];
  /** The entry behind which the account can be rebuilt; null where nothing was left to erase. */
  checkpoint: number | null;
}

const Said = z.object({ to: z.string().optional(), guidance: z.string().nullish() });

/**
 * Erases what people said in some entries. A checkpoint of the account as it is now is written first and names them; the
 * chain of hashes holds, and the account between the first of them and the checkpoint cannot be rebuilt.
 * @throws AccountNotFound, EntryNotFound, KeptFromErasure (nothing is erased)
 */
export async function erase(
  tx: EntityManager,
  id: string,
  { entries: seqs, reason }: { entries: number[]; reason: string },
  by: Origin,
  moment: Moment,
): Promise<Erasure> {
  const row = await tx.findOne(AccountRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row) throw new AccountNotFound(id);
  const named = await tx.find(JournalEntry, { where: { accountId: id, seq: In(seqs) }, order: { seq: 'ASC' } });
  const unknown = seqs.find((seq) => !named.some((entry) => entry.seq === seq));
  if (unknown !== undefined) throw new EntryNotFound(id, unknown);
  const remembered = JSON.stringify(row.snapshot);
  for (const entry of named) refuseIfNeeded(entry, remembered);
  const erased = named.filter(({ payload }) => payload !== null);
  if (erased.length === 0) return { erased, checkpoint: null };

  const mark = { entries: erased.map(({ seq }) => seq), reason };
  const entry = checkpoint(row, moment, by, mark);
  await tx.insert(JournalEntry, entry);
  await tx.update(AccountRow, { id }, { version: entry.seq, journalHash: entry.hash, updatedAt: entry.at });
  await tx.update(JournalEntry, { accountId: id, seq: In(mark.entries) }, { payload: null });
  await eraseGuidance(tx, id, erased);
  return { erased, checkpoint: entry.seq };
}

function refuseIfNeeded({ accountId, seq, type, payload }: JournalEntry, remembered: string): void {
  if (!ERASABLE.includes(type))
    throw new KeptFromErasure(accountId, seq, `${type} holds facts that the account and its figures rest on`);
  const said = Said.safeParse(payload ?? {}).data;
  if (type === 'transition.forced' && said?.to === 'churned')
    throw new KeptFromErasure(accountId, seq, 'it closed the account as lost, which the retention figures rest on');
  if (said?.guidance && remembered.includes(JSON.stringify(said.guidance)))
    throw new KeptFromErasure(
      accountId,
      seq,
      'its guidance still steers the drafts; it can be erased once it does not',
    );
}

/** Guidance was handed on with every order for a draft, and remembered until it no longer steered. */
async function eraseGuidance(tx: EntityManager, id: string, erased: JournalEntry[]): Promise<void> {
  const words = erased.flatMap(({ payload }) => Said.safeParse(payload).data?.guidance ?? []);
  if (words.length === 0) return;
  await tx.query(
    `UPDATE effect SET input = jsonb_set(input, '{input,guidance}', 'null')
      WHERE account_id = $1 AND input #>> '{input,guidance}' = ANY ($2)`,
    [id, words],
  );
  await tx.query(
    `UPDATE journal SET payload = NULL
      WHERE account_id = $1 AND type = 'checkpoint' AND payload #>> '{snapshot,context,guidance}' = ANY ($2)`,
    [id, words],
  );
}

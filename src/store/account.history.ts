import { Between, type EntityManager, LessThanOrEqual, MoreThan } from 'typeorm';
import { MACHINE_VERSION } from '../lifecycle/upgrades';
import { derivedColumns } from './account.columns';
import { AccountNotFound, EntryNotFound } from './account.errors';
import { stateOf, type AccountState } from './account.state';
import { AccountRow, JournalEntry } from './entities';
import { fold, waitsSinceAt } from './fold';

export interface HistoryPage {
  items: JournalEntry[];
  /** Sequence number to go on behind; null at the end. */
  nextCursor: number | null;
}

/** Journal entries in their order, behind `cursor`. */
export async function pageOfHistory(
  tx: EntityManager,
  accountId: string,
  { limit, cursor = 0 }: { limit: number; cursor?: number },
): Promise<HistoryPage> {
  const items = await tx.find(JournalEntry, {
    where: { accountId, seq: MoreThan(cursor) },
    order: { seq: 'ASC' },
    take: limit + 1,
  });
  const page = items.slice(0, limit);
  return { items: page, nextCursor: items.length > limit ? (page.at(-1)?.seq ?? null) : null };
}

/**
 * The account as it was after entry `seq`. Names and people are as they are today; what the machine decides is as it was
 * then. @throws AccountNotFound, EntryNotFound, and HistoryErased when it cannot be rebuilt.
 */
export async function stateAt(tx: EntityManager, accountId: string, seq: number): Promise<AccountState> {
  const row = await tx.findOneBy(AccountRow, { id: accountId });
  if (!row) throw new AccountNotFound(accountId);
  return row.version === seq ? stateOf(row) : rebuilt(tx, row, seq);
}

/**
 * Folds the journal up to entry `seq`, from the latest checkpoint on. All entries in between are read: only the machine
 * can tell what an entry led to, and only checkpoints and the row hold what it told.
 */
async function rebuilt(tx: EntityManager, row: AccountRow, seq: number): Promise<AccountState> {
  const accountId = row.id;
  const checkpoint = { accountId, type: 'checkpoint', seq: LessThanOrEqual(seq) };
  const from = (await tx.maximum(JournalEntry, 'seq', checkpoint)) ?? 1;
  const entries = await tx.find(JournalEntry, { where: { accountId, seq: Between(from, seq) }, order: { seq: 'ASC' } });
  if (entries.at(-1)?.seq !== seq) throw new EntryNotFound(accountId, seq);
  let state: AccountState | undefined;
  for (const { entry, account, stored } of fold(entries)) {
    const derived = derivedColumns(account, entry.at, state?.row);
    const waitsSince = waitsSinceAt(entry) ?? derived.waitsSince;
    const then = { version: entry.seq, machineVersion: MACHINE_VERSION, snapshot: stored, updatedAt: entry.at };
    state = {
      row: { ...row, ...derived, waitsSince, ...then, journalHash: entry.hash },
      account,
      seq: entry.seq,
      at: entry.at,
    };
  }
  if (!state) throw new EntryNotFound(accountId, seq);
  return state;
}

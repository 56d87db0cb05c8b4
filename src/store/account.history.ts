import { type EntityManager, LessThanOrEqual, MoreThan } from 'typeorm';
import { MACHINE_VERSION } from '../lifecycle/upgrades';
import { derivedColumns } from './account.columns';
import { AccountNotFound } from './account.errors';
import { type AccountState } from './account.state';
import { AccountRow, JournalEntry } from './entities';
import { fold } from './fold';

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
 * The account as it was after entry `seq`, rebuilt by folding its journal. Names and people are as they are today;
 * what the machine decides is as it was then.
 * @throws AccountNotFound when there is no such account or entry, HistoryErased when it cannot be rebuilt.
 */
export async function stateAt(tx: EntityManager, accountId: string, seq: number): Promise<AccountState> {
  const row = await tx.findOneBy(AccountRow, { id: accountId });
  const until = await tx.findOneBy(JournalEntry, { accountId, seq });
  if (!row || !until) throw new AccountNotFound(accountId);
  const entries = await tx.find(JournalEntry, {
    where: { accountId, seq: LessThanOrEqual(seq) },
    order: { seq: 'ASC' },
  });
  const start = entries.findLastIndex(({ type }) => type === 'checkpoint');
  let state: AccountState | undefined;
  for (const { entry, account, stored } of fold(entries.slice(Math.max(start, 0)))) {
    const derived = derivedColumns(account, entry.at, state?.row);
    const then = { version: entry.seq, machineVersion: MACHINE_VERSION, snapshot: stored, updatedAt: entry.at };
    state = { row: { ...row, ...derived, ...then, journalHash: entry.hash }, account, seq: entry.seq, at: entry.at };
  }
  if (!state) throw new AccountNotFound(accountId);
  return state;
}

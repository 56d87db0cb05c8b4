import { LRUCache } from 'lru-cache';
import { type AccountReader, type Answer, type Question } from './account.read';
import { type Kept, type Known } from './account.turn';
import { DatabaseClock } from './database.clock';
import { type Session } from './statements';

/** About 10 KB each. */
const ACCOUNTS_KEPT = 2_000;

/**
 * What is known of accounts without asking: what this process wrote last. Others may have written since, but a write that
 * rests on old knowledge is refused by its guard. So only the rest is read, and what turned out wrong is to be forgotten.
 */
export class KnownAccounts {
  /** Only what is durable is kept; a transaction that may still roll back is not. */
  private readonly kept = new LRUCache<string, Kept>({ max: ACCOUNTS_KEPT });
  private readonly clock = new DatabaseClock();

  constructor(private readonly reader: AccountReader) {}

  async ask(session: Session, batch: Omit<Question, 'kept'>[]): Promise<Answer> {
    const now = this.clock.now();
    const questions = batch.map((question) => ({ ...question, kept: this.kept.get(question.accountId) }));
    const open = now ? questions.filter((question) => !isAnswered(question)) : questions;
    const believed = new Map<string, Known>();
    for (const { accountId, kept } of questions) {
      if (kept) believed.set(accountId, { ...kept, isRead: false, recorded: new Map(), current: new Set() });
    }
    if (open.length === 0) return { now, known: believed };
    const read = await this.reader.read(session, open);
    for (const { accountId } of open) believed.delete(accountId);
    return { now: read.now ? this.clock.heard(read.now) : now, known: new Map([...believed, ...read.known]) };
  }

  keep(account: Kept): void {
    this.kept.set(account.row.id, account);
  }

  /** Returns whether anything was kept of them. */
  forget(accountIds: Iterable<string>): boolean {
    return [...accountIds].filter((id) => this.kept.delete(id)).length > 0;
  }
}

/** Whether an effect is still wanted, and still held by the one who answers it, only the database can tell. */
function isAnswered({ kept, incoming }: Question): boolean {
  return kept !== undefined && incoming.every(({ answers }) => !answers);
}

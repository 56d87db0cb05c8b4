import { LRUCache } from 'lru-cache';
import { type Pool } from 'pg';
import { type AccountSnapshot } from '../lifecycle/account.machine';
import { type StoredAccount } from '../lifecycle/decide';
import { AccountNotFound, VersionConflict } from './account.errors';
import { type AccountReader } from './account.read';
import { takeTurn, type Incoming, type Kept, type Outcome, type Turn } from './account.turn';
import { writeTurns } from './account.write';
import { type BusinessDate } from './business-date';
import { type AccountRow } from './entities';
import { Mailbox, groupByAccount, type Batch, type Letter } from './mailbox';
import { type Session } from './statements';

/** About 10 KB each. */
const ACCOUNTS_KEPT = 2_000;
const CONFLICTS_BEFORE_GIVING_UP = 20;
/** PostgreSQL: serialization failure, deadlock. Nothing was written and the same statement may pass now. */
const WORTH_REPEATING = ['40001', '40P01'];

/** Decides what has come in and writes it: one read and one write for all accounts of a batch. */
export class GroupCommit {
  private readonly mailbox: Mailbox;
  /** Only what is durable is kept; a transaction that may still roll back is not. */
  private readonly kept = new LRUCache<string, Kept>({ max: ACCOUNTS_KEPT });

  constructor(
    private readonly pool: Pool,
    private readonly reader: AccountReader,
    private readonly dates: BusinessDate,
    private readonly effectsAsked: () => void,
    { embedded }: { embedded: boolean },
  ) {
    const flights = embedded ? 1 : 2;
    this.mailbox = new Mailbox((batch) => this.deliver(batch), { flights, accounts: 64, letters: 32 });
  }

  /** Decided and durable when it resolves. */
  post(accountId: string, incoming: Incoming): Promise<Outcome> {
    return this.mailbox.post(accountId, incoming);
  }

  /** The same decision inside the transaction of `session`, whose lock on the account is already held. */
  async within(
    session: Session,
    accountId: string,
    incoming: Incoming,
    beforeWriting?: () => Promise<void>,
  ): Promise<Outcome> {
    const questions = [{ accountId, incoming: [incoming] }];
    const { now, known } = await this.reader.read(session, questions);
    const found = known.get(accountId);
    if (!found) throw new AccountNotFound(accountId);
    const moment = { now, today: this.dates.of(now) };
    const { turn, outcomes } = takeTurn(found, [incoming], moment);
    const outcome = outcomes[0] ?? { kind: 'stale' };
    if (outcome.kind === 'accepted') {
      await beforeWriting?.();
      await writeTurns(session, [turn], now, moment.today);
    }
    return outcome;
  }

  private async deliver(batch: Batch): Promise<Letter[]> {
    try {
      return await this.commit(batch);
    } catch (error) {
      return this.afterFailure([...batch.values()].flat(), error);
    }
  }

  /** One letter that cannot be written must not take the others with it: each is then tried alone. */
  private async afterFailure(letters: Letter[], error: unknown): Promise<Letter[]> {
    if (WORTH_REPEATING.includes(codeOf(error))) return letters.filter(mayTryAgain);
    if (letters.length === 1) {
      letters[0]?.reject(error);
      return [];
    }
    const again: Letter[] = [];
    for (const letter of letters) again.push(...(await this.deliver(groupByAccount([letter]))));
    return again;
  }

  private async commit(batch: Batch): Promise<Letter[]> {
    const questions = [...batch].map(([accountId, letters]) => ({
      accountId,
      incoming: letters.map(({ incoming }) => incoming),
      kept: this.kept.get(accountId),
    }));
    const { now, known } = await this.reader.read(this.pool, questions);
    const today = this.dates.of(now);
    const decided = [...batch].flatMap(([accountId, letters]) => {
      const found = known.get(accountId);
      if (!found) return letters.flatMap((letter) => letter.reject(new AccountNotFound(accountId)) ?? []);
      const incoming = letters.map((letter) => letter.incoming);
      return [{ letters, ...takeTurn(found, incoming, { now, today }) }];
    });
    const turns = decided.map(({ turn }) => turn).filter(changesSomething);
    const written = turns.length === 0 ? new Set() : await writeTurns(this.pool, turns, now, today);
    for (const { row, account } of turns) {
      if (account && written.has(row.id)) this.keep(row, account);
    }
    if (turns.some(({ asked }) => asked.length > 0)) this.effectsAsked();
    return decided.flatMap(({ turn, letters, outcomes }) => {
      if (changesSomething(turn) && !written.has(turn.row.id)) return letters.filter(mayTryAgain);
      letters.forEach((letter, i) => letter.resolve(outcomes[i] ?? { kind: 'stale' }));
      return [];
    });
  }

  private keep({ id, journalHash, snapshot }: AccountRow, account: AccountSnapshot): void {
    this.kept.set(id, { journalHash, snapshot: snapshot as StoredAccount, account });
  }
}

/** A turn of nothing but refusals writes nothing, not even the upgrade that was made to judge them. */
function changesSomething({ entries }: Turn): boolean {
  return entries.some(({ type }) => type !== 'checkpoint');
}

function mayTryAgain(letter: Letter): boolean {
  letter.conflicts += 1;
  if (letter.conflicts <= CONFLICTS_BEFORE_GIVING_UP) return true;
  letter.reject(new VersionConflict(letter.accountId));
  return false;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

import { type Pool } from 'pg';
import { AccountNotFound, VersionConflict } from './account.errors';
import { type AccountReader } from './account.read';
import { takeTurn, type Incoming, type Known, type Outcome, type Turn } from './account.turn';
import { type AccountWriter, type Beside } from './account.write';
import { type BusinessDate } from './business-date';
import { groupByAccount } from './group-by-account';
import { KnownAccounts } from './known-accounts';
import { Mailbox, type Batch, type Letter } from './mailbox';
import { type Session } from './statements';

const CONFLICTS_BEFORE_GIVING_UP = 20;
/** PostgreSQL: serialization failure, deadlock. Nothing was written and the same statement may pass now. */
const WORTH_REPEATING = ['40001', '40P01'];

/** The letters of one account and what was decided on them. */
interface Decided {
  letters: Letter[];
  known: Known;
  turn: Turn;
  outcomes: Outcome[];
}

/** What has come in for one account, in its order. */
export interface Happened {
  accountId: string;
  incoming: Incoming[];
}
/** By account id, in the order of what came in. */
export type Outcomes = Map<string, Outcome[]>;

/** Decides what has come in and writes it: one write for all accounts of a batch, after one read of those not known. */
export class GroupCommit {
  private readonly mailbox: Mailbox;
  private readonly accounts: KnownAccounts;

  constructor(
    private readonly pool: Pool,
    private readonly reader: AccountReader,
    private readonly writer: AccountWriter,
    private readonly dates: BusinessDate,
    private readonly effectsAsked: () => void,
    { embedded }: { embedded: boolean },
  ) {
    this.accounts = new KnownAccounts(reader);
    const places = embedded ? { flights: 1, connections: 1 } : { flights: 2, connections: 4 };
    this.mailbox = new Mailbox((batch) => this.deliver(batch), {
      ...places,
      heldUpAfterMs: 4,
      accounts: 64,
      letters: 32,
      worthwhile: 8,
    });
  }

  /** Decided and durable when it resolves. */
  post(accountId: string, incoming: Incoming): Promise<Outcome> {
    return this.mailbox.post(accountId, incoming);
  }

  /**
   * The same decisions inside the transaction of `session`, whose locks on the accounts are already held.
   * @throws EventNotAccepted when one of them is refused, AccountNotFound; nothing is written then
   */
  async within(session: Session, happened: Happened[], beforeWriting?: () => Promise<void>): Promise<Outcomes> {
    const { now, known } = await this.reader.read(session, happened);
    const moment = now && { now, today: this.dates.of(now) };
    const decided = happened.map(({ accountId, incoming }) => {
      const found = known.get(accountId);
      if (!found || !moment) throw new AccountNotFound(accountId);
      const { turn, outcomes } = takeTurn(found, incoming, moment);
      for (const outcome of outcomes) if (outcome.kind === 'refused') throw outcome.error;
      return { accountId, turn, outcomes };
    });
    const accepted = decided.filter(({ outcomes }) => outcomes.some(({ kind }) => kind === 'accepted'));
    if (moment && accepted.length > 0) {
      await beforeWriting?.();
      const turns = accepted.map(({ turn }) => turn);
      await this.writer.write(session, turns, moment);
      this.accounts.forget(accepted.map(({ accountId }) => accountId));
    }
    return new Map(decided.map(({ accountId, outcomes }) => [accountId, outcomes]));
  }

  private async deliver(batch: Batch): Promise<Letter[]> {
    try {
      return await this.commit(batch);
    } catch (error) {
      return this.afterFailure([...batch.values()].flat(), error);
    }
  }

  /**
   * What failed may have rested on old knowledge: it is decided again on what the database says. Where that fails too,
   * one letter that cannot be written must not take the others with it: each is then tried alone.
   */
  private async afterFailure(letters: Letter[], error: unknown): Promise<Letter[]> {
    if (this.accounts.forget(letters.map(({ accountId }) => accountId))) return letters;
    if (WORTH_REPEATING.includes(codeOf(error))) return letters.filter(mayTryAgain);
    if (letters.length === 1) {
      letters[0]?.reject(error);
      return [];
    }
    const again: Letter[] = [];
    for (const letter of letters) {
      this.accounts.forget([letter.accountId]);
      again.push(...(await this.deliver(groupByAccount([letter]))));
    }
    return again;
  }

  private async commit(batch: Batch): Promise<Letter[]> {
    const questions = [...batch].map(([accountId, letters]) => ({
      accountId,
      incoming: letters.map(({ incoming }) => incoming),
    }));
    const { now, known } = await this.accounts.ask(this.pool, questions);
    const moment = now && { now, today: this.dates.of(now) };
    const decided = questions.flatMap(({ accountId, incoming }): Decided[] => {
      const letters = batch.get(accountId) ?? [];
      const found = known.get(accountId);
      if (found && moment) return [{ letters, known: found, ...takeTurn(found, incoming, moment) }];
      letters.forEach((letter) => letter.reject(new AccountNotFound(accountId)));
      return [];
    });
    const turns = decided.filter(isToBeWritten).map(({ turn }) => turn);
    const written = moment && turns.length > 0 ? await this.writer.write(this.pool, turns, moment) : undefined;
    if (turns.some(({ asked }) => asked.length > 0)) this.effectsAsked();
    return decided.flatMap((each) => this.answer(each, written?.get(each.turn.row.id)));
  }

  /** Gives back the letters that have to be decided again. */
  private answer(decided: Decided, beside?: Beside): Letter[] {
    const { letters, known, turn, outcomes } = decided;
    if (!beside && (isDoubtful(decided) || changesSomething(turn))) {
      const wasKept = this.accounts.forget([turn.row.id]);
      return wasKept && !known.isRead ? letters : letters.filter(mayTryAgain);
    }
    if (beside && turn.account) this.accounts.keep({ row: { ...turn.row, ...beside }, account: turn.account });
    letters.forEach((letter, i) => letter.resolve(outcomeBeside(outcomes[i] ?? { kind: 'stale' }, beside)));
    return [];
  }
}

function isToBeWritten(decided: Decided): boolean {
  return changesSomething(decided.turn) && !isDoubtful(decided);
}

/** A turn of nothing but refusals writes nothing, not even the upgrade that was made to judge them. */
function changesSomething({ entries }: Turn): boolean {
  return entries.some(({ type }) => type !== 'checkpoint');
}

/** No write guards a refusal: the account must have been read for it. */
function isDoubtful({ known, outcomes }: Decided): boolean {
  return !known.isRead && outcomes.some(({ kind }) => kind === 'refused');
}

function outcomeBeside(outcome: Outcome, beside?: Beside): Outcome {
  if (outcome.kind !== 'accepted' || !beside) return outcome;
  return { ...outcome, state: { ...outcome.state, row: { ...outcome.state.row, ...beside } } };
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

import { randomUUID } from 'node:crypto';
import { type Pool } from 'pg';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import { type AccountEvent } from '../lifecycle/account.types';
import { type ActorReply, type TimerEvent } from '../lifecycle/decide';
import { erase, type Erasure } from './account.erasure';
import { AccountNotFound, ExternalIdTaken } from './account.errors';
import { pageOfHistory, stateAt, type HistoryPage } from './account.history';
import { openingOf, type NewAccount } from './account.opening';
import { AccountReader } from './account.read';
import { stateOf, type AccountState, type Moment, type Origin } from './account.state';
import { type Incoming, type Outcome } from './account.turn';
import { AccountWriter } from './account.write';
import { type BusinessDate } from './business-date';
import { databaseTime } from './database.time';
import { keyOf } from './effect.changes';
import { type ClaimedEffect } from './effects';
import { type EffectsAsked } from './effects-asked';
import { AccountRow, EffectRow, JournalEntry } from './entities';
import { GroupCommit, type Happened, type Outcomes } from './group-commit';
import { poolOf, sessionOf } from './statements';

export type Transaction = EntityManager;
/** Writes that become durable together with a decision, or not at all. */
export type Alongside = (tx: Transaction) => Promise<void>;
/**
 * A repeated `eventId` is answered as the first time; without one the event is new. One that `answersTo` a question is
 * refused once the account asks it no more, or anew since another moment than `askedSince`.
 */
export type NewEvent = AccountEvent & Pick<Partial<Incoming>, 'eventId' | 'answersTo' | 'askedSince'>;
/** What one account is to hear, in this order. */
export interface News {
  id: string;
  events: NewEvent[];
}

/** The only way an account changes: the machine decides, and snapshot, journal and effects are written as one. */
export class AccountStore {
  private readonly commits: GroupCommit;

  constructor(
    private readonly db: DataSource,
    private readonly dates: BusinessDate,
    private readonly effectsAsked: EffectsAsked,
    { hot = poolOf(db), embedded }: { hot?: Pool; embedded: boolean },
  ) {
    const [reader, writer] = [new AccountReader(db), new AccountWriter(db)];
    this.commits = new GroupCommit(hot, reader, writer, dates, () => effectsAsked.now(), { embedded });
  }

  /**
   * Begins the life of an account; what it waits for first is asked at once.
   * @throws ExternalIdTaken
   */
  async open(account: NewAccount, by: Origin, alongside?: Alongside): Promise<AccountState> {
    return this.db.transaction(async (tx) => {
      const opening = openingOf(account, by, await this.moment(tx));
      await tx
        .insert(AccountRow, { ...opening.state.row, snapshot: asJson(opening.state.row) })
        .catch((error: unknown) => {
          throw isTaken(error) ? new ExternalIdTaken(account.externalId) : error;
        });
      await tx.insert(JournalEntry, opening.entry);
      await tx.insert(EffectRow, opening.asked);
      await alongside?.(tx);
      this.effectsAsked.afterCommitOf(tx);
      return opening.state;
    });
  }

  /**
   * Durable when it resolves. Many events at once share a write, so never call it inside a transaction: there, use
   * `changeWithin`. @throws AccountNotFound, EventNotAccepted, NotAsked and AskedAnew (nothing is written), VersionConflict
   */
  async change(id: string, event: NewEvent, by: Origin): Promise<AccountState> {
    return this.stateAfter(id, await this.commits.post(id, incoming(event, by)), this.db.manager);
  }

  /** The same decision as a part of the caller's transaction; the account is locked until its end. */
  async changeWithin(tx: Transaction, id: string, event: NewEvent, by: Origin): Promise<AccountState> {
    const outcomes = await this.within(tx, [{ accountId: id, incoming: [incoming(event, by)] }]);
    return this.stateAfter(id, lastOf(outcomes, id), tx);
  }

  /**
   * The same for several accounts with one write. Each hears its events in their order.
   * @returns by id the accounts as they stand afterwards. @throws EventNotAccepted when one of the events is refused
   */
  async changeAllWithin(tx: Transaction, news: readonly News[], by: Origin): Promise<Map<string, AccountState>> {
    if (news.length === 0) return new Map();
    const happened = news.map(({ id, events }) => ({
      accountId: id,
      incoming: events.map((event) => incoming(event, by)),
    }));
    const outcomes = await this.within(tx, happened);
    const states = new Map<string, AccountState>();
    for (const { id } of news) states.set(id, await this.stateAfter(id, lastOf(outcomes, id), tx));
    return states;
  }

  /**
   * Takes the answer of an invoke, or the event of a timer, while the effect is still wanted and still held by the one
   * who answers; `alongside` is written with it. A stale answer changes nothing.
   */
  async settle(
    effect: ClaimedEffect,
    answer: ActorReply | TimerEvent,
    alongside?: Alongside,
  ): Promise<'settled' | 'stale'> {
    const { accountId } = effect;
    const item = answerOf(effect, answer);
    const outcome = alongside
      ? await this.db.transaction(async (tx) => {
          const outcomes = await this.within(tx, [{ accountId, incoming: [item] }], () => alongside(tx));
          return lastOf(outcomes, accountId);
        })
      : await this.commits.post(accountId, item);
    if (outcome.kind === 'refused') throw outcome.error;
    return outcome.kind === 'accepted' ? 'settled' : 'stale';
  }

  /** @throws AccountNotFound */
  async load(id: string, tx: Transaction = this.db.manager): Promise<AccountState> {
    const row = await tx.findOneBy(AccountRow, { id });
    if (!row) throw new AccountNotFound(id);
    return stateOf(row);
  }

  /** Journal entries in their order; `cursor` is the sequence number to go on behind. */
  history(id: string, page: { limit: number; cursor?: number }): Promise<HistoryPage> {
    return pageOfHistory(this.db.manager, id, page);
  }

  /** The account as it was after entry `seq`. @throws AccountNotFound, HistoryErased */
  at(id: string, seq: number): Promise<AccountState> {
    return stateAt(this.db.manager, id, seq);
  }

  /** Erases what people said in entries. @throws AccountNotFound, EntryNotFound, KeptFromErasure (nothing is erased) */
  erase(id: string, asked: { entries: number[]; reason: string }, by: Origin): Promise<Erasure> {
    return this.db.transaction(async (tx) => erase(tx, id, asked, by, await this.moment(tx)));
  }

  private async within(tx: Transaction, happened: Happened[], beforeWriting?: () => Promise<void>): Promise<Outcomes> {
    const ids = happened.map(({ accountId }) => accountId);
    await tx.query('SELECT 1 FROM account WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
    const outcomes = await this.commits.within(await sessionOf(tx), happened, beforeWriting);
    this.effectsAsked.afterCommitOf(tx);
    return outcomes;
  }

  private async stateAfter(id: string, outcome: Outcome, tx: Transaction): Promise<AccountState> {
    if (outcome.kind === 'accepted') return outcome.state;
    if (outcome.kind === 'repeated') return stateAt(tx, id, outcome.seq);
    throw outcome.kind === 'refused' ? outcome.error : new Error('An event that answers no effect cannot be stale');
  }

  private async moment(tx: Transaction): Promise<Moment> {
    const now = await databaseTime(tx);
    return { now, today: this.dates.of(now) };
  }
}

/** TypeORM's type of a row to insert cannot follow the union that a snapshot is. */
function asJson({ snapshot }: AccountRow): object {
  return snapshot;
}

function lastOf(outcomes: Outcomes, accountId: string): Outcome {
  return outcomes.get(accountId)?.at(-1) ?? { kind: 'stale' };
}

function incoming(event: NewEvent, by: Origin): Incoming {
  const { eventId = randomUUID(), answersTo, askedSince, ...happening } = event;
  return { eventId, happening, by, answersTo, askedSince };
}

function answerOf(effect: ClaimedEffect, happening: ActorReply | TimerEvent): Incoming {
  const [prefix, source] = effect.kind === 'timer' ? (['timer', 'timer'] as const) : (['answer', 'worker'] as const);
  return { eventId: `${prefix}:${keyOf(effect)}`, happening, by: { actor: 'agent', source }, answers: effect };
}

function isTaken(error: unknown): boolean {
  return error instanceof QueryFailedError && JSON.stringify(error.driverError).includes('account_external_id_key');
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ArtifactContent } from '../evidence/drafting/artifact.types';
import { missingFromPlan } from '../evidence/drafting/compile-success-plan';
import { nameOf, type Caller } from '../platform/auth/caller';
import { Metrics } from '../platform/operations/metrics';
import { InvalidRequest } from '../platform/problems/problem';
import { EventNotAccepted } from '../store/account.errors';
import { type AccountState } from '../store/account.state';
import { AccountStore, type NewEvent } from '../store/account.store';
import { ArtifactRow, JournalEntry } from '../store/entities';
import { AnchorRecords } from './anchor-records';
import { ContractRecords } from './contract-records';
import { originOf } from './origin';
import { type PublicEvent } from './public-event';

type Named = NewEvent & { eventId: string };
type Write = (tx: EntityManager) => Promise<unknown>;

/** Takes public events. Those that also say something of the records write it in the transaction of the event. */
@Injectable()
export class EventFacts {
  constructor(
    private readonly db: DataSource,
    private readonly store: AccountStore,
    private readonly contracts: ContractRecords,
    private readonly anchors: AnchorRecords,
    private readonly metrics: Metrics,
  ) {}

  async take(id: string, event: PublicEvent, caller: Caller): Promise<AccountState> {
    try {
      return await this.tell(id, event, caller);
    } catch (error) {
      if (error instanceof EventNotAccepted) this.metrics.eventsRefused.inc({ type: event.type });
      throw error;
    }
  }

  private async tell(id: string, event: PublicEvent, caller: Caller): Promise<AccountState> {
    const by = nameOf(caller);
    switch (event.type) {
      case 'contract.changed':
        return this.withRecords(id, event, caller, (tx) => this.contracts.write(tx, id, event.contract));
      case 'renewal.recorded':
        return this.withRecords(id, { ...event, by }, caller, (tx) =>
          this.contracts.write(tx, id, event.contract ?? {}),
        );
      case 'anchor.stated': {
        const { eventId, answersTo, askedSince, type, key } = event;
        return this.withRecords(
          id,
          { eventId, answersTo, askedSince, type, key, by },
          caller,
          (tx) => this.anchors.state(tx, id, event, by),
          async (tx) => this.contracts.fill(tx, id, await this.anchors.list(tx, id), originOf(caller)),
        );
      }
      case 'takeover.completed': {
        const missing = await this.missingFrom(id, event.artifact);
        const foreign: Write = (tx) => mustBeOfNoOther(tx, id, event.artifact);
        return this.withRecords(id, { ...event, by, missing }, caller, async () => {}, foreign);
      }
      case 'documents.added':
        return this.store.change(id, event, originOf(caller));
      default:
        return this.store.change(id, { ...event, by }, originOf(caller));
    }
  }

  /** A repeated event gives its first answer and writes nothing; a refused one takes its records back with it. */
  private withRecords(id: string, event: Named, caller: Caller, before: Write, after?: Write): Promise<AccountState> {
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM account WHERE id = $1 FOR UPDATE', [id]);
      const isRepeated = await tx.existsBy(JournalEntry, { accountId: id, eventId: event.eventId });
      if (!isRepeated) await before(tx);
      const state = await this.store.changeWithin(tx, id, event, originOf(caller));
      if (isRepeated || !after) return state;
      await after(tx);
      return this.store.load(id, tx);
    });
  }

  /** A plan made by hand is judged like one of ours; a document we do not hold cannot be judged. */
  private async missingFrom(accountId: string, artifact: string): Promise<string[]> {
    const row = await this.db.manager.findOneBy(ArtifactRow, { accountId, id: artifact });
    const content = ArtifactContent.safeParse(row?.content);
    return content.success ? missingFromPlan(content.data.objectives) : ['artifact'];
  }
}

/** What was written elsewhere is named as it is called there; a draft of another account proves nothing of this one. @throws InvalidRequest */
async function mustBeOfNoOther(tx: EntityManager, accountId: string, id: string): Promise<void> {
  if (await tx.existsBy(ArtifactRow, { accountId, id })) return;
  if (!(await tx.existsBy(ArtifactRow, { id }))) return;
  const detail = `${id} is a draft of another account: name the document that shows what was done here. Nothing was recorded`;
  throw new InvalidRequest([{ field: 'artifact', detail }]);
}

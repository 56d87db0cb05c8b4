import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { type Contract } from '../lifecycle/account.types';
import { AccountNotFound, ExternalIdTaken } from '../store/account.errors';
import { type AccountState, type Origin } from '../store/account.state';
import { AccountStore } from '../store/account.store';
import { AccountRow } from '../store/entities';
import { ContractRecords, type ContractFields } from './contract-records';
import { type ContractDto } from './dto/contract.dto';
import { type DocumentDto, type PacketDto } from './dto/packet.dto';
import { HandoffRecords } from './handoff-records';

export type Received = { state: AccountState; isNew: boolean };

/** What is written together with a packet. */
export interface Beside {
  /** Called with the ids of the accounts, in the order of what is written. */
  alongside?: (tx: EntityManager, accountIds: string[]) => Promise<void>;
}

/** What is new about a known account. Parts that the packet leaves out cost nothing, and stay as they are. */
export interface Update {
  id: string;
  packet: PacketDto;
  /** Documents that the packet's source does not have any more. */
  withdrawn?: string[];
}

/** The columns of an account that a packet may set. */
const SENT = {
  ...{ id: true, externalId: true, name: true, segment: true, industry: true, fit: true },
  ...{ ownerName: true, ownerEmail: true, aeName: true, aeEmail: true },
} as const;

/** What a packet brings is written, and the account hears of what is new in it. */
@Injectable()
export class PacketsService {
  constructor(
    private readonly db: DataSource,
    private readonly store: AccountStore,
    private readonly contracts: ContractRecords,
    private readonly records: HandoffRecords,
  ) {}

  /** Opens the account, or brings a known one up to date. The same packet again changes nothing. */
  async receive(packet: PacketDto, by: Origin, beside: Beside = {}): Promise<Received> {
    const { externalId } = packet.account;
    const known = await this.db.manager.findOne(AccountRow, { select: { id: true }, where: { externalId } });
    if (known) {
      const states = await this.update([{ id: known.id, packet }], by, beside);
      return { state: states.get(known.id) ?? (await this.store.load(known.id)), isNew: false };
    }
    try {
      return { state: await this.open(packet, by, beside), isNew: true };
    } catch (error) {
      // Somebody sent the same account at the same moment: theirs was first, ours updates it.
      if (!(error instanceof ExternalIdTaken)) throw error;
      return this.receive(packet, by, beside);
    }
  }

  /** A document sent again as it was is not news. */
  addDocuments(id: string, documents: DocumentDto[], by: Origin): Promise<AccountState> {
    return this.db.transaction(async (tx) => {
      await lock(tx, [id]);
      const news = await this.records.newOf(tx, id, documents);
      const states = await this.tell(tx, [{ id, documents: news }], by);
      return states.get(id) ?? this.store.load(id, tx);
    });
  }

  private open(packet: PacketDto, by: Origin, { alongside }: Beside): Promise<AccountState> {
    const id = randomUUID();
    const contract = fieldsOf(packet.contract);
    const { startDate = null, renewalDate = null, noticePeriodDays = null, arr = null, seats = null } = contract;
    const account = {
      id,
      ...columnsOf(packet),
      currency: contract.currency ?? null,
      customerSince: startDate,
      contract: { startDate, renewalDate, noticePeriodDays, arr, seats },
    };
    return this.store.open(account, by, async (tx) => {
      await this.contracts.write(tx, id, contract);
      await this.records.write(tx, id, packet, by.source);
      // The account opens with one piece of unread material: everything that came with it.
      await this.records.writeDocuments(tx, id, packet.documents ?? [], { received: 1, source: by.source });
      await alongside?.(tx, [id]);
    });
  }

  /**
   * Brings known accounts up to date, all of them or none. Answers by id those that heard something new.
   * @throws AccountNotFound, InvalidRequest when a contract would end before it begins
   */
  update(updates: readonly Update[], by: Origin, { alongside }: Beside = {}): Promise<Map<string, AccountState>> {
    const ids = updates.map(({ id }) => id);
    return this.db.transaction(async (tx) => {
      const before = await lock(tx, ids);
      await alongside?.(tx, ids);
      const contracts = new Map(updates.map(({ id, packet }) => [id, fieldsOf(packet.contract)]));
      const changed = await this.contracts.update(tx, contracts);
      const news: Heard[] = [];
      for (const { id, packet, withdrawn = [] } of updates) {
        await writeColumns(tx, before.get(id) ?? {}, id, columnsOf(packet));
        const hasWithdrawn = await this.records.withdraw(tx, id, withdrawn, by.source);
        const isOtherwiseNew = (await this.records.write(tx, id, packet, by.source)) || hasWithdrawn;
        const contract = changed.get(id) ?? {};
        const isNews = isOtherwiseNew || Object.keys(contract).length > 0;
        const documents = await this.records.newOf(tx, id, packet.documents ?? []);
        news.push({ id, documents, ...(isNews && { contract }) });
      }
      return this.tell(tx, news, by);
    });
  }

  /** The accounts hear of what is new, and the new documents are theirs. */
  private async tell(tx: EntityManager, heard: readonly Heard[], by: Origin): Promise<Map<string, AccountState>> {
    const news = heard.map(({ id, contract, documents }) => ({
      id,
      events: [
        ...(contract ? [{ type: 'contract.changed' as const, contract }] : []),
        ...(documents.length > 0 ? [{ type: 'documents.added' as const, documents: idsOf(documents) }] : []),
      ],
    }));
    const states = await this.store.changeAllWithin(
      tx,
      news.filter(({ events }) => events.length > 0),
      by,
    );
    for (const { id, documents } of heard) {
      const received = states.get(id)?.account.context.received ?? 0;
      await this.records.writeDocuments(tx, id, documents, { received, source: by.source });
    }
    return states;
  }
}

/** What is new to an account. */
interface Heard {
  id: string;
  documents: DocumentDto[];
  /** Its deciding fields that have another value; empty when something else about the customer is new. */
  contract?: Partial<Contract>;
}

function idsOf(documents: readonly DocumentDto[]): string[] {
  return documents.map(({ id }) => id);
}

/** Nobody else changes the accounts until the transaction ends. @throws AccountNotFound */
async function lock(tx: EntityManager, ids: string[]): Promise<Map<string, AccountRow>> {
  const rows = await tx.find(AccountRow, {
    select: SENT,
    where: { id: In(ids) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw new AccountNotFound(missing);
  return found;
}

/** All but the snapshot, which only the store of accounts writes. */
type SentColumns = Partial<Omit<AccountRow, 'snapshot'>>;

async function writeColumns(tx: EntityManager, before: object, id: string, sent: SentColumns): Promise<void> {
  const known = new Map<string, unknown>(Object.entries(before));
  const isNews = Object.entries(sent).some(([column, value]) => !isDeepStrictEqual(known.get(column), value));
  if (isNews) await tx.update(AccountRow, id, sent);
}

/** Fields that a packet leaves out stay as they are. */
function columnsOf({ account }: PacketDto) {
  const { externalId, name, segment, industry, csm, ae, fit } = account;
  return {
    externalId,
    name,
    segment,
    ...(industry === undefined ? {} : { industry }),
    ...(csm === undefined ? {} : { ownerName: csm?.name ?? null, ownerEmail: csm?.email ?? null }),
    ...(ae === undefined ? {} : { aeName: ae?.name ?? null, aeEmail: ae?.email ?? null }),
    ...(fit === undefined ? {} : { fit }),
  };
}

function fieldsOf(contract: ContractDto | null | undefined): ContractFields {
  const { requiredIntegrations, keyFeatures, entitlements, ...fields } = contract ?? {};
  return {
    ...fields,
    ...(entitlements === undefined ? {} : { entitlements }),
    ...(requiredIntegrations === undefined ? {} : { requiredIntegrations: requiredIntegrations ?? [] }),
    ...(keyFeatures === undefined ? {} : { keyFeatures: keyFeatures ?? [] }),
  };
}

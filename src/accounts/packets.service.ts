import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccountNotFound, ExternalIdTaken } from '../store/account.errors';
import { type AccountState, type Origin } from '../store/account.state';
import { AccountStore } from '../store/account.store';
import { AccountRow } from '../store/entities';
import { ContractRecords, type ContractFields } from './contract-records';
import { type ContractDto, type DocumentDto, type PacketDto } from './dto/packet.dto';
import { HandoffRecords } from './handoff-records';

export type Received = { state: AccountState; isNew: boolean };

/** What is written together with a packet. */
export interface Beside {
  /** Documents that the packet's source does not have any more. */
  withdrawn?: string[];
  alongside?: (tx: EntityManager, accountId: string) => Promise<void>;
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
    if (known) return { state: await this.update(known.id, packet, by, beside), isNew: false };
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
      await lock(tx, id);
      return (await this.hearOfDocuments(tx, id, documents, by)) ?? this.store.load(id, tx);
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
      await alongside?.(tx, id);
    });
  }

  /** Brings a known account up to date. Parts that a packet leaves out cost nothing, and stay as they are. */
  update(id: string, packet: PacketDto, by: Origin, { withdrawn, alongside }: Beside = {}): Promise<AccountState> {
    return this.db.transaction(async (tx) => {
      await writeColumns(tx, await lock(tx, id), columnsOf(packet));
      const changed = await this.contracts.update(tx, id, fieldsOf(packet.contract));
      const hasWithdrawn = await this.records.withdraw(tx, id, withdrawn ?? [], by.source);
      const isOtherwiseNew = (await this.records.write(tx, id, packet, by.source)) || hasWithdrawn;
      const isNews = isOtherwiseNew || Object.keys(changed).length > 0;
      const event = { type: 'contract.changed' as const, contract: changed };
      const told = isNews ? await this.store.changeWithin(tx, id, event, by) : null;
      const read = await this.hearOfDocuments(tx, id, packet.documents ?? [], by);
      await alongside?.(tx, id);
      return read ?? told ?? this.store.load(id, tx);
    });
  }

  /** Answers the account as it stands after the news; null without any. */
  private async hearOfDocuments(
    tx: EntityManager,
    id: string,
    sent: DocumentDto[],
    by: Origin,
  ): Promise<AccountState | null> {
    const news = await this.records.newOf(tx, id, sent);
    if (news.length === 0) return null;
    const event = { type: 'documents.added' as const, documents: news.map((document) => document.id) };
    const state = await this.store.changeWithin(tx, id, event, by);
    const { received } = state.account.context;
    await this.records.writeDocuments(tx, id, news, { received, source: by.source });
    return state;
  }
}

/** Nobody else changes the account until the transaction ends. @throws AccountNotFound */
async function lock(tx: EntityManager, id: string) {
  const row = await tx.findOne(AccountRow, { select: SENT, where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row) throw new AccountNotFound(id);
  return row;
}

async function writeColumns(tx: EntityManager, before: AccountRow, sent: Partial<AccountRow>): Promise<void> {
  const known = new Map<string, unknown>(Object.entries(before));
  const isNews = Object.entries(sent).some(([column, value]) => !isDeepStrictEqual(known.get(column), value));
  if (isNews) await tx.update(AccountRow, before.id, sent);
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

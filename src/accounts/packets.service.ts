import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ExternalIdTaken } from '../store/account.errors';
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
    const known = await this.db.manager.findOneBy(AccountRow, { externalId });
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
      await this.hearOfDocuments(tx, id, documents, by);
      return this.store.load(id, tx);
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

  private update(id: string, packet: PacketDto, by: Origin, { withdrawn, alongside }: Beside): Promise<AccountState> {
    return this.db.transaction(async (tx) => {
      await lock(tx, id);
      await tx.update(AccountRow, id, columnsOf(packet));
      const given = await this.contracts.withoutForgetting(tx, id, fieldsOf(packet.contract));
      const changed = await this.contracts.write(tx, id, given);
      const hasWithdrawn = await this.records.withdraw(tx, id, withdrawn ?? [], by.source);
      const isOtherwiseNew = (await this.records.write(tx, id, packet, by.source)) || hasWithdrawn;
      if (isOtherwiseNew || Object.keys(changed).length > 0) {
        await this.store.changeWithin(tx, id, { type: 'contract.changed', contract: changed }, by);
      }
      await this.hearOfDocuments(tx, id, packet.documents ?? [], by);
      await alongside?.(tx, id);
      return this.store.load(id, tx);
    });
  }

  private async hearOfDocuments(tx: EntityManager, id: string, sent: DocumentDto[], by: Origin): Promise<void> {
    const news = await this.records.newOf(tx, id, sent);
    if (news.length === 0) return;
    const event = { type: 'documents.added' as const, documents: news.map((document) => document.id) };
    const { account } = await this.store.changeWithin(tx, id, event, by);
    await this.records.writeDocuments(tx, id, news, { received: account.context.received, source: by.source });
  }
}

async function lock(tx: EntityManager, id: string): Promise<void> {
  await tx.query('SELECT 1 FROM account WHERE id = $1 FOR UPDATE', [id]);
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

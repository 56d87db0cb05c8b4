import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { type Caller } from '../platform/auth/caller';
import { decodeCursor, page } from '../platform/http/paging';
import { stateOf, type AccountState } from '../store/account.state';
import { AccountStore } from '../store/account.store';
import { AccountRow } from '../store/entities';
import { viewOf, type AccountView } from './account.view';
import { type ListAccountsDto } from './dto/list-accounts.dto';
import { EventFacts } from './event-facts';
import { type DocumentDto, type PacketDto } from './dto/packet.dto';
import { originOf } from './origin';
import { PacketsService } from './packets.service';
import { publicEvent } from './public-event';
import { SurroundingsLoader } from './surroundings.loader';

@Injectable()
export class AccountsService {
  constructor(
    private readonly db: DataSource,
    private readonly store: AccountStore,
    private readonly facts: EventFacts,
    private readonly packets: PacketsService,
    private readonly surroundings: SurroundingsLoader,
  ) {}

  async view(id: string): Promise<AccountView> {
    return this.show(await this.store.load(id));
  }

  /** The account as it was after one journal entry. */
  async viewAt(id: string, seq: number): Promise<AccountView> {
    return this.show(await this.store.at(id, seq));
  }

  async list(query: ListAccountsDto): Promise<{ items: AccountView[]; nextCursor: string | null }> {
    const rows = await listOf(this.db.manager.createQueryBuilder(AccountRow, 'account'), query).getMany();
    const { items, nextCursor } = page(rows, query.limit, stateOf, ({ id }) => [id]);
    return { items: await Promise.all(items.map((state) => this.show(state))), nextCursor };
  }

  /** Takes one public event from outside; what it says of the records is written in the same transaction. */
  async send(id: string, body: unknown, caller: Caller): Promise<AccountView> {
    return this.show(await this.facts.take(id, publicEvent(body, caller), caller));
  }

  async receive(packet: PacketDto, caller: Caller): Promise<{ view: AccountView; isNew: boolean }> {
    const { state, isNew } = await this.packets.receive(packet, originOf(caller));
    return { view: await this.show(state), isNew };
  }

  async addDocuments(id: string, documents: DocumentDto[], caller: Caller): Promise<AccountView> {
    return this.show(await this.packets.addDocuments(id, documents, originOf(caller)));
  }

  private async show(state: AccountState): Promise<AccountView> {
    return viewOf(state, await this.surroundings.load(state.row.id));
  }
}

const Place = z.tuple([z.string()]);

/** In the order of ids: stable while accounts change, and the next page begins behind the last id. */
function listOf(accounts: SelectQueryBuilder<AccountRow>, query: ListAccountsDto): SelectQueryBuilder<AccountRow> {
  const { phase, band, owner, waitsFor, q, cursor, limit } = query;
  accounts.orderBy('account.id').take(limit + 1);
  if (phase) accounts.andWhere('account.phase = :phase', { phase });
  if (band) accounts.andWhere('account.risk_band = :band', { band });
  if (owner) accounts.andWhere('account.owner_email = :owner', { owner });
  if (waitsFor) accounts.andWhere('account.waits_for_who = :waitsFor', { waitsFor });
  if (cursor) accounts.andWhere('account.id > :after', { after: decodeCursor(cursor, Place)[0] });
  if (q) {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    accounts.andWhere('(account.name ILIKE :like OR account.external_id ILIKE :like)', { like });
  }
  return accounts;
}

import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { type Caller } from '../platform/auth/caller';
import { decodeCursor, page, PlaceText } from '../platform/http/paging';
import { InvalidRequest } from '../platform/problems/problem';
import { stateOf, type AccountState } from '../store/account.state';
import { AccountStore } from '../store/account.store';
import { BusinessDate } from '../store/business-date';
import { AccountRow } from '../store/entities';
import { PolicyStore } from '../store/policy.store';
import { sortedPage } from './account.order';
import { viewOf, type AccountView } from './account.view';
import { type ListAccountsDto } from './dto/list-accounts.dto';
import { type ErasureDto } from './dto/erasure.dto';
import { ErasureView } from './erasure.view';
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
    private readonly policies: PolicyStore,
    private readonly dates: BusinessDate,
  ) {}

  async view(id: string): Promise<AccountView> {
    return this.show(await this.store.load(id));
  }

  /** The account as it was after one journal entry. */
  async viewAt(id: string, seq: number): Promise<AccountView> {
    return this.show(await this.store.at(id, seq));
  }

  async list(query: ListAccountsDto): Promise<{ items: AccountView[]; nextCursor: string | null }> {
    const { items, nextCursor } = await this.states(query);
    return { items: await Promise.all(items.map((state) => this.show(state))), nextCursor };
  }

  private async states({ sort, ...query }: ListAccountsDto): Promise<Page<AccountState>> {
    const accounts = filtered(this.db.manager.createQueryBuilder(AccountRow, 'account'), query);
    if (sort === undefined) return pageById(accounts, query);
    const day = { policy: await this.policies.active(), today: await this.dates.today(this.db.manager) };
    return sortedPage(accounts, { ...query, sort }, day, stateOf);
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

  /** @throws InvalidRequest when the account is not the one that was meant; EntryNotFound, KeptFromErasure */
  async erase(id: string, { externalId, entries, reason }: ErasureDto, caller: Caller): Promise<ErasureView> {
    const { row } = await this.store.load(id);
    if (row.externalId !== externalId) {
      throw new InvalidRequest([{ field: 'externalId', detail: 'must be that of this account; nothing was erased' }]);
    }
    return ErasureView.of(await this.store.erase(id, { entries, reason }, originOf(caller)));
  }

  private async show(state: AccountState): Promise<AccountView> {
    return viewOf(state, await this.surroundings.load(state.row.id));
  }
}

type Page<Item> = { items: Item[]; nextCursor: string | null };
const Place = z.tuple([PlaceText]);

/** In the order of ids: stable while accounts change, and the next page begins behind the last id. */
async function pageById(
  accounts: SelectQueryBuilder<AccountRow>,
  { cursor, limit }: Pick<ListAccountsDto, 'cursor' | 'limit'>,
): Promise<Page<AccountState>> {
  if (cursor) accounts.andWhere('account.id > :after', { after: decodeCursor(cursor, Place)[0] });
  const rows = await accounts
    .orderBy('account.id')
    .take(limit + 1)
    .getMany();
  return page(rows, limit, stateOf, ({ id }) => [id]);
}

function filtered(
  accounts: SelectQueryBuilder<AccountRow>,
  { phase, band, owner, waitsFor, q }: ListAccountsDto,
): SelectQueryBuilder<AccountRow> {
  if (phase) accounts.andWhere('account.phase = :phase', { phase });
  if (band) accounts.andWhere('account.risk_band = :band', { band });
  if (owner) accounts.andWhere('account.owner_email = :owner', { owner });
  if (waitsFor) accounts.andWhere('account.waits_for_who = :waitsFor', { waitsFor });
  if (q) {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    accounts.andWhere('(account.name ILIKE :like OR account.external_id ILIKE :like)', { like });
  }
  return accounts;
}

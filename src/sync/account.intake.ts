import { Injectable } from '@nestjs/common';
import { type CrmAccount, type CrmSource } from '../connectors/crm/crm.source';
import { handoffOf } from '../connectors/crm/handoff.mapper';
import { type RefusedAccount } from '../store/entities';
import { AccountUpdates, type Ending, type Reading } from './account.updates';
import { type Crm } from './crms';
import { Links, type Linked } from './links';
import { RawRecords } from './raw-records';

export interface Taken {
  opened: number;
  changed: number;
  unchanged: number;
  gone: number;
  refused: RefusedAccount[];
  unreadable: string[];
  /** Ids that have to be read again: somebody else was at them too. */
  overtaken: string[];
}
export const NOTHING_TAKEN: Taken = {
  opened: 0,
  changed: 0,
  unchanged: 0,
  gone: 0,
  refused: [],
  unreadable: [],
  overtaken: [],
};

/** Reads accounts in a system and brings ours into step: opened, changed, or left alone because nothing is new. */
@Injectable()
export class AccountIntake {
  constructor(
    private readonly links: Links,
    private readonly records: RawRecords,
    private readonly updates: AccountUpdates,
  ) {}

  /** @throws OutboundFailure when the system cannot be read; nothing of this call was written then. */
  async take({ source, mapping }: Crm, ids: readonly string[], signal?: AbortSignal): Promise<Taken> {
    const { system } = source;
    const systemMapping = mapping.systems[system];
    if (!systemMapping) throw new Error(`The field mapping has no section for ${system}`);
    const before = await this.links.of(system, ids);
    const accounts = await source.read(ids, signal);
    const unreadable: string[] = [];
    const readings = accounts.map((read): Reading => {
      const told = handoffOf(read, system, systemMapping);
      unreadable.push(...told.unreadable);
      return { source, mapping, read, handoff: told.handoff, link: before.get(read.id) };
    });
    const settled = await this.updates.settle(readings);
    const gone = await this.loseMissing(system, ids, accounts, before);
    await this.keepRecords(
      system,
      accounts.filter(({ id }) => settled.get(id) !== 'overtaken'),
      before,
    );
    const endings = [...settled.values()];
    const count = (wanted: Ending) => endings.filter((ending) => ending === wanted).length;
    return {
      opened: count('opened'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      gone,
      refused: endings.filter((ending) => typeof ending === 'object'),
      unreadable,
      overtaken: [...settled].flatMap(([id, ending]) => (ending === 'overtaken' ? id : [])),
    };
  }

  private async loseMissing(
    system: CrmSource['system'],
    ids: readonly string[],
    accounts: readonly CrmAccount[],
    before: Map<string, Linked>,
  ): Promise<number> {
    const there = new Set(accounts.map(({ id }) => id));
    const missing = ids.filter((id) => !there.has(id) && before.has(id));
    if (missing.length === 0) return 0;
    await this.records.keep(
      system,
      missing.flatMap((id) => before.get(id) ?? []).map(({ accountId }) => ({ accountId, records: [] })),
    );
    return this.links.lose(system, missing);
  }

  private async keepRecords(
    system: CrmSource['system'],
    accounts: readonly CrmAccount[],
    before: Map<string, Linked>,
  ): Promise<void> {
    const strangers = accounts.map(({ id }) => id).filter((id) => !before.has(id));
    const begun = strangers.length > 0 ? await this.links.of(system, strangers) : new Map<string, Linked>();
    const read = accounts.flatMap(({ id, records }) => {
      const link = before.get(id) ?? begun.get(id);
      return link ? [{ accountId: link.accountId, records }] : [];
    });
    await this.records.keep(system, read);
  }
}

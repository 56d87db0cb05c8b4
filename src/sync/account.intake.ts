import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { PacketsService } from '../accounts/packets.service';
import { type CrmAccount, type CrmSource } from '../connectors/crm/crm.source';
import { MappedHandoff, handoffOf } from '../connectors/crm/handoff.mapper';
import { InvalidRequest } from '../platform/problems/problem';
import { type Origin } from '../store/account.state';
import { type CrmLink, type RefusedAccount } from '../store/entities';
import { type Crm } from './crms';
import { Links, Overtaken, toldIn, type Linked } from './links';
import { mergedHandoff, type Told } from './merged-handoff';
import { changesOf, packetOf } from './packet.changes';
import { RawRecords } from './raw-records';

const BY: Origin = { actor: 'agent', source: 'sync' };
/** Accounts that are written at the same time. */
const SIDE_BY_SIDE = 6;

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
type Ending = 'opened' | 'changed' | 'unchanged' | 'overtaken' | 'passed_over' | RefusedAccount;

interface Reading extends Crm {
  read: CrmAccount;
  handoff: MappedHandoff;
  link: Linked | undefined;
}

/** Reads accounts in a system and brings ours into step: opened, changed, or left alone because nothing is new. */
@Injectable()
export class AccountIntake {
  constructor(
    private readonly links: Links,
    private readonly records: RawRecords,
    private readonly packets: PacketsService,
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
    const endings = await sideBySide(readings, (reading) => this.settle(reading));
    const gone = await this.loseMissing(system, ids, accounts, before);
    await this.keepRecords(
      system,
      accounts.filter((_, at) => endings[at] !== 'overtaken'),
    );
    const count = (wanted: Ending) => endings.filter((ending) => ending === wanted).length;
    return {
      opened: count('opened'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      gone,
      refused: endings.filter((ending) => typeof ending === 'object'),
      unreadable,
      overtaken: readings.filter((_, at) => endings[at] === 'overtaken').map(({ read }) => read.id),
    };
  }

  private async settle(reading: Reading): Promise<Ending> {
    const { link, read } = reading;
    try {
      return link ? await this.bringUpToDate(reading, link) : await this.begin(reading);
    } catch (error) {
      if (error instanceof Overtaken) return 'overtaken';
      if (error instanceof InvalidRequest) return { crmId: read.id, reason: error.message };
      throw error;
    }
  }

  private async bringUpToDate(reading: Reading, link: Linked): Promise<Ending> {
    const { source, read, handoff } = reading;
    const links = await this.links.ofAccount(link.accountId);
    const own = links.find(({ system, crmId }) => system === source.system && crmId === read.id);
    if (own && isAsBefore(own, handoff) && own.goneAt === null) {
      await this.links.touch(source.system, [read.id]);
      return 'unchanged';
    }
    await this.write(reading, link.accountId, toldIn(links));
    return 'changed';
  }

  /** A record not seen before is a new account, or another system's word about one that is known. */
  private async begin(reading: Reading): Promise<Ending> {
    const { source, read, mapping, handoff } = reading;
    const known = await this.links.accountOf(source.system, read);
    if (known) {
      const told = await this.links.told(known.id);
      if (told[source.system]) {
        return { crmId: read.id, reason: `another record of ${source.system} stands for ${known.name} already` };
      }
      await this.write(reading, known.id, told);
      return 'changed';
    }
    if (!read.isWon) return 'passed_over';
    const merged = mergedHandoff({ [source.system]: handoff }, mapping) ?? handoff;
    const { isNew } = await this.packets.receive(packetOf(read.id, merged), BY, this.withLink(reading));
    return isNew ? 'opened' : 'changed';
  }

  private async write(reading: Reading, accountId: string, told: Told): Promise<void> {
    const { source, mapping, handoff } = reading;
    const after = mergedHandoff({ ...told, [source.system]: handoff }, mapping) ?? handoff;
    const onRecord = await this.links.account(accountId);
    const { packet, withdrawn } = changesOf(mergedHandoff(told, mapping), after, onRecord);
    await this.packets.update(accountId, packet, BY, { ...this.withLink(reading), withdrawn });
  }

  private withLink({ source: { system }, read: { id, alsoKnownAs }, handoff, link }: Reading) {
    return {
      alongside: (tx: Parameters<Links['keep']>[0], accountId: string) =>
        this.links.keep(tx, { accountId, system, id, alsoKnownAs, handoff }, link?.version ?? null),
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

  private async keepRecords(system: CrmSource['system'], accounts: readonly CrmAccount[]): Promise<void> {
    const links = await this.links.of(
      system,
      accounts.map(({ id }) => id),
    );
    const read = accounts.flatMap(({ id, records }) => {
      const link = links.get(id);
      return link ? [{ accountId: link.accountId, records }] : [];
    });
    await this.records.keep(system, read);
  }
}

function isAsBefore({ handoff }: CrmLink, now: MappedHandoff): boolean {
  return isDeepStrictEqual(MappedHandoff.parse(handoff), now);
}

async function sideBySide<Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) answers[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  return answers;
}

import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { PacketsService, type Beside } from '../accounts/packets.service';
import { type CrmAccount } from '../connectors/crm/crm.source';
import { MappedHandoff } from '../connectors/crm/handoff.mapper';
import { inParts } from '../platform/lists';
import { InvalidRequest } from '../platform/problems/problem';
import { AccountNotFound } from '../store/account.errors';
import { type Origin } from '../store/account.state';
import { type CrmLink, type RefusedAccount } from '../store/entities';
import { type Crm } from './crms';
import { Links, Overtaken, toldIn, type Linked } from './links';
import { mergedHandoff, type Told } from './merged-handoff';
import { changesOf, packetOf, type OnRecord } from './packet.changes';

const BY: Origin = { actor: 'agent', source: 'sync' };
/** Accounts that are written, and locked, together. */
const TOGETHER = 50;
/** Accounts that are opened at the same time. */
const SIDE_BY_SIDE = 6;

/** What became of an account that was read. */
export type Ending = 'opened' | 'changed' | 'unchanged' | 'overtaken' | 'passed_over' | RefusedAccount;

/** An account as it was read, and the link it had before. */
export interface Reading extends Crm {
  read: CrmAccount;
  handoff: MappedHandoff;
  link: Linked | undefined;
}

/** A reading that says something else about a known account than what all systems told before. */
interface News {
  reading: Reading;
  account: OnRecord & { id: string };
  told: Told;
}

/** Brings accounts into step with what was read: opened, changed, or left alone because nothing is new. */
@Injectable()
export class AccountUpdates {
  constructor(
    private readonly links: Links,
    private readonly packets: PacketsService,
  ) {}

  /** Those of one system. Answers by the id of the record. */
  async settle(readings: readonly Reading[]): Promise<Map<string, Ending>> {
    const endings = new Map<string, Ending>();
    const known = readings.flatMap((reading) => (reading.link ? [{ reading, accountId: reading.link.accountId }] : []));
    for (const some of inParts(known, TOGETHER)) {
      const ids = some.map(({ accountId }) => accountId);
      const [links, accounts] = await Promise.all([this.links.ofAccounts(ids), this.links.accounts(ids)]);
      const news = some.flatMap(({ reading, accountId }): News[] => {
        const account = accounts.get(accountId);
        if (!account) throw new AccountNotFound(accountId);
        const all = links.get(accountId) ?? [];
        if (all.some((link) => saysTheSame(link, reading))) endings.set(reading.read.id, 'unchanged');
        return endings.has(reading.read.id) ? [] : [{ reading, account, told: toldIn(all) }];
      });
      for (const [id, ending] of await this.write(news)) endings.set(id, ending);
    }
    const [first] = readings;
    const unchanged = [...endings].flatMap(([id, ending]) => (ending === 'unchanged' ? id : []));
    if (first) await this.links.touch(first.source.system, unchanged);
    const strangers = readings.filter(({ link }) => !link);
    await sideBySide(strangers, async (reading) => endings.set(reading.read.id, await this.begin(reading)));
    return endings;
  }

  /** A record not seen before is a new account, or another system's word about one that is known. */
  private async begin(reading: Reading): Promise<Ending> {
    const { source, read, mapping, handoff } = reading;
    const known = await this.links.accountOf(source.system, read);
    if (known) {
      const told = toldIn(await this.links.ofAccount(known.id));
      if (told[source.system]) {
        return { crmId: read.id, reason: `another record of ${source.system} stands for ${known.name} already` };
      }
      const [written] = await this.write([{ reading, account: known, told }]);
      return written?.[1] ?? 'unchanged';
    }
    if (!read.isWon) return 'passed_over';
    const merged = mergedHandoff({ [source.system]: handoff }, mapping) ?? handoff;
    try {
      const { isNew } = await this.packets.receive(packetOf(read.id, merged), BY, this.withLinks([reading]));
      return isNew ? 'opened' : 'changed';
    } catch (error) {
      return endingBy(error, reading);
    }
  }

  /** All with one write; what keeps one of them from being written does not keep the others. */
  private async write(news: readonly News[]): Promise<[crmId: string, Ending][]> {
    if (news.length === 0) return [];
    const updates = news.map(({ reading: { source, mapping, handoff }, account, told }) => {
      const after = mergedHandoff({ ...told, [source.system]: handoff }, mapping) ?? handoff;
      return { id: account.id, ...changesOf(mergedHandoff(told, mapping), after, account) };
    });
    try {
      await this.packets.update(updates, BY, this.withLinks(news.map(({ reading }) => reading)));
      return news.map(({ reading }) => [reading.read.id, 'changed']);
    } catch (error) {
      const [only, ...others] = news;
      if (only && others.length === 0) return [[only.reading.read.id, endingBy(error, only.reading)]];
      if (!(error instanceof Overtaken)) return this.writeEach(news);
      const late = news.filter(({ account }) => error.accounts.includes(account.id));
      const inTime = news.filter(({ account }) => !error.accounts.includes(account.id));
      return [
        ...late.map(({ reading }): [string, Ending] => [reading.read.id, 'overtaken']),
        ...(await this.write(inTime)),
      ];
    }
  }

  private async writeEach(news: readonly News[]): Promise<[crmId: string, Ending][]> {
    const endings: [string, Ending][] = [];
    for (const one of news) endings.push(...(await this.write([one])));
    return endings;
  }

  private withLinks(readings: readonly Reading[]): Beside {
    return {
      alongside: (tx, accountIds) =>
        this.links.keep(
          tx,
          accountIds.flatMap((accountId, at) => {
            const reading = readings[at];
            if (!reading) return [];
            const { source, read, handoff, link } = reading;
            const { id, alsoKnownAs } = read;
            return [{ accountId, system: source.system, id, alsoKnownAs, handoff, version: link?.version ?? null }];
          }),
        ),
    };
  }
}

function saysTheSame({ system, crmId, goneAt, handoff }: CrmLink, { source, read, handoff: now }: Reading): boolean {
  if (system !== source.system || crmId !== read.id || goneAt !== null) return false;
  return isDeepStrictEqual(MappedHandoff.parse(handoff), now);
}

function endingBy(error: unknown, { read }: Reading): Ending {
  if (error instanceof Overtaken) return 'overtaken';
  if (error instanceof InvalidRequest) return { crmId: read.id, reason: error.message };
  throw error;
}

async function sideBySide<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
}

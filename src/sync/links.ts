import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { CRM_SYSTEMS, type CrmAccount, type CrmSystem } from '../connectors/crm/crm.source';
import { MappedHandoff } from '../connectors/crm/handoff.mapper';
import { AccountRow, CrmLink } from '../store/entities';
import { type Told } from './merged-handoff';
import { type OnRecord } from './packet.changes';

export type Linked = Pick<CrmLink, 'accountId' | 'crmId' | 'version' | 'readAt' | 'goneAt'>;

/** What a record tells now, and the version it had before it was read; null for a new one. */
export interface Telling extends Pick<CrmAccount, 'id' | 'alsoKnownAs'> {
  accountId: string;
  system: CrmSystem;
  handoff: MappedHandoff;
  version: number | null;
}

/** Somebody read the same records later and was faster: what was read is old. */
export class Overtaken extends Error {
  constructor(readonly accounts: readonly string[]) {
    super(`The records of ${accounts.join(', ')} were read by somebody else meanwhile`);
  }
}

/** The accounts that records with one of the names $1, each `system:id`, stand for or are known by. */
const NAMED = `
  SELECT account_id FROM crm_link WHERE also_known_as && $1::text[]
   UNION ALL
  SELECT account_id FROM crm_link
   WHERE (system, crm_id) IN (SELECT split_part(name, ':', 1), substr(name, strpos(name, ':') + 1)
                                FROM unnest($1::text[]) AS name)`;

/** Which records of outside systems stand for which of our accounts, and what they last told. */
@Injectable()
export class Links {
  constructor(private readonly db: DataSource) {}

  /** Those of the records that stand for an account, by their id. */
  async of(system: CrmSystem, crmIds: readonly string[]): Promise<Map<string, Linked>> {
    const rows = await this.db.manager.find(CrmLink, {
      select: { accountId: true, system: true, crmId: true, version: true, readAt: true, goneAt: true },
      where: { system, crmId: In([...crmIds]) },
    });
    return new Map(rows.map((row) => [row.crmId, row]));
  }

  ofAccount(accountId: string): Promise<CrmLink[]> {
    return this.db.manager.findBy(CrmLink, { accountId });
  }

  /** By the id of the account. */
  async ofAccounts(accountIds: readonly string[]): Promise<Map<string, CrmLink[]>> {
    const links = await this.db.manager.findBy(CrmLink, { accountId: In([...accountIds]) });
    return new Map(accountIds.map((id) => [id, links.filter(({ accountId }) => accountId === id)]));
  }

  /** The account that a record not seen before speaks of: by a name that it shares with a known record, or by our own. */
  async accountOf(
    system: CrmSystem,
    { id, alsoKnownAs }: Pick<CrmAccount, 'id' | 'alsoKnownAs'>,
  ): Promise<AccountRow | null> {
    const [known] = await this.db.query<{ account_id: string }[]>(
      `${NAMED} UNION ALL SELECT id FROM account WHERE external_id = ANY ($2) LIMIT 1`,
      [
        [`${system}:${id}`, ...namesOf(alsoKnownAs)],
        [id, ...alsoKnownAs.map((other) => other.id)],
      ],
    );
    return known ? this.db.manager.findOneBy(AccountRow, { id: known.account_id }) : null;
  }

  /** By their id. */
  async accounts(ids: readonly string[]): Promise<Map<string, OnRecord & { id: string }>> {
    const rows = await this.db.manager.find(AccountRow, {
      select: { id: true, externalId: true, name: true, segment: true },
      where: { id: In([...ids]) },
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Writes what records tell now. @throws Overtaken */
  async keep(tx: EntityManager, tellings: readonly Telling[]): Promise<void> {
    for (const telling of tellings) if (telling.version === null) await reserve(tx, telling);
    const rows = tellings.map(({ accountId, system, id, alsoKnownAs, handoff, version }) => ({
      ...{ account_id: accountId, system, crm_id: id, also_known_as: namesOf(alsoKnownAs), handoff, version },
    }));
    const kept = await tx.query<{ account_id: string }[]>(
      `WITH told AS (
         SELECT * FROM jsonb_to_recordset($1) AS row (account_id text, system text, crm_id text, also_known_as text[],
                                                      handoff jsonb, version integer)
       ), begun AS (
         INSERT INTO crm_link (account_id, system, crm_id, also_known_as, handoff)
         SELECT account_id, system, crm_id, also_known_as, handoff FROM told WHERE version IS NULL
         ON CONFLICT DO NOTHING RETURNING account_id
       ), gone_on AS (
         UPDATE crm_link old
            SET also_known_as = told.also_known_as, handoff = told.handoff, version = old.version + 1,
                read_at = now(), gone_at = NULL, merged_into = NULL
           FROM told
          WHERE (old.account_id, old.system, old.crm_id, old.version)
              = (told.account_id, told.system, told.crm_id, told.version)
         RETURNING old.account_id
       )
       SELECT account_id FROM begun UNION ALL SELECT account_id FROM gone_on`,
      [JSON.stringify(rows)],
    );
    const known = new Set(kept.map(({ account_id }) => account_id));
    const late = tellings.map(({ accountId }) => accountId).filter((id) => !known.has(id));
    if (late.length > 0) throw new Overtaken(late);
  }

  /** These records were read and say what they said before. Whoever writes one of them at this moment read it later. */
  async touch(system: CrmSystem, crmIds: readonly string[]): Promise<void> {
    if (crmIds.length === 0) return;
    await this.db.query(
      `UPDATE crm_link SET read_at = now()
        WHERE (account_id, system) IN (SELECT account_id, system FROM crm_link
                                        WHERE system = $1 AND crm_id = ANY ($2) FOR UPDATE SKIP LOCKED)`,
      [system, crmIds],
    );
  }

  /** These records are not there any more. Answers how many of them stood for an account until now. */
  async lose(system: CrmSystem, crmIds: readonly string[]): Promise<number> {
    const [, lost] = await this.db.query<[unknown, number]>(
      `UPDATE crm_link SET gone_at = now(), read_at = now(), version = version + 1
        WHERE system = $1 AND crm_id = ANY ($2) AND gone_at IS NULL`,
      [system, crmIds],
    );
    return lost;
  }

  /**
   * The record that lives on stands for the account of the one that went. Where it already stands for another one, a
   * person decides which of the two accounts goes on.
   */
  async follow(system: CrmSystem, merged: readonly { id: string; into: string }[]): Promise<void> {
    for (const { id, into } of merged) {
      await this.db.query(
        `UPDATE crm_link SET crm_id = $3, version = version + 1
          WHERE system = $1 AND crm_id = $2 AND NOT EXISTS (SELECT FROM crm_link WHERE system = $1 AND crm_id = $3)`,
        [system, id, into],
      );
      await this.db.query(`UPDATE crm_link SET merged_into = $3 WHERE system = $1 AND crm_id = $2`, [system, id, into]);
    }
  }

  /** Records that nobody has read since then, in the order of their ids. */
  async unreadSince(system: CrmSystem, since: Date, limit: number): Promise<string[]> {
    const rows = await this.db.query<{ crm_id: string }[]>(
      `SELECT crm_id FROM crm_link WHERE system = $1 AND read_at < $2 AND gone_at IS NULL ORDER BY crm_id LIMIT $3`,
      [system, since, limit],
    );
    return rows.map(({ crm_id }) => crm_id);
  }
}

/**
 * Two systems may tell of a new customer at the same moment. Whoever comes second waits for the first to be written, and
 * is late when that one stands for another account of ours. @throws Overtaken
 */
async function reserve(tx: EntityManager, { accountId, system, id, alsoKnownAs }: Telling): Promise<void> {
  const names = [`${system}:${id}`, ...namesOf(alsoKnownAs)].sort();
  for (const name of names) await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  const others = await tx.query<unknown[]>(`SELECT FROM (${NAMED}) AS known WHERE account_id <> $2 LIMIT 1`, [
    names,
    accountId,
  ]);
  if (others.length > 0) throw new Overtaken([accountId]);
}

export function toldIn(links: readonly CrmLink[]): Told {
  const told: Told = {};
  for (const { system, handoff, goneAt } of links) {
    const known = CRM_SYSTEMS.find((each) => each === system);
    if (known && goneAt === null) told[known] = MappedHandoff.parse(handoff);
  }
  return told;
}

function namesOf(others: CrmAccount['alsoKnownAs']): string[] {
  return others.map(({ system, id }) => `${system}:${id}`);
}

import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { CRM_SYSTEMS, type CrmAccount, type CrmSystem } from '../connectors/crm/crm.source';
import { MappedHandoff } from '../connectors/crm/handoff.mapper';
import { AccountRow, CrmLink } from '../store/entities';
import { type Told } from './merged-handoff';
import { type OnRecord } from './packet.changes';

export type Linked = Pick<CrmLink, 'accountId' | 'crmId' | 'version' | 'readAt' | 'goneAt'>;

/** Somebody read the same record later and was faster: what was read is old. */
export class Overtaken extends Error {}

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

  /** What all systems told of an account. */
  async told(accountId: string): Promise<Told> {
    return toldIn(await this.ofAccount(accountId));
  }

  /** The account that a record not seen before speaks of: by an id that it or a known record names, or by our own. */
  async accountOf(
    system: CrmSystem,
    { id, alsoKnownAs }: Pick<CrmAccount, 'id' | 'alsoKnownAs'>,
  ): Promise<AccountRow | null> {
    const [known] = await this.db.query<{ account_id: string }[]>(
      `SELECT account_id FROM crm_link
        WHERE also_known_as && ARRAY[$1] OR system || ':' || crm_id = ANY ($2)
       UNION ALL SELECT id FROM account WHERE external_id = ANY ($3) LIMIT 1`,
      [`${system}:${id}`, namesOf(alsoKnownAs), [id, ...alsoKnownAs.map((other) => other.id)]],
    );
    return known ? this.db.manager.findOneBy(AccountRow, { id: known.account_id }) : null;
  }

  account(id: string): Promise<OnRecord> {
    return this.db.manager.findOneOrFail(AccountRow, {
      select: { id: true, externalId: true, name: true, segment: true },
      where: { id },
    });
  }

  /**
   * Writes what a record tells now.
   * @param version the one it had before the record was read; null for a new one. @throws Overtaken
   */
  async keep(
    tx: EntityManager,
    link: { accountId: string; system: CrmSystem; handoff: MappedHandoff } & Pick<CrmAccount, 'id' | 'alsoKnownAs'>,
    version: number | null,
  ): Promise<void> {
    const { accountId, system, id, alsoKnownAs, handoff } = link;
    const values = [accountId, system, id, namesOf(alsoKnownAs), JSON.stringify(handoff)];
    const [, written] =
      version === null
        ? [
            null,
            (
              await tx.query<unknown[]>(
                `INSERT INTO crm_link (account_id, system, crm_id, also_known_as, handoff) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT DO NOTHING RETURNING 1`,
                values,
              )
            ).length,
          ]
        : await tx.query<[unknown, number]>(
            `UPDATE crm_link
                SET also_known_as = $4, handoff = $5, version = version + 1, read_at = now(), gone_at = NULL
              WHERE account_id = $1 AND system = $2 AND crm_id = $3 AND version = $6`,
            [...values, version],
          );
    if (written === 0) throw new Overtaken(`${system} ${id} was read by somebody else meanwhile`);
  }

  /** These records were read and say what they said before. */
  async touch(system: CrmSystem, crmIds: readonly string[]): Promise<void> {
    await this.db.query(`UPDATE crm_link SET read_at = now() WHERE system = $1 AND crm_id = ANY ($2)`, [
      system,
      crmIds,
    ]);
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

  /** The record that lives on stands for the account of the one that went, unless it already stands for another. */
  async follow(system: CrmSystem, merged: readonly { id: string; into: string }[]): Promise<void> {
    for (const { id, into } of merged) {
      await this.db.query(
        `UPDATE crm_link SET crm_id = $3, version = version + 1
          WHERE system = $1 AND crm_id = $2 AND NOT EXISTS (SELECT FROM crm_link WHERE system = $1 AND crm_id = $3)`,
        [system, id, into],
      );
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

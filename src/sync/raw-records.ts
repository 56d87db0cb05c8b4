import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Change, type CrmSystem, type RawRecord } from '../connectors/crm/crm.source';

/** Two changes within this time may carry one stamp: what was read sooner may lack the second. */
const STAMPS_APART_MS = 2_000;

/** A record as it was last seen, and when its account was last read. */
export interface Seen {
  crmId: string;
  id: string;
  stamp: string | null;
  gone: boolean;
  learntAt: Date;
  readAt: Date;
}

/** The records of outside systems as they were last given, kept as evidence. */
@Injectable()
export class RawRecords {
  constructor(private readonly db: DataSource) {}

  /** Under which accounts these records were seen. */
  seen(system: CrmSystem, object: string, ids: readonly string[]): Promise<Seen[]> {
    return this.db.query<Seen[]>(
      `SELECT l.crm_id AS "crmId", r.id, r.stamp, r.gone, r.learnt_at AS "learntAt", l.read_at AS "readAt"
         FROM raw_record r JOIN crm_link l USING (account_id, system)
        WHERE r.system = $1 AND r.object = $2 AND r.id = ANY ($3)`,
      [system, object, ids],
    );
  }

  /** Keeps all that was read of some accounts. What was not among it is gone, and stays on record as it was. */
  async keep(system: CrmSystem, read: readonly { accountId: string; records: readonly RawRecord[] }[]): Promise<void> {
    if (read.length === 0) return;
    const rows = read.flatMap(({ accountId, records }) =>
      records.map(({ object, id, stamp, fields }) => ({ account_id: accountId, object, id, stamp, fields })),
    );
    await this.db.query(
      `WITH read AS (
         SELECT DISTINCT ON (account_id, object, id) *
           FROM jsonb_to_recordset($2) AS row (account_id text, object text, id text, stamp text, fields jsonb)
       ), kept AS (
         INSERT INTO raw_record AS old (account_id, system, object, id, stamp, fields)
         SELECT account_id, $1, object, id, stamp, fields FROM read
         ON CONFLICT (account_id, system, object, id) DO UPDATE
            SET stamp = excluded.stamp, fields = excluded.fields, gone = false, learnt_at = now()
          WHERE old.gone OR old.stamp IS DISTINCT FROM excluded.stamp OR old.fields <> excluded.fields
       )
       UPDATE raw_record old SET gone = true, learnt_at = now()
        WHERE account_id = ANY ($3) AND system = $1 AND NOT gone
          AND NOT EXISTS (SELECT FROM read WHERE (read.account_id, read.object, read.id) = (old.account_id, old.object, old.id))`,
      [system, JSON.stringify(rows), read.map(({ accountId }) => accountId)],
    );
  }

  /** Forgets those that have been gone for so many days. */
  async forgetGone(days: number): Promise<void> {
    await this.db.query(`DELETE FROM raw_record WHERE gone AND learnt_at < now() - make_interval(days => $1)`, [days]);
  }
}

/** Whether what is on record certainly contains a change. */
export function contains(seen: Seen, { stamp, what }: Change): boolean {
  if (what !== 'changed') return seen.gone;
  if (seen.stamp === null || seen.stamp < stamp || seen.gone) return false;
  return seen.stamp > stamp || seen.readAt.getTime() - seen.learntAt.getTime() >= STAMPS_APART_MS;
}

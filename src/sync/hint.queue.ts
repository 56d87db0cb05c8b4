import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type CrmSystem } from '../connectors/crm/crm.source';
import { type SyncHint } from '../store/entities';

/** In place of a stream: the id is that of an account. */
export const ACCOUNT_ITSELF = '';
const LEASE = `interval '30 seconds'`;

/** A record that a call names. */
export interface Delivery {
  system: CrmSystem;
  object: string;
  id: string;
  /** The same when the call is made again; those of different systems differ. */
  key: string;
}

/**
 * Records that somebody says have changed. The same record hinted at twice before anybody looked is read once. Every
 * statement takes its rows in one order, so that no two wait for each other.
 */
@Injectable()
export class HintQueue {
  constructor(private readonly db: DataSource) {}

  async add(system: string, object: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.db.query(
      `INSERT INTO sync_hint AS old (system, object, id) SELECT DISTINCT $1, $2, id FROM unnest($3::text[]) AS id ORDER BY id
       ON CONFLICT (system, object, id) DO UPDATE SET times = old.times + 1, attempts = 0, due_at = now()`,
      [system, object, ids],
    );
  }

  /**
   * Takes hints together with the deliveries that brought them; a delivery that came before brings nothing.
   * @returns the keys of those that are new
   */
  async deliver(deliveries: readonly Delivery[]): Promise<Set<string>> {
    const first = await this.db.query<{ key: string }[]>(
      `WITH delivery AS (
         SELECT DISTINCT ON (system, key) *
           FROM jsonb_to_recordset($1) AS row (key text, system text, object text, id text)
       ), first AS (
         INSERT INTO webhook_seen (source, key) SELECT system, key FROM delivery ORDER BY system, key
         ON CONFLICT DO NOTHING RETURNING source AS system, key
       ), hinted AS (
         INSERT INTO sync_hint AS old (system, object, id)
         SELECT DISTINCT system, object, id FROM delivery JOIN first USING (system, key) ORDER BY system, object, id
         ON CONFLICT (system, object, id) DO UPDATE SET times = old.times + 1, attempts = 0, due_at = now()
       )
       SELECT key FROM first`,
      [JSON.stringify(deliveries)],
    );
    return new Set(first.map(({ key }) => key));
  }

  /** Takes those that wait longest; they come back when nobody says that they are done. */
  async claim(system: string, limit: number): Promise<SyncHint[]> {
    const [claimed] = await this.db.query<[SyncHint[], number]>(
      `UPDATE sync_hint SET attempts = attempts + 1, due_at = now() + ${LEASE}
        WHERE (system, object, id) IN (SELECT system, object, id FROM sync_hint WHERE system = $1 AND due_at <= now()
                                        ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING system, object, id, times, at, attempts, due_at AS "dueAt"`,
      [system, limit],
    );
    return claimed;
  }

  /** Nobody follows hints of a system that is not connected any more. */
  async forgetOthersThan(systems: readonly string[]): Promise<void> {
    await this.db.query('DELETE FROM sync_hint WHERE system <> ALL ($1)', [systems]);
  }

  /** A hint that came again meanwhile stays. */
  async done(hints: readonly Pick<SyncHint, 'system' | 'object' | 'id' | 'times'>[]): Promise<void> {
    await this.db.query(
      `DELETE FROM sync_hint WHERE (system, object, id) IN (
         SELECT hint.system, hint.object, hint.id
           FROM sync_hint hint
           JOIN jsonb_to_recordset($1) AS done (system text, object text, id text, times integer)
             ON (hint.system, hint.object, hint.id, hint.times) = (done.system, done.object, done.id, done.times)
          ORDER BY hint.system, hint.object, hint.id FOR UPDATE OF hint)`,
      [JSON.stringify(hints)],
    );
  }
}

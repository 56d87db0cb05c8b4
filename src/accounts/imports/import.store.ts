import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ImportChunk, ImportRow, type RejectedLine } from '../../store/entities';

const CHUNK_BYTES = 1_048_576;
/** How long an import is left to whoever took it, from each sign of life on. */
export const LEASE_MS = 120_000;
const LEASE_END = `now() + interval '${LEASE_MS} milliseconds'`;

/** How far an import has come; counted from the beginning again when it had to be resumed. */
export interface Progress {
  total: number;
  done: number;
  accepted: number;
  rejected: RejectedLine[];
}

/** An import as its one instance holds it. */
export type ClaimedImport = ImportRow & { leaseToken: string };

/** Another instance has taken the import over: whoever held it stops. */
export class ImportTakenAway extends Error {
  constructor({ id }: { id: string }) {
    super(`Import ${id} is no longer ours`);
  }
}

/** Imports and their files. The file lies in the database, so that any instance can go on where another one stopped. */
@Injectable()
export class ImportStore {
  constructor(private readonly db: DataSource) {}

  /** An upload that breaks off leaves nothing behind. */
  async receive(id: string, fileName: string, startedBy: string, file: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      await this.keepParts(id, file);
      await this.db.manager.insert(ImportRow, { id, fileName, startedBy, status: 'pending' });
    } catch (error) {
      await this.db.manager.delete(ImportChunk, { importId: id });
      throw error;
    }
  }

  private async keepParts(id: string, file: AsyncIterable<Uint8Array>): Promise<void> {
    let n = 0;
    let parts: Uint8Array[] = [];
    let size = 0;
    const keep = async () => {
      await this.db.manager.insert(ImportChunk, { importId: id, n: n++, bytes: Buffer.concat(parts) });
      parts = [];
      size = 0;
    };
    for await (const part of file) {
      parts.push(part);
      size += part.length;
      if (size >= CHUNK_BYTES) await keep();
    }
    if (size > 0) await keep();
  }

  find(id: string): Promise<ImportRow | null> {
    return this.db.manager.findOneBy(ImportRow, { id });
  }

  /** Takes an import that nobody is working on. */
  async claim(): Promise<ClaimedImport | null> {
    const [claimed] = await this.db.query<[{ id: string }[]]>(
      `UPDATE import SET status = 'running', lease_until = ${LEASE_END}, lease_token = gen_random_uuid()
        WHERE id = (SELECT id FROM import
                     WHERE status IN ('pending', 'running') AND (lease_until IS NULL OR lease_until < now())
                     ORDER BY started_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
    );
    const row = claimed[0] ? await this.find(claimed[0].id) : null;
    return row?.leaseToken ? { ...row, leaseToken: row.leaseToken } : null;
  }

  async *contentOf(id: string): AsyncGenerator<Uint8Array> {
    for (let n = 0; ; n += 1) {
      const chunk = await this.db.manager.findOneBy(ImportChunk, { importId: id, n });
      if (!chunk) return;
      yield chunk.bytes;
    }
  }

  /** @throws ImportTakenAway */
  async report(claimed: ClaimedImport, { total, done, accepted, rejected }: Progress): Promise<void> {
    await this.hold(
      this.db.manager,
      claimed,
      `total = $3, done = $4, accepted = $5, rejected = $6, lease_until = ${LEASE_END}`,
      [total, done, accepted, JSON.stringify(rejected)],
    );
  }

  /** Says that the import is still in our hands. @throws ImportTakenAway */
  async renew(claimed: ClaimedImport): Promise<void> {
    await this.hold(this.db.manager, claimed, `lease_until = ${LEASE_END}`);
  }

  /** @throws ImportTakenAway */
  async finish(claimed: ClaimedImport, status: 'done' | 'failed'): Promise<void> {
    await this.db.transaction(async (tx) => {
      const end = `status = $3, finished_at = now(), lease_until = NULL, lease_token = NULL`;
      await this.hold(tx, claimed, end, [status]);
      await tx.delete(ImportChunk, { importId: claimed.id });
    });
  }

  /** Gives the import back, so that any instance can go on at once. @throws ImportTakenAway */
  async release(claimed: ClaimedImport): Promise<void> {
    await this.hold(this.db.manager, claimed, `lease_until = NULL, lease_token = NULL`);
  }

  private async hold(
    tx: EntityManager,
    { id, leaseToken }: ClaimedImport,
    change: string,
    values: unknown[] = [],
  ): Promise<void> {
    const [, held] = await tx.query<[unknown, number]>(
      `UPDATE import SET ${change} WHERE id = $1 AND lease_token = $2`,
      [id, leaseToken, ...values],
    );
    if (held === 0) throw new ImportTakenAway({ id });
  }
}

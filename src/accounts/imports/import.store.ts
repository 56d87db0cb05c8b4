import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ImportChunk, ImportRow, type RejectedLine } from '../../store/entities';

const CHUNK_BYTES = 1_048_576;
const LEASE = `interval '2 minutes'`;

/** How far an import has come; counted from the beginning again when it had to be resumed. */
export interface Progress {
  total: number;
  done: number;
  accepted: number;
  rejected: RejectedLine[];
}

/** Imports and their files. The file lies in the database, so that any instance can go on where another one stopped. */
@Injectable()
export class ImportStore {
  constructor(private readonly db: DataSource) {}

  /** An upload that breaks off leaves nothing behind. */
  async receive(id: string, fileName: string, startedBy: string, file: AsyncIterable<Buffer>): Promise<void> {
    try {
      await this.keepParts(id, file);
      await this.db.manager.insert(ImportRow, { id, fileName, startedBy, status: 'pending', leaseUntil: null });
    } catch (error) {
      await this.db.manager.delete(ImportChunk, { importId: id });
      throw error;
    }
  }

  private async keepParts(id: string, file: AsyncIterable<Buffer>): Promise<void> {
    let n = 0;
    let parts: Buffer[] = [];
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
  async claim(): Promise<ImportRow | null> {
    const [claimed] = await this.db.query<[{ id: string }[]]>(
      `UPDATE import SET status = 'running', lease_until = now() + ${LEASE}
        WHERE id = (SELECT id FROM import
                     WHERE status IN ('pending', 'running') AND (lease_until IS NULL OR lease_until < now())
                     ORDER BY started_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
    );
    const [first] = claimed;
    return first ? this.find(first.id) : null;
  }

  async *contentOf(id: string): AsyncGenerator<Uint8Array> {
    for (let n = 0; ; n += 1) {
      const chunk = await this.db.manager.findOneBy(ImportChunk, { importId: id, n });
      if (!chunk) return;
      yield chunk.bytes;
    }
  }

  async report(id: string, { total, done, accepted, rejected }: Progress): Promise<void> {
    await this.db.query(
      `UPDATE import SET total = $2, done = $3, accepted = $4, rejected = $5, lease_until = now() + ${LEASE} WHERE id = $1`,
      [id, total, done, accepted, JSON.stringify(rejected)],
    );
  }

  async finish(id: string, status: 'done' | 'failed'): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query(`UPDATE import SET status = $2, finished_at = now(), lease_until = NULL WHERE id = $1`, [
        id,
        status,
      ]);
      await tx.delete(ImportChunk, { importId: id });
    });
  }
}

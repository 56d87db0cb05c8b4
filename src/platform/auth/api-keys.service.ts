import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { ROLES, type Caller } from './caller';

const KeyRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(ROLES),
  prefix: z.string(),
  createdAt: z.coerce.date(),
  revokedAt: z.coerce.date().nullable(),
});
export type ApiKeySummary = z.infer<typeof KeyRow>;
export type NewKey = { name: string; email?: string; role: Caller['role'] };

const COLUMNS = `id, name, email, role, prefix, created_at AS "createdAt", revoked_at AS "revokedAt"`;

/** A revoked key works on other instances for at most this long. */
const REMEMBER_MS = 5_000;
const REMEMBER_AT_MOST = 10_000;

@Injectable()
export class ApiKeysService {
  private readonly known = new Map<string, { caller: Caller | null; until: number }>();

  constructor(private readonly db: DataSource) {}

  /** Only the hash is kept: the key itself is shown this once. */
  async create(
    { name, email, role }: NewKey,
    tx: EntityManager = this.db.manager,
  ): Promise<ApiKeySummary & { key: string }> {
    const prefix = `vim_${randomBytes(4).toString('hex')}`;
    const key = `${prefix}_${randomBytes(32).toString('base64url')}`;
    const [row] = z
      .array(KeyRow)
      .parse(
        await tx.query(
          `INSERT INTO api_key (id, name, email, role, prefix, hash) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
          [randomUUID(), name, email ?? null, role, prefix, hashOf(key)],
        ),
      );
    if (!row) throw new Error('The new key was not stored');
    return { ...row, key };
  }

  async list(): Promise<ApiKeySummary[]> {
    return z.array(KeyRow).parse(await this.db.query(`SELECT ${COLUMNS} FROM api_key ORDER BY created_at, id`));
  }

  async revoke(id: string): Promise<void> {
    const [row] = z
      .array(z.object({ hash: z.string() }))
      .parse(await this.db.query(`SELECT hash FROM api_key WHERE id = $1 AND revoked_at IS NULL`, [id]));
    if (!row) throw new NotFoundException(`There is no active key ${id}`);
    await this.db.query(`UPDATE api_key SET revoked_at = now() WHERE id = $1`, [id]);
    this.known.delete(row.hash);
  }

  async callerOf(key: string): Promise<Caller | null> {
    const hash = hashOf(key);
    const remembered = this.known.get(hash);
    if (remembered && remembered.until > Date.now()) return remembered.caller;
    const [row] = z
      .array(KeyRow)
      .parse(await this.db.query(`SELECT ${COLUMNS} FROM api_key WHERE hash = $1 AND revoked_at IS NULL`, [hash]));
    const caller = row ? { name: row.name, role: row.role, ...(row.email ? { email: row.email } : {}) } : null;
    if (this.known.size >= REMEMBER_AT_MOST) this.known.clear();
    this.known.set(hash, { caller, until: Date.now() + REMEMBER_MS });
    return caller;
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

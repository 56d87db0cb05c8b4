import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { ROLES, type Role } from '../../platform/auth/caller';
import { isOneOf } from './statuses';

export interface RejectedLine {
  /** The file inside an archive, or the file itself. */
  file: string;
  line: number;
  reason: string;
}

@Entity('import')
export class ImportRow {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  status: string;

  @Column('text', { name: 'file_name', nullable: true })
  fileName: string | null;

  @Column('integer', { nullable: true })
  total: number | null;

  @Column('integer', { default: 0 })
  done: number;

  @Column('integer', { default: 0 })
  accepted: number;

  @Column('jsonb', { default: [] })
  rejected: RejectedLine[];

  @Column('text', { name: 'started_by' })
  startedBy: string;

  @Column('timestamptz', { name: 'started_at', default: () => 'now()' })
  startedAt: Date;

  /** While an instance works on it; afterwards another one may go on. */
  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  /** New with each claim; a run whose lease was taken over can no longer report or end it. */
  @Column('uuid', { name: 'lease_token', nullable: true })
  leaseToken: string | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}

/** A part of an imported file, kept until the import is done. */
@Entity('import_chunk')
export class ImportChunk {
  @PrimaryColumn('text', { name: 'import_id' })
  importId: string;

  @PrimaryColumn('integer')
  n: number;

  @Column('bytea')
  bytes: Buffer;
}

/** The first answer to a request that carried an `Idempotency-Key`. */
@Entity('idempotency_key')
export class IdempotencyKey {
  @PrimaryColumn('text')
  caller: string;

  @PrimaryColumn('text')
  key: string;

  @Column('text', { name: 'request_hash' })
  requestHash: string;

  /** HTTP status of the answer; null while the first request is still at work. */
  @Column('integer', { nullable: true })
  status: number | null;

  @Column('jsonb', { nullable: true })
  response: unknown;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}

@Entity('api_key')
@Check('api_key_role_check', isOneOf('role', ROLES))
export class ApiKey {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text')
  role: Role;

  /** The first characters, by which people recognise a key. */
  @Column('text')
  prefix: string;

  /** SHA-256 of the whole key; the key itself is never stored. */
  @Column('text', { unique: true })
  hash: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}

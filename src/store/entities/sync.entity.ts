import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How far the changes of one kind of record have been followed. */
@Entity('sync_cursor')
export class SyncCursor {
  @PrimaryColumn('text')
  system: string;

  @PrimaryColumn('text')
  stream: string;

  /** ISO instant by the clock of that system. */
  @Column('text')
  stamp: string;

  @Column('text')
  id: string;
}

/** The record of an outside system that an account is kept in step with. */
@Entity('crm_link')
@Index('crm_link_record', ['system', 'crmId'], { unique: true })
@Index('crm_link_alias', { synchronize: false })
@Index('crm_link_lost', { synchronize: false })
export class CrmLink {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  system: string;

  @Column('text', { name: 'crm_id' })
  crmId: string;

  /** Ids of the same account in other systems, each as `system:id`. */
  @Column('text', { name: 'also_known_as', array: true, default: '{}' })
  alsoKnownAs: string[];

  /** What this system last told of the account, in our words. */
  @Column('jsonb')
  handoff: object;

  /** Rises with each change; who read the system before that is late. */
  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'read_at', default: () => 'now()' })
  readAt: Date;

  /** Since then the system does not know the record any more. */
  @Column('timestamptz', { name: 'gone_at', nullable: true })
  goneAt: Date | null;

  /** The record of this system that it has become, where that one stands for another account of ours. */
  @Column('text', { name: 'merged_into', nullable: true })
  mergedInto: string | null;
}

/** A record as an outside system gave it last, kept as evidence. */
@Entity('raw_record')
@Index('raw_record_id', ['system', 'object', 'id'])
export class RawRecordRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  system: string;

  @PrimaryColumn('text')
  object: string;

  @PrimaryColumn('text')
  id: string;

  /** ISO instant of its last change by the clock of that system. */
  @Column('text', { nullable: true })
  stamp: string | null;

  @Column('jsonb')
  fields: Record<string, unknown>;

  /** It was deleted, or belongs to another account now. */
  @Column('boolean', { default: false })
  gone: boolean;

  /** When it was first seen as it stands here. */
  @Column('timestamptz', { name: 'learnt_at', default: () => 'now()' })
  learntAt: Date;
}

/** An account whose record could not be taken, and why. */
export interface RefusedAccount {
  crmId: string;
  reason: string;
}

/** A walk through what changed in one system. */
@Entity('sync_run')
@Index('sync_run_active', { synchronize: false })
@Check('sync_run_status_check', `status IN ('pending', 'running', 'done', 'failed')`)
export class SyncRunRow {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  system: string;

  /** Everything is read anew, as at the first time. */
  @Column('boolean', { name: 'is_full' })
  isFull: boolean;

  @Column('text', { default: 'pending' })
  status: string;

  /** Who asked for it; `agent` for those of the schedule. */
  @Column('text', { name: 'asked_by' })
  askedBy: string;

  /** By the database's clock: positions are set since then, and an interruption does not set them again. */
  @Column('timestamptz', { name: 'begun_at', nullable: true })
  begunAt: Date | null;

  /** Deals to go through; null where nobody counted. */
  @Column('integer', { nullable: true })
  total: number | null;

  /** Changes followed so far. */
  @Column('integer', { default: 0 })
  done: number;

  @Column('integer', { default: 0 })
  opened: number;

  @Column('integer', { default: 0 })
  changed: number;

  @Column('integer', { default: 0 })
  unchanged: number;

  /** Accounts that the system does not know any more. */
  @Column('integer', { default: 0 })
  gone: number;

  @Column('jsonb', { default: [] })
  refused: RefusedAccount[];

  /** Values that could not be read and were left open, such as `006A: contract.seats is many, not an amount`. */
  @Column('jsonb', { default: [] })
  unreadable: string[];

  /** Attempts in a row that brought nothing. */
  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { name: 'due_at', default: () => 'now()' })
  dueAt: Date;

  /** Why it waits or has failed. */
  @Column('text', { nullable: true })
  error: string | null;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  @Column('uuid', { name: 'lease_token', nullable: true })
  leaseToken: string | null;

  @Column('timestamptz', { name: 'started_at', default: () => 'now()' })
  startedAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}

/** A record that somebody says has changed, until the accounts behind it have been read again. */
@Entity('sync_hint')
@Index('sync_hint_due', ['dueAt'])
export class SyncHint {
  @PrimaryColumn('text')
  system: string;

  /** The stream of the record; empty where it is the account itself. */
  @PrimaryColumn('text')
  object: string;

  @PrimaryColumn('text')
  id: string;

  /** Rises when it is hinted at again. */
  @Column('integer', { default: 1 })
  times: number;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;

  @Column('integer', { default: 0 })
  attempts: number;

  /** Nobody touches it before; a claim moves it ahead. */
  @Column('timestamptz', { name: 'due_at', default: () => 'now()' })
  dueAt: Date;
}

import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type EffectKind = 'invoke' | 'timer' | 'perform';
/** Somebody had removed the cause of a failure, and sent the effect round again. */
export interface Readmission {
  by: string;
  at: string;
  reason: string;
  /** What it had failed with. */
  error: string | null;
}

export type EffectStatus = 'pending' | 'running' | 'done' | 'failed' | 'withdrawn' | 'quarantined';

/**
 * Work that a decision asked for, written together with it. The key names the journal entry that asked, so an
 * answer to an earlier stay in the same state no longer fits.
 */
@Entity('effect')
@Index('effect_due', { synchronize: false })
@Index('effect_open', { synchronize: false })
@Index('effect_unperformed', { synchronize: false })
@Index('effect_quarantined', { synchronize: false })
@Index('effect_failed', { synchronize: false })
@Check('effect_kind_check', `kind IN ('invoke', 'timer', 'perform')`)
@Check('effect_status_check', `status IN ('pending', 'running', 'done', 'failed', 'withdrawn', 'quarantined')`)
export class EffectRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('integer')
  seq: number;

  /** Place among the effects of that entry, from 0. */
  @PrimaryColumn('smallint')
  n: number;

  @Column('text')
  kind: EffectKind;

  /** Id of the invoked actor or timer; type of the action to perform. */
  @Column('text')
  name: string;

  @Column('jsonb')
  input: object;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('text', { default: 'pending' })
  status: EffectStatus;

  /** How often it was claimed. */
  @Column('smallint', { default: 0 })
  attempts: number;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  /** New with each claim; a worker whose lease was taken over can no longer settle. */
  @Column('uuid', { name: 'lease_token', nullable: true })
  leaseToken: string | null;

  /** The actor's answer, or what performing it gave. */
  @Column('jsonb', { nullable: true })
  result: unknown;

  /** What went wrong at the last attempt. */
  @Column('text', { nullable: true })
  error: string | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;

  @Column('jsonb', { default: [] })
  readmitted: Readmission[];
}

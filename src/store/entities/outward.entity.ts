import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type ExecutionStatus = 'open' | 'done' | 'failed' | 'unknown' | 'withdrawn';

/** A work unit on its way to an outside system. Every attempt is on record before anything is written there. */
@Entity('execution')
@Index('execution_due', { synchronize: false })
@Check('execution_status_check', `status IN ('open', 'done', 'failed', 'unknown', 'withdrawn')`)
export class Execution {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text', { name: 'work_unit' })
  workUnit: string;

  /** The outside system that takes it. */
  @Column('text')
  system: string;

  /** Digest of the payload that was released; nothing else is carried out. */
  @Column('text')
  digest: string;

  /** `unknown`: nobody can tell whether it arrived, and it is not tried again. */
  @Column('text', { default: 'open' })
  status: ExecutionStatus;

  @Column('integer', { default: 0 })
  attempts: number;

  /** An attempt was begun that did not certainly fail before the write. */
  @Column('boolean', { name: 'may_have_arrived', default: false })
  mayHaveArrived: boolean;

  @Column('timestamptz', { name: 'first_attempt_at', nullable: true })
  firstAttemptAt: Date | null;

  @Column('timestamptz', { name: 'due_at', default: () => 'now()' })
  dueAt: Date;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  /** New with each claim; who lost the lease can no longer record an outcome. */
  @Column('uuid', { name: 'lease_token', nullable: true })
  leaseToken: string | null;

  /** The receiver's own id of what was written, and what else is needed to reach it. */
  @Column('jsonb', { nullable: true })
  reference: object | null;

  /** How the last attempt failed. */
  @Column('text', { nullable: true })
  error: string | null;
}

/** The message in Slack that shows an approval. */
@Entity('approval_card')
@Index('approval_card_unsettled', { synchronize: false })
export class ApprovalCardRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  approval: string;

  @Column('text', { nullable: true })
  channel: string | null;

  @Column('text', { nullable: true })
  ts: string | null;

  /** The state of the approval that the message shows, as `status:digest:decisions`; empty before it is posted. */
  @Column('text', { default: '' })
  shown: string;

  /** The approval is closed, and the message, if there is one, says so. */
  @Column('boolean', { default: false })
  settled: boolean;

  /** Since the message last showed what is. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** No attempt to post it is older. */
  @Column('timestamptz', { name: 'wanted_at', default: () => 'now()' })
  wantedAt: Date;

  /** Nobody touches it before; a claim moves it ahead. */
  @Column('timestamptz', { name: 'due_at', default: () => 'now()' })
  dueAt: Date;

  @Column('uuid', { name: 'lease_token', nullable: true })
  leaseToken: string | null;

  @Column('text', { nullable: true })
  error: string | null;
}

/** The message that tells a colleague their queue of one day. */
@Entity('digest')
export class DigestRow {
  @PrimaryColumn('date')
  day: string;

  /** E-mail, in small letters. */
  @PrimaryColumn('text')
  reader: string;

  /** It was told, or there was nothing to tell, or it was refused for good. */
  @Column('boolean', { default: false })
  told: boolean;

  @Column('integer', { default: 0 })
  attempts: number;

  /** An attempt began, and nothing says that it did not arrive. */
  @Column('boolean', { name: 'may_have_arrived', default: false })
  mayHaveArrived: boolean;

  /** No attempt to post it is older. */
  @Column('timestamptz', { name: 'wanted_at', default: () => 'now()' })
  wantedAt: Date;

  /** Nobody touches it before; a claim moves it ahead. */
  @Column('timestamptz', { name: 'due_at', default: () => 'now()' })
  dueAt: Date;

  @Column('uuid', { name: 'lease_token', nullable: true })
  leaseToken: string | null;

  @Column('text', { nullable: true })
  error: string | null;
}

/** A delivery of an outside system that was taken. */
@Entity('webhook_seen')
export class WebhookSeen {
  @PrimaryColumn('text')
  source: string;

  @PrimaryColumn('text')
  key: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}

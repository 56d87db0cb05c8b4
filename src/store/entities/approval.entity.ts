import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Finding } from '../../policy/findings';
import { type Tier } from '../../policy/policy.types';
import { APPROVAL_STATUSES, isOneOf, type ApprovalStatus } from './statuses';

export interface ApprovalDecision {
  by: string;
  /** ISO instant. */
  at: string;
  verb: 'approve' | 'edit' | 'reject' | 'respond' | 'delegate' | 'snooze';
  /** Why it was rejected, as `code: words`; what was said, to whom it went or until when it sleeps for the others. */
  reason: string | null;
  /** Digest of the payload it was said about. */
  digest: string;
  /** Of an edit: characters changed ÷ the longer text, 0 to 1. */
  editRatio?: number;
  /** Of an edit: what it changed. */
  changes?: ChangedWords[];
}

/** Something in a payload as it was and as it is; null where it was not there, or is gone. */
export interface ChangedWords {
  /** The member it stands in, or the list. */
  what: string;
  was: string | null;
  is: string | null;
}

/** A person's yes or no to one exact payload. */
@Entity('approval')
@Index('approval_one_open', { synchronize: false })
@Index('approval_by_id', ['id'])
@Index('approval_clock', { synchronize: false })
@Index('approval_decided', { synchronize: false })
@Check('approval_status_check', isOneOf('status', APPROVAL_STATUSES))
export class Approval {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  id: string;

  /** Kind of the action or of the draft. */
  @Column('text', { name: 'subject_kind' })
  subjectKind: string;

  @Column('text', { name: 'subject_id' })
  subjectId: string;

  /** Digest of `payload`; the only one a decision may name. */
  @Column('text')
  digest: string;

  @Column('jsonb')
  payload: object;

  @Column('text', { name: 'evidence_digest', nullable: true })
  evidenceDigest: string | null;

  @Column('text')
  tier: Tier;

  @Column('text')
  rule: string;

  @Column('integer', { name: 'policy_version' })
  policyVersion: number;

  @Column('text')
  author: string;

  /** What is not safe about the payload, for whoever decides. */
  @Column('jsonb', { default: [] })
  findings: Finding[];

  /** How many different people have to say yes. */
  @Column('integer', { default: 1 })
  needs: number;

  @Column('text')
  status: ApprovalStatus;

  @Column('jsonb', { default: [] })
  decisions: ApprovalDecision[];

  @Column('text', { name: 'assigned_to', nullable: true })
  assignedTo: string | null;

  @Column('timestamptz', { name: 'snoozed_until', nullable: true })
  snoozedUntil: Date | null;

  @Column('timestamptz', { name: 'opened_at', default: () => 'now()' })
  openedAt: Date;

  /** When it came to whoever has to decide now: it opened, or was handed over to them. */
  @Column('timestamptz', { name: 'held_since', default: () => 'now()' })
  heldSince: Date;

  /** When they were reminded. */
  @Column('timestamptz', { name: 'reminded_at', nullable: true })
  remindedAt: Date | null;

  @Column('timestamptz', { name: 'escalated_at', nullable: true })
  escalatedAt: Date | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;
}

/** When somebody first looked at an approval. */
@Entity('approval_view')
export class ApprovalViewed {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  approval: string;

  @PrimaryColumn('text')
  person: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;
}

import { type Finding } from '../../policy/findings';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A document the agent or a person wrote for an account; a new digest is a new row. */
@Entity('artifact')
export class ArtifactRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  id: string;

  @Column('text')
  kind: string;

  @Column('text')
  digest: string;

  @Column('jsonb')
  content: object;

  @Column('text', { name: 'written_by' })
  writtenBy: string;

  /** The account's counter of material changes at the time of writing. */
  @Column('integer', { nullable: true })
  facts: number | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

export type WorkUnitStatus =
  | 'proposed'
  | 'awaiting_approval'
  | 'approved'
  | 'executing'
  | 'done'
  | 'failed'
  | 'unknown_outcome'
  | 'rejected'
  | 'expired'
  | 'superseded'
  | 'blocked';
export type Tier = 'auto' | 'approval_required' | 'blocked';

export interface ActionOutcome {
  /** Risk score, or recurring revenue a year in account currency. */
  measure: 'risk' | 'arr';
  /** The day it was done. */
  from: string;
  before: number;
  after: number;
  improved: boolean;
}

/** One action, from its proposal to its end. */
@Entity('work_unit')
@Index('work_unit_once', { synchronize: false })
@Index('work_unit_by_id', ['id'])
@Index('work_unit_queue', { synchronize: false })
@Index('work_unit_unjudged', { synchronize: false })
@Index('work_unit_by_assignee', { synchronize: false })
@Check('work_unit_owner_check', `owner IN ('agent', 'human', 'both')`)
@Check(
  'work_unit_status_check',
  `status IN ('proposed', 'awaiting_approval', 'approved', 'executing', 'done', 'failed', 'unknown_outcome', 'rejected', 'expired', 'superseded', 'blocked')`,
)
export class WorkUnit {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  id: string;

  @Column('text')
  kind: string;

  /** What it is for; at most one live work unit of an account has a given cause. */
  @Column('text')
  cause: string;

  @Column('jsonb')
  trigger: object;

  @Column('text')
  tier: Tier;

  /** Name of the policy rule that gave the tier. */
  @Column('text', { nullable: true })
  rule: string | null;

  @Column('integer', { name: 'policy_version', nullable: true })
  policyVersion: number | null;

  @Column('text')
  owner: 'agent' | 'human' | 'both';

  @Column('text', { nullable: true })
  assignee: string | null;

  @Column('jsonb')
  payload: object;

  @Column('text', { name: 'expected_evidence', nullable: true })
  expectedEvidence: string | null;

  /** Every factor of the priority, as shown to people. */
  @Column('jsonb', { default: {} })
  factors: object;

  @Column('numeric', { nullable: true })
  priority: number | null;

  @Column('numeric', { nullable: true })
  rank: number | null;

  /** The mitigation plan it belongs to, if any. */
  @Column('text', { nullable: true })
  draft: string | null;

  @Column('text')
  status: WorkUnitStatus;

  /** True while its account is paused. */
  @Column('boolean', { default: false })
  held: boolean;

  @Column('jsonb', { nullable: true })
  evidence: object | null;

  /** What harm it did after it was carried out, as a person told; who told it, and when. */
  @Column('jsonb', { nullable: true })
  harm: object | null;

  /** What was seen 30 days after it was done: which figure, before and after; null while that is not known. */
  @Column('jsonb', { nullable: true })
  outcome: ActionOutcome | null;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}

export type ApprovalStatus = 'open' | 'approved' | 'rejected' | 'expired' | 'superseded';
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
}

/** A person's yes or no to one exact payload. */
@Entity('approval')
@Index('approval_one_open', { synchronize: false })
@Index('approval_by_id', ['id'])
@Index('approval_clock', { synchronize: false })
@Index('approval_decided', { synchronize: false })
@Check('approval_status_check', `status IN ('open', 'approved', 'rejected', 'expired', 'superseded')`)
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

/** The policy document as it was switched on; the highest version rules. */
@Entity('policy_version')
export class PolicyVersion {
  @PrimaryColumn('integer')
  version: number;

  /** YAML. */
  @Column('text')
  document: string;

  @Column('text', { name: 'put_by' })
  putBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}

/** A policy document that was tried out by what-if against the version that ruled at the time. */
@Entity('policy_trial')
export class PolicyTrial {
  @PrimaryColumn('text')
  digest: string;

  @PrimaryColumn('integer')
  version: number;

  @Column('text', { name: 'tried_by' })
  triedBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}

/** One call of a language model, whatever its outcome. */
@Entity('llm_call')
@Index('llm_call_spent', { synchronize: false })
export class LlmCall {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  id: string;

  @Column('text', { nullable: true })
  phase: string | null;

  @Column('text')
  actor: string;

  @Column('text')
  prompt: string;

  @Column('integer', { name: 'prompt_version' })
  promptVersion: number;

  @Column('text', { name: 'prompt_hash' })
  promptHash: string;

  @Column('text')
  provider: string;

  @Column('text')
  model: string;

  @Column('integer', { name: 'input_tokens', nullable: true })
  inputTokens: number | null;

  @Column('integer', { name: 'output_tokens', nullable: true })
  outputTokens: number | null;

  @Column('integer', { name: 'cache_read_tokens', nullable: true })
  cacheReadTokens: number | null;

  @Column('integer', { name: 'cache_write_tokens', nullable: true })
  cacheWriteTokens: number | null;

  @Column('numeric', { name: 'cost_usd', precision: 12, scale: 6, nullable: true })
  costUsd: number | null;

  /** Date of the price table the cost was computed with. */
  @Column('text', { name: 'price_table', nullable: true })
  priceTable: string | null;

  @Column('integer', { name: 'latency_ms', nullable: true })
  latencyMs: number | null;

  @Column('text')
  outcome: string;

  @Column('integer', { default: 0 })
  retries: number;

  @Column('integer', { nullable: true })
  claims: number | null;

  @Column('integer', { nullable: true })
  unsupported: number | null;

  @Column('jsonb', { nullable: true })
  input: unknown;

  @Column('jsonb', { nullable: true })
  output: unknown;

  /** The effect it was made for. */
  @Column('integer')
  seq: number;

  @Column('integer')
  n: number;

  /** Hex sha256 of prompt and values: the same for the same question asked again. */
  @Column('text')
  question: string;

  /** Unredacted, from the moment the answer came until the effect is answered; a repeated attempt finds it here. */
  @Column('text', { nullable: true })
  answer: string | null;

  /** As the provider knows the call. */
  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}

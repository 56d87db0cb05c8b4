import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Tier } from '../../policy/policy.types';
import { isOneOf, WORK_UNIT_STATUSES, type WorkUnitStatus } from './statuses';

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
@Check('work_unit_status_check', isOneOf('status', WORK_UNIT_STATUSES))
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

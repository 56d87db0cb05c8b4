import { Column, Entity, PrimaryColumn } from 'typeorm';

export interface FailedAccount {
  accountId: string;
  reason: string;
}

/** Of how many accounts a warehouse told, or why it did not. */
export type WarehousePulled = { system: string; accounts: number } | { system: string; error: string };

/** Of each kind of action: how many done ones have a known outcome, and how many of these improved what they were for. */
export type OutcomesByKind = Record<string, { done: number; improved: number }>;

@Entity('rescoring_run')
export class RescoringRun {
  @PrimaryColumn('text')
  id: string;

  /** What makes a run unique, such as the night it belongs to: instances that start together share one. */
  @Column('text', { unique: true })
  slot: string;

  @Column('date', { name: 'as_of' })
  asOf: string;

  @Column('text')
  status: string;

  /** Who asked for it; `agent` for the nights. */
  @Column('text', { name: 'asked_by' })
  askedBy: string;

  /** The last account that was scored; an interrupted run goes on behind it. */
  @Column('text', { nullable: true })
  cursor: string | null;

  @Column('integer', { nullable: true })
  total: number | null;

  @Column('integer', { default: 0 })
  done: number;

  /** Accounts that heard of new signals. */
  @Column('integer', { default: 0 })
  changed: number;

  /** Accounts that could not be scored; the others were. */
  @Column('jsonb', { default: [] })
  failed: FailedAccount[];

  /** What the accounts scored so far waste, as the rescoring adds it up; null before the first of them. */
  @Column('jsonb', { nullable: true })
  waste: object | null;

  /** What came of asking the customer's warehouse; null where there is none, and before. */
  @Column('jsonb', { nullable: true })
  warehouse: WarehousePulled | null;

  /** What done actions were seen to bring, as counted when the run began. */
  @Column('jsonb', { nullable: true })
  outcomes: OutcomesByKind | null;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  @Column('uuid', { name: 'lease_token', nullable: true })
  leaseToken: string | null;

  @Column('timestamptz', { name: 'started_at', default: () => 'now()' })
  startedAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}

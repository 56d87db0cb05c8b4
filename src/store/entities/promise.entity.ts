import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { type Evidence, type TrackedPromise } from '../../evidence/evidence.types';

/** A person's word on what became of a promise. */
export interface PromiseSettlement {
  by: string;
  /** ISO instant. */
  at: string;
  note: string | null;
}

/** Something promised or expected in talk that the contract does not contain, followed to its end. */
@Entity('promise')
@Check('promise_status_check', `status IN ('open', 'met', 'renegotiated', 'withdrawn')`)
export class PromiseRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  id: string;

  @Column('text')
  promise: string;

  @Column('text', { nullable: true })
  why: string | null;

  @Column('text')
  status: TrackedPromise['status'];

  @Column('date', { name: 'due_on', nullable: true })
  dueOn: string | null;

  @Column('jsonb', { default: [] })
  evidence: Evidence[];

  /** Null while it is open. */
  @Column('jsonb', { nullable: true })
  settled: PromiseSettlement | null;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}

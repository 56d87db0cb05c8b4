import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type StoredAccount } from '../../lifecycle/decide';

/** One customer account: the machine's snapshot, and beside it the columns that lists filter and sort by. */
@Entity('account')
@Index('account_list', { synchronize: false })
@Index('account_owner', { synchronize: false })
@Index('account_core_name', { synchronize: false })
export class AccountRow {
  @PrimaryColumn('text')
  id: string;

  @Column('text', { name: 'external_id', unique: true })
  externalId: string;

  @Column('text')
  name: string;

  @Column('text')
  segment: string;

  @Column('text', { nullable: true })
  industry: string | null;

  @Column('text', { name: 'owner_name', nullable: true })
  ownerName: string | null;

  @Column('text', { name: 'owner_email', nullable: true })
  ownerEmail: string | null;

  @Column('text', { name: 'ae_name', nullable: true })
  aeName: string | null;

  @Column('text', { name: 'ae_email', nullable: true })
  aeEmail: string | null;

  /** Fit with the ideal customer, as Sales sees it: strong, partial or poor. */
  @Column('text', { nullable: true })
  fit: string | null;

  @Column('date', { name: 'customer_since', nullable: true })
  customerSince: string | null;

  @Column('date', { name: 'renewal_date', nullable: true })
  renewalDate: string | null;

  /** A year's recurring revenue in `currency`. */
  @Column('numeric', { precision: 16, scale: 2, nullable: true })
  arr: number | null;

  @Column('text', { nullable: true })
  currency: string | null;

  @Column('text')
  phase: string;

  /** Path of the leaf below the phase region, such as `riskMitigation.awaitingApproval`. */
  @Column('text')
  state: string;

  /** Leaf of the evidence region; null where the account is paused or has ended. */
  @Column('text', { nullable: true })
  reading: string | null;

  @Column('text', { name: 'waits_for_who', nullable: true })
  waitsForWho: string | null;

  @Column('text', { name: 'waits_for_what', nullable: true })
  waitsForWhat: string | null;

  /** When the present wait began: the last entry that changed state, who or what. */
  @Column('timestamptz', { name: 'waits_since', nullable: true })
  waitsSince: Date | null;

  /** 0–100; null while there is too little data to say. */
  @Column('smallint', { name: 'risk_value', nullable: true })
  riskValue: number | null;

  @Column('text', { name: 'risk_band', nullable: true })
  riskBand: string | null;

  /** 0–100; null while there is too little data to say. */
  @Column('smallint', { name: 'health_value', nullable: true })
  healthValue: number | null;

  @Column('text', { name: 'health_band', nullable: true })
  healthBand: string | null;

  @Column('text', { name: 'hard_red', array: true, default: '{}' })
  hardRed: string[];

  /** Sequence number of the last journal entry; guards every write. */
  @Column('integer')
  version: number;

  /** Version of the machine that wrote the snapshot; `lifecycle/upgrades.ts` brings it up to date. */
  @Column('integer', { name: 'machine_version' })
  machineVersion: number;

  @Column('jsonb')
  snapshot: StoredAccount;

  /** Hash of the last journal entry, so that the next one can be chained without reading the journal. */
  @Column('text', { name: 'journal_hash' })
  journalHash: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}

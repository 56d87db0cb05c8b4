import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Evidence } from '../../evidence/evidence.types';

@Entity('contract')
export class ContractRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @Column('numeric', { precision: 16, scale: 2, nullable: true })
  arr: number | null;

  @Column('text', { nullable: true })
  currency: string | null;

  @Column('integer', { nullable: true })
  seats: number | null;

  @Column('date', { name: 'start_date', nullable: true })
  startDate: string | null;

  @Column('date', { name: 'renewal_date', nullable: true })
  renewalDate: string | null;

  @Column('integer', { name: 'notice_period_days', nullable: true })
  noticePeriodDays: number | null;

  @Column('text', { nullable: true })
  plan: string | null;

  @Column('jsonb', { default: [] })
  entitlements: string[];

  @Column('jsonb', { name: 'required_integrations', default: [] })
  requiredIntegrations: string[];

  @Column('jsonb', { name: 'key_features', default: [] })
  keyFeatures: string[];

  @Column('boolean', { name: 'special_terms', nullable: true })
  specialTerms: boolean | null;

  /** How many legal entities of the customer the contract covers. */
  @Column('integer', { nullable: true })
  entities: number | null;

  /** Fields that were empty in the source and filled from an anchor, each with that anchor's evidence. */
  @Column('jsonb', { name: 'filled_from', default: {} })
  filledFrom: Record<string, Evidence[]>;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}

@Entity('opportunity')
export class OpportunityRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @Column('text', { nullable: true })
  name: string | null;

  @Column('text', { nullable: true })
  stage: string | null;

  @Column('numeric', { precision: 16, scale: 2, nullable: true })
  amount: number | null;

  @Column('date', { name: 'close_date', nullable: true })
  closeDate: string | null;

  @Column('text', { name: 'next_step', nullable: true })
  nextStep: string | null;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}

@Entity('contact')
@Index('contact_name', { synchronize: false })
export class ContactRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('integer')
  n: number;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  title: string | null;

  @Column('text', { name: 'crm_role', nullable: true })
  crmRole: string | null;

  @Column('text')
  source: string;
}

@Entity('document')
export class DocumentRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  /** As given by the client; evidence refers to it. */
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  kind: string;

  @Column('date', { nullable: true })
  date: string | null;

  @Column('text', { nullable: true })
  author: string | null;

  @Column('text')
  text: string;

  @Column('text')
  source: string;

  /** Running number of arrival for the account, from 1; the machine compares it with what has been read. */
  @Column('integer')
  received: number;

  @Column('timestamptz', { name: 'learnt_at', default: () => 'now()' })
  learntAt: Date;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('usage_daily')
export class UsageDay {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('date')
  date: string;

  @Column('integer', { name: 'active_users' })
  activeUsers: number;

  @Column('integer', { name: 'licensed_users', nullable: true })
  licensedUsers: number | null;

  @Column('integer', { nullable: true })
  sessions: number | null;

  /** How often each key feature was used that day. */
  @Column('jsonb', { default: {} })
  events: Record<string, number>;

  /** Ids of the active users, where the source names them. */
  @Column('text', { array: true, nullable: true })
  users: string[] | null;

  /** How many of each team or geography were active, where the source tells. */
  @Column('jsonb', { nullable: true })
  groups: Record<string, number> | null;
}

@Entity('ticket')
@Index('ticket_opened', ['openedOn'])
export class TicketRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  id: string;

  @Column('date', { name: 'opened_on' })
  openedOn: string;

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn: string | null;

  @Column('text')
  priority: 'P1' | 'P2' | 'P3' | 'P4';

  @Column('date', { name: 'escalated_on', array: true, default: '{}' })
  escalatedOn: string[];

  @Column('date', { name: 'reopened_on', array: true, default: '{}' })
  reopenedOn: string[];
}

@Entity('survey')
export class SurveyRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  id: string;

  @Column('text')
  kind: 'nps' | 'csat';

  @Column('text')
  respondent: string;

  @Column('numeric')
  value: number;

  @Column('date')
  on: string;
}

@Entity('milestone')
export class MilestoneRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  /** `first_value`, `integration_live`, `notice_given`, or the source's own word. */
  @PrimaryColumn('text')
  key: string;

  @Column('date')
  on: string;

  @Column('text', { nullable: true })
  name: string | null;
}

@Entity('interaction')
export class InteractionRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  id: string;

  @Column('text')
  kind: 'meeting' | 'call' | 'email';

  @Column('timestamptz')
  at: Date;

  /** E-mail addresses or names. */
  @Column('jsonb', { default: [] })
  people: string[];

  @Column('boolean', { name: 'two_way' })
  twoWay: boolean;
}

/** A measured value of a success criterion. */
@Entity('kpi_reading')
export class KpiReading {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  criterion: string;

  @PrimaryColumn('date')
  on: string;

  @Column('numeric')
  value: number;
}

/** The metrics of an account as a warehouse of the customer's last computed them. */
@Entity('warehouse_metrics')
export class WarehouseMetricsRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @Column('date', { name: 'as_of' })
  asOf: string;

  @Column('jsonb', { nullable: true })
  usage: object | null;

  @Column('jsonb', { nullable: true })
  tickets: object | null;
}

/** All scores of an account as they were on a date, with the signals they were computed from. */
@Entity('score_history')
@Index('score_history_day', ['asOf', 'accountId'])
export class ScoreHistory {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('date', { name: 'as_of' })
  asOf: string;

  @Column('jsonb')
  scores: Record<string, unknown>;

  @Column('jsonb')
  signals: Record<string, unknown>;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}

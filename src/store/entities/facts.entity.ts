import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type StakeholderAnswer } from '../../evidence/drafting/draft-answers';
import {
  type AnchorKey,
  type AnchorStatus,
  type AnchorValue,
  type Candidates,
  type Evidence,
  type Reading,
  type Role,
  type Sentiment,
  type Side,
  type Stakeholder,
} from '../../evidence/evidence.types';
import { type FetchCall, type RefusedCall } from '../../evidence/ports';

@Entity('anchor')
export class AnchorRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  key: AnchorKey;

  @Column('text')
  status: AnchorStatus;

  @Column('jsonb', { nullable: true })
  value: AnchorValue | Candidates | null;

  @Column('jsonb', { default: [] })
  evidence: Evidence[];

  @Column('jsonb', { default: [] })
  doubts: string[];

  /** The audit round that found it; 0 is the first reading. */
  @Column('integer', { default: 0 })
  round: number;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}

/** What a person answered about an anchor. */
@Entity('stated_anchor')
export class StatedAnchorRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  key: AnchorKey;

  @Column('jsonb')
  value: unknown;

  @Column('text', { name: 'stated_by' })
  statedBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}

/** The latest reading of everything an account has: what was understood, and what was not. */
@Entity('reading')
export class ReadingRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  /** The highest `received` number this reading covers. */
  @Column('integer', { name: 'up_to' })
  upTo: number;

  @Column('text')
  by: string;

  @Column('jsonb')
  reading: Reading;

  /** What was last said about who is who and how much each person weighs; it holds for later readings too. */
  @Column('jsonb', { nullable: true })
  map: StakeholderAnswer | null;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}

/** One person of the stakeholder map. */
@Entity('person')
@Index('person_name', { synchronize: false })
export class PersonRow {
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

  @Column('text')
  side: Side;

  @Column('text')
  role: Role;

  @Column('boolean', { default: false })
  executive: boolean;

  @Column('text')
  sentiment: Sentiment;

  /** Date of the document the sentiment was read from. */
  @Column('date', { name: 'sentiment_on', nullable: true })
  sentimentOn: string | null;

  @Column('text', { nullable: true })
  influence: Stakeholder['influence'] | null;

  @Column('boolean', { name: 'has_left', default: false })
  hasLeft: boolean;

  /** False for a name that could not be matched to a reachable or titled person. */
  @Column('boolean')
  resolved: boolean;

  @Column('jsonb', { default: [] })
  evidence: Evidence[];
}

/** One round of looking for anchors that were not concrete: which tool was used for which, and what came of it. */
@Entity('fetch_round')
export class FetchRoundRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  /** The journal entry that asked for the round. */
  @PrimaryColumn('integer')
  seq: number;

  @Column('integer')
  round: number;

  @Column('jsonb')
  calls: FetchCall[];

  @Column('jsonb', { default: [] })
  refused: RefusedCall[];

  /** How many documents and contacts were new. */
  @Column('integer')
  found: number;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}

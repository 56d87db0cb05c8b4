import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Source } from '../account.state';

/** One accepted event of one account. Entries are never changed; only a payload may be erased. */
@Entity('journal')
@Index('journal_event', { synchronize: false })
export class JournalEntry {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  /** 1, 2, 3 … without gaps. */
  @PrimaryColumn('integer')
  seq: number;

  /** Given by the sender, unique for the account: the same event sent twice is one entry. */
  @Column('text', { name: 'event_id' })
  eventId: string;

  @Column('text')
  type: string;

  /** Who: e-mail or key name of a caller, or `agent`. */
  @Column('text')
  actor: string;

  @Column('text')
  source: Source;

  /** Database time of the decision, to the millisecond. */
  @Column('timestamptz')
  at: Date;

  /** Business date the decision was taken on. */
  @Column('date')
  today: string;

  /** The facts of the event; null once erased. */
  @Column('jsonb', { nullable: true })
  payload: object | null;

  /** SHA-256 of the canonical JSON (RFC 8785) of the payload, in hex. */
  @Column('text', { name: 'payload_hash' })
  payloadHash: string;

  /** SHA-256 over the previous entry's hash, seq, type, actor, at and payload hash, in hex. */
  @Column('text')
  hash: string;
}

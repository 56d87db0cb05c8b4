import { Column, Entity, PrimaryColumn } from 'typeorm';

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

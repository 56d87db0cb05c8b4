import { Column, Entity, PrimaryColumn } from 'typeorm';

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

  /** Exactly what was tried out, so that exactly this can be switched on. */
  @Column('text')
  document: string;

  @Column('text', { name: 'tried_by' })
  triedBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}

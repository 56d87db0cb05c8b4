import { type Erasure } from '../store/account.erasure';

export class ErasedEntryView {
  seq: number;
  /** @example 'account.paused' */
  type: string;
}

/** What was erased, and what is kept and why. */
export class ErasureView {
  /** Entries whose words are gone now; those that were erased before are not named again. */
  erased: ErasedEntryView[];
  /** Number of the entry that says who erased what and why, and behind which the account can be rebuilt; null where all was erased before. */
  checkpoint: number | null;
  /** A sentence each. */
  kept: string[];

  static of({ erased, checkpoint }: Erasure): ErasureView {
    return { erased: erased.map(({ seq, type }) => ({ seq, type })), checkpoint, kept: KEPT };
  }
}

const KEPT = [
  'Of each erased entry the journal keeps its type, who sent it, when, and the hash of what it said: the chain of hashes rests on them.',
  'The account stays where those entries led it: the checkpoint holds its state, without what was erased.',
  'Documents, people, actions, approvals, artifacts and recorded model calls are records of their own and keep what they quote.',
  'Messages and CRM records that have left, logs and backups of the database are not reached from here.',
];

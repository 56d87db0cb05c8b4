import { type AccountRecord, type Rejection } from './account-record.types';
import { type ArtifactContent } from './artifact.types';

/** Everything a draft may rest on, and what people said about earlier drafts. */
export abstract class AccountRecords {
  abstract load(accountId: string): Promise<AccountRecord>;
  /** The refusals with these approval ids, in their order. */
  abstract rejections(accountId: string, approvals: string[]): Promise<Rejection[]>;
  /** The words behind a guidance reference; null when there are none. */
  abstract guidance(accountId: string, reference: string | null): Promise<string | null>;
}

export interface KeptArtifact {
  accountId: string;
  /** The same asking keeps the same id, so that a repeated attempt keeps one artifact. */
  id: string;
  content: ArtifactContent;
  /** Digest of the content; approvals are bound to it. */
  digest: string;
  writtenBy: string;
  /** The account's counter of material changes it was written on; null for reports nobody approves. */
  facts: number | null;
}

/** Where artifacts are kept. */
export abstract class Artifacts<Transaction> {
  abstract keep(tx: Transaction, artifact: KeptArtifact): Promise<void>;
}

import { ApiProperty } from '@nestjs/swagger';
import { OPEN_OBJECT } from '../platform/http/open-object';

/** One entry of the journal. */
export class JournalEntryView {
  accountId: string;
  seq: number;
  eventId: string;
  /** @example 'contract.changed' */
  type: string;
  /** E-mail or key name of the caller, or `agent`. */
  actor: string;
  /** @example 'api' */
  source: string;
  at: Date;
  /** Business date on which it was decided. @example '2026-11-24' */
  today: string;

  /** Null when it was erased; the chain of hashes still holds. */
  @ApiProperty(OPEN_OBJECT)
  payload: object | null;

  /** SHA-256 of the canonical JSON of the payload. */
  payloadHash: string;
  /** Covers the hash of the entry before it. */
  hash: string;
}

export class HistoryPage {
  items: JournalEntryView[];
  /** Number of the entry to go on behind. */
  nextCursor: number | null;
}

import { type FieldReadiness } from '../connectors/crm/crm.source';
import { type SyncRunRow } from '../store/entities';

export class RefusedAccountView {
  crmId: string;
  reason: string;
}

/** How far a run has come, what it opened and changed, and what it could not take. */
export class SyncRunView implements Omit<SyncRunRow, 'begunAt' | 'leaseUntil' | 'leaseToken'> {
  id: string;
  /** @example 'salesforce' */
  system: string;
  status: string;
  /** Everything is read anew, as at the first time. */
  isFull: boolean;
  /** Who asked for it; `agent` for those of the schedule. */
  askedBy: string;
  /** Deals to go through; null where nobody counted. */
  total: number | null;
  /** Changes followed so far. */
  done: number;
  opened: number;
  changed: number;
  unchanged: number;
  /** Accounts that the system does not know any more. */
  gone: number;
  refused: RefusedAccountView[];
  /** Values that could not be read and were left open. @example ['006A: contract.seats is many, not an amount'] */
  unreadable: string[];
  /** Attempts in a row that brought nothing. */
  attempts: number;
  dueAt: Date;
  /** Why it waits or has failed. */
  error: string | null;
  startedAt: Date;
  finishedAt: Date | null;
}

export class SyncRunList {
  items: SyncRunView[];
}

export class FieldReadinessView implements FieldReadiness {
  object: string;
  field: string;
  exists: boolean;
  /** How many of the object's records have it filled; null where the system cannot count. */
  filled: number | null;
  /** Of how many. */
  of: number | null;
}

export class ReadinessList {
  items: FieldReadinessView[];
}

import { inWords } from '../evidence/drafting/wording';
import { type WaitsFor } from '../lifecycle/position';

/** There is no account with this id. */
export class AccountNotFound extends Error {
  constructor(readonly accountId: string) {
    super(`There is no account ${accountId}`);
  }
}

/** The account, where it is, does not take this event. Nothing was written and the event id is not used up. */
export class EventNotAccepted extends Error {
  constructor(
    readonly accountId: string,
    readonly event: string,
    /** Path of the state the account is in. */
    readonly state: string,
    /** Public events it would take there. */
    readonly accepted: string[],
  ) {
    super(`${event} is not accepted in ${state}; accepted: ${accepted.join(', ') || 'none'}`);
  }
}

/** The event answers what the account does not ask where it is now. Nothing was written and the event id is not used up. */
export class NotAsked extends Error {
  constructor(
    readonly accountId: string,
    readonly answersTo: string,
    /** What it asks people for now. */
    readonly asked: string[],
    waitsFor: WaitsFor,
  ) {
    super(
      `The account does not ask for ${inWords(answersTo)} now; ${askingInWords(asked, waitsFor)}. Nothing was recorded`,
    );
  }
}

/** The event answers an earlier asking of what the account asks again. Nothing was written and the event id is not used up. */
export class AskedAnew extends Error {
  constructor(
    readonly accountId: string,
    readonly answersTo: string,
    readonly since: Date,
  ) {
    super(
      `The account asks for ${inWords(answersTo)} anew, since ${since.toISOString()}; look at it again before you answer. Nothing was recorded`,
    );
  }
}

function askingInWords(asked: string[], waitsFor: WaitsFor): string {
  if (asked.length > 0) return `it asks for ${asked.map(inWords).join(' and ')}`;
  if (waitsFor === null) return 'it is closed';
  if (waitsFor.who === 'agent') return 'it asks nothing while the agent is at work';
  return waitsFor.who === 'time' ? 'it asks nothing' : `it waits for the approval of the ${inWords(waitsFor.what)}`;
}

/** Somebody else kept changing the account faster than this change could be decided. */
export class VersionConflict extends Error {
  constructor(readonly accountId: string) {
    super(`Account ${accountId} is changing too fast; try again`);
  }
}

/** What the machine remembers must stay small: it is rewritten with every event. */
export class SnapshotTooLarge extends Error {
  constructor(
    readonly accountId: string,
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`The snapshot of account ${accountId} would take ${bytes} bytes; ${limit} is the limit`);
  }
}

/** The journal of the account has no such entry. */
export class EntryNotFound extends Error {
  constructor(
    readonly accountId: string,
    readonly seq: number,
  ) {
    super(`Account ${accountId} has no entry ${seq}`);
  }
}

/** What stands in this entry is needed as long as the account is. */
export class KeptFromErasure extends Error {
  constructor(
    readonly accountId: string,
    readonly seq: number,
    why: string,
  ) {
    super(`Entry ${seq} of account ${accountId} is kept: ${why}. Nothing was erased`);
  }
}

/** The history before the latest checkpoint was erased, so that moment cannot be shown any more. */
export class HistoryErased extends Error {
  constructor(
    readonly accountId: string,
    readonly seq: number,
  ) {
    super(`Entry ${seq} of account ${accountId} was erased; the account before the next checkpoint cannot be rebuilt`);
  }
}

/** Another account already stands for this record of the source system. */
export class ExternalIdTaken extends Error {
  constructor(readonly externalId: string) {
    super(`There is already an account with external id ${externalId}`);
  }
}

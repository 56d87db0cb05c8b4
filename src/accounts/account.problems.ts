import { type DescribesProblem } from '../platform/problems/problem';
import { AnchorStatedMeanwhile, PromiseSettledMeanwhile } from './meanwhile.errors';
import { PromiseNotFound } from './promise-ledger';
import {
  AccountNotFound,
  AskedAnew,
  EntryNotFound,
  EventNotAccepted,
  HistoryErased,
  KeptFromErasure,
  NotAsked,
  VersionConflict,
} from '../store/account.errors';

/** How the errors of the account engine are answered. */
export const accountProblems: DescribesProblem = (error) => {
  if (error instanceof AccountNotFound) {
    return { status: 404, title: 'Account not found', detail: error.message + howToName(error.accountId) };
  }
  if (error instanceof PromiseNotFound) return { status: 404, title: 'Promise not found', detail: error.message };
  if (error instanceof EntryNotFound) return { status: 404, title: 'Entry not found', detail: error.message };
  if (error instanceof EventNotAccepted) {
    const { event, state, accepted, message } = error;
    return { status: 409, title: 'Event not accepted', detail: message, event, state, accepted };
  }
  if (error instanceof NotAsked) {
    const { answersTo, asked, message } = error;
    return { status: 409, title: 'Question has changed', detail: message, answersTo, asked };
  }
  if (error instanceof AskedAnew) {
    const { answersTo, since, message } = error;
    return { status: 409, title: 'Question is asked anew', detail: message, answersTo, since };
  }
  if (error instanceof PromiseSettledMeanwhile) {
    return { status: 409, title: 'Promise already settled', detail: error.message, settled: error.promise.settled };
  }
  if (error instanceof AnchorStatedMeanwhile) {
    const { message, stated } = error;
    return { status: 409, title: 'Anchor already stated', detail: message, stated };
  }
  if (error instanceof KeptFromErasure) {
    return { status: 409, title: 'Entry is kept', detail: error.message, entry: error.seq };
  }
  if (error instanceof HistoryErased) return { status: 410, title: 'History erased', detail: error.message };
  if (error instanceof VersionConflict) return { status: 503, title: 'Account is busy', detail: error.message };
  return undefined;
};

/** Whoever has only the id of their own system tries that first. */
function howToName(reference: string): string {
  return OURS.test(reference) || reference.startsWith('ext:') ? '' : `; an externalId is written ext:${reference}`;
}

const OURS = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

import { EventNotAccepted } from './account.errors';

/** Waits for a change of an account; one that moved on meanwhile and does not take the event is left as it is. */
export async function ifAccepted(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!(error instanceof EventNotAccepted)) throw error;
  }
}

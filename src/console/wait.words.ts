import { type AccountView } from '../accounts/account.view';
import { dateOf, words } from './layout';

/** Whom an account waits for, for what, and when it looks again by itself. */
export function waitInWords(account: AccountView): string {
  const until = account.waitsFor?.until ?? null;
  return `${waitedFor(account)}${until === null ? '' : `, looked at again on ${dateOf(until)}`}`;
}

/** Whom an account waits for, and for what. */
export function waitedFor({ waitsFor }: AccountView): string {
  if (waitsFor === null) return 'nothing any more';
  return `${words(waitsFor.who)}: ${words(waitsFor.what).toLowerCase()}`;
}

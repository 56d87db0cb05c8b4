import { type AccountView } from '../accounts/account.view';
import { html } from './html';
import { accountLink, bandOf, dateOf, moneyOf, tableOf, words, type ConsolePage } from './layout';

/** Accounts with where they stand and whom they wait for. */
export function accountsPage(
  { items, nextCursor }: { items: AccountView[]; nextCursor: string | null },
  q: string,
): ConsolePage {
  const rows = items.map((account) => [
    accountLink(account),
    words(account.phase),
    bandOf(account.risk),
    bandOf(account.health),
    waitedFor(account),
    dateOf(account.renewalDate),
    moneyOf(account.arr, account.currency),
  ]);
  const further =
    nextCursor === null
      ? null
      : `/console/accounts?q=${encodeURIComponent(q)}&cursor=${encodeURIComponent(nextCursor)}`;
  return {
    title: 'Accounts',
    place: '/console/accounts',
    body: html`<form class="stack" method="get" action="/console/accounts" role="search">
        <label for="q">Part of a name or id</label><input id="q" name="q" value="${q}" /><button>Find</button>
      </form>
      ${tableOf(['Account', 'Phase', 'Risk', 'Health', 'Waits for', 'Renewal', 'A year'], rows, 'No account matches.')}
      ${further === null ? null : html`<p><a href="${further}">Further accounts</a></p>`}`,
  };
}

const WHO: Record<string, string> = {
  csm: 'Customer success manager',
  ae: 'Account executive',
  csm_and_ae: 'Customer success manager and account executive',
};

/** Whom an account waits for, for what, and when it looks again by itself. */
export function waitInWords(account: AccountView): string {
  const until = account.waitsFor?.until ?? null;
  return `${waitedFor(account)}${until === null ? '' : `, looked at again on ${dateOf(until)}`}`;
}

function waitedFor({ waitsFor }: AccountView): string {
  if (waitsFor === null) return 'nothing any more';
  return `${WHO[waitsFor.who] ?? words(waitsFor.who)}: ${words(waitsFor.what).toLowerCase()}`;
}

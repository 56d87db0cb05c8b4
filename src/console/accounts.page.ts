import { columnOf, isReversed, type AccountSort, type SortColumn } from '../accounts/account.order';
import { type AccountView } from '../accounts/account.view';
import { html, type Html } from './html';
import { accountLink, bandOf, dateOf, moneyOf, tableOf, words, type ConsolePage, type SortableColumn } from './layout';
import { type ShownPortfolio } from './portfolio';

/** Accounts with where they stand and whom they wait for, in the order that was asked for. */
export function accountsPage({ accounts, baseCurrency, sort, q, nextCursor }: ShownPortfolio): ConsolePage {
  const rows = accounts.map((account) => [
    accountLink(account),
    words(account.phase),
    riskOf(account),
    bandOf(account.health),
    waitedFor(account),
    dateOf(account.renewalDate) || 'not known',
    moneyOf(account.arr, account.currency),
    moneyOf(account.inBase, baseCurrency),
  ]);
  const columns = [
    sortable('Account', 'name', sort, q),
    sortable('Phase', 'phase', sort, q),
    sortable('Risk', '-risk', sort, q),
    sortable('Health', 'health', sort, q),
    'Waits for',
    sortable('Renewal', 'renewal', sort, q),
    'A year',
    sortable(`In ${baseCurrency}`, '-arr', sort, q),
  ];
  return {
    title: 'Accounts',
    place: '/console/accounts',
    body: html`<form class="stack inline" method="get" action="/console/accounts" role="search">
        <label for="q">Part of a name or id</label><input id="q" name="q" value="${q}" />
        <input type="hidden" name="sort" value="${sort}" /><button>Find</button>
      </form>
      ${orders(sort, q)} ${tableOf(columns, rows, 'No account matches.')}
      ${nextCursor === null ? null : html`<p><a href="${listed(sort, q, nextCursor)}">Further accounts</a></p>`}`,
  };
}

/** Where the same accounts are listed in that order. */
function listed(sort: AccountSort, q: string, cursor?: string): string {
  const query = new URLSearchParams({ sort, ...(q && { q }), ...(cursor && { cursor }) });
  return `/console/accounts?${query.toString()}`;
}

/** `first` is the way round in which the column is of use at once; a second click turns it. */
function sortable(name: string, first: AccountSort, sort: AccountSort, q: string): SortableColumn {
  const isSorted = columnOf(sort) === columnOf(first);
  const sorted = isReversed(sort) ? 'descending' : 'ascending';
  return { name, to: listed(isSorted && sort === first ? turned(first) : first, q), sorted: isSorted ? sorted : null };
}

function turned(sort: AccountSort): AccountSort {
  const column = columnOf(sort);
  return isReversed(sort) ? column : `-${column}`;
}

const ORDERS: [AccountSort, string][] = [
  ['-attention', 'what needs attention'],
  ['-risk', 'risk'],
  ['renewal', 'renewal'],
  ['-arr', 'revenue'],
  ['name', 'name'],
];
const EXPLAINED: Partial<Record<SortColumn, string>> = {
  attention:
    'Critical signals come first, then the revenue at risk; the nearer the renewal, the more it weighs. What has no amount or no exchange rate stands behind, by its risk.',
  arr: 'By the exchange rates of the policy; what has no amount or no rate comes last.',
};

/** The orders as links, also where a small screen shows no heads of columns. */
function orders(sort: AccountSort, q: string): Html {
  const links = ORDERS.map(([order, name]) =>
    order === sort
      ? html`<a href="${listed(order, q)}" aria-current="true">${name}</a> `
      : html`<a href="${listed(order, q)}">${name}</a> `,
  );
  const explained = EXPLAINED[columnOf(sort)] ?? null;
  return html`<nav class="orders" aria-label="Order">Sorted by ${links}</nav>
    ${explained === null ? null : html`<p class="sub">${explained}</p>`}`;
}

function riskOf({ risk }: AccountView): Html {
  const signals = risk.hardRed.map(words).join(', ');
  return html`${bandOf(risk)}${signals === '' ? null : html`<br /><span class="signal">${signals}</span>`}`;
}

const WHO: Record<string, string> = {
  csm: 'CSM',
  ae: 'AE',
  csm_and_ae: 'CSM and AE',
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

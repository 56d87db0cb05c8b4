import { columnOf, isReversed, type AccountSort, type SortColumn } from '../accounts/account.order';
import { html, type Html } from './html';
import { type AccountFilter } from './portfolio';
import { type SortableColumn } from './table';

/** Where the same accounts are listed in that order. */
export function listed(sort: AccountSort, filter: AccountFilter, cursor?: string): string {
  const query = new URLSearchParams({ sort });
  for (const [name, value] of Object.entries({ ...filter, cursor })) if (value) query.set(name, value);
  return `/console/accounts?${query.toString()}`;
}

/** `first` is the way round in which the column is of use at once; a second click turns it. */
export function sortable(name: string, first: AccountSort, sort: AccountSort, filter: AccountFilter): SortableColumn {
  const isSorted = columnOf(sort) === columnOf(first);
  const sorted = isReversed(sort) ? 'descending' : 'ascending';
  return {
    name,
    to: listed(isSorted && sort === first ? turned(first) : first, filter),
    sorted: isSorted ? sorted : null,
  };
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
    'Hard-red signals come first, then the revenue at risk; the nearer the renewal, the more it weighs. What has no amount or no exchange rate stands behind, by its risk; what has no risk comes last.',
  arr: 'By the exchange rates of the policy; what has no amount or no rate comes last.',
};

/** The orders as links, also where a small screen shows no heads of columns. */
export function orders(sort: AccountSort, filter: AccountFilter): Html {
  const links = ORDERS.map(([order, name]) =>
    order === sort
      ? html`<a href="${listed(order, filter)}" aria-current="true">${name}</a> `
      : html`<a href="${listed(order, filter)}">${name}</a> `,
  );
  const explained = EXPLAINED[columnOf(sort)] ?? null;
  return html`<nav class="orders" aria-label="Order">Sorted by ${links}</nav>
    ${explained === null ? null : html`<p class="sub">${explained}</p>`}`;
}

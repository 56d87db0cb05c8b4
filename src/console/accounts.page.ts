import { type AccountSort } from '../accounts/account.order';
import { type AccountView } from '../accounts/account.view';
import { BANDS, WAITS } from '../accounts/dto/list-accounts.dto';
import { SHOWN_PHASES } from '../lifecycle/phases';
import { alarmInShort } from '../evidence/drafting/alarm.wording';
import { capital, counted } from '../evidence/drafting/wording';
import { daysBetween } from '../calendar/calendar';
import { type Caller } from '../platform/auth/caller';
import { html, type Html } from './html';
import { bandOf, convertedOf, dateOf, moneyOf, words, type ConsolePage } from './layout';
import { accountLink } from './links';
import { listed, orders, sortable } from './accounts.orders';
import { foldedOnPhones, longTableOf } from './table';
import { waitedFor } from './wait.words';
import { type AccountFilter, type ShownPortfolio } from './portfolio';

/** Accounts with where they stand and whom they wait for, in the order that was asked for. */
export function accountsPage(
  { accounts, baseCurrency, today, sort, filter, nextCursor }: ShownPortfolio,
  caller: Caller,
): ConsolePage {
  const rows = accounts.map((account) => [
    html`${accountLink(account)} <span class="sub">${ownerOf(account)}</span>`,
    words(account.phase),
    riskOf(account),
    bandOf(account.health),
    waitedFor(account),
    renewalOf(account, today),
    moneyOf(account.arr, account.currency),
    convertedOf(account.inBase, baseCurrency),
  ]);
  const columns = [
    sortable('Account', 'name', sort, filter),
    sortable('Phase', 'phase', sort, filter),
    sortable('Risk', '-risk', sort, filter),
    sortable('Health', 'health', sort, filter),
    'Waits for',
    sortable('Renewal', 'renewal', sort, filter),
    'A year',
    sortable(`In ${baseCurrency}`, '-arr', sort, filter),
  ];
  return {
    title: 'Accounts',
    place: '/console/accounts',
    body: html`${search(sort, filter)} ${orders(sort, filter)} ${ownAccounts(sort, filter, caller)}
    ${longTableOf(columns, rows, 'No account matches.', 1, {
      inSight: ACCOUNTS_IN_SIGHT,
      further: furtherInWords(accounts.slice(ACCOUNTS_IN_SIGHT), sort),
      look: 'portfolio',
    })}
    ${scoredNote(accounts)}
    ${nextCursor === null ? null : html`<p><a href="${listed(sort, filter, nextCursor)}">Further accounts</a></p>`}`,
  };
}

/** What happened since the last scoring, such as an accepted plan, counts here only after the next one. */
function scoredNote(accounts: AccountView[]): Html | null {
  const moments = accounts
    .flatMap(({ scoredAt }) => scoredAt ?? [])
    .sort((one, other) => one.getTime() - other.getTime());
  const [oldest] = moments;
  if (oldest === undefined) return null;
  return html`<p class="sub">
    Risk and health are as last scored, on ${dateOf(oldest)}${moments.length > 1 ? ' or later' : ''}; the page of an
    account works them out anew.
  </p>`;
}

const ACCOUNTS_IN_SIGHT = 10;

/** In another order than by attention what burns may stand anywhere. */
function furtherInWords(further: AccountView[], sort: AccountSort): string {
  const red = further.filter(({ risk }) => risk.hardRed.length > 0).length;
  return `${counted(further.length, 'more account')}${
    sort === '-attention' ? ', which can wait longer' : ''
  }${red === 0 ? '' : `, ${red} of them with a hard-red signal`}`;
}

function search(sort: AccountSort, { q, phase, band, waitsFor, owner }: AccountFilter): Html {
  const form = html`<form class="stack wide filter" method="get" action="/console/accounts" role="search">
    <div><label for="q">Name or id</label><input id="q" name="q" value="${q ?? ''}" /></div>
    ${choice('phase', 'Phase', SHOWN_PHASES, phase)} ${choice('band', 'Risk', BANDS, band)}
    ${choice('waitsFor', 'Waits for', WAITS, waitsFor)}
    <div><label for="owner">CSM’s e-mail</label><input id="owner" name="owner" value="${owner ?? ''}" /></div>
    <input type="hidden" name="sort" value="${sort}" /><button>Show</button>
  </form>`;
  const isNarrowed = [q, phase, band, waitsFor, owner].some(Boolean);
  return foldedOnPhones('Look for some of them', form, isNarrowed);
}

function choice(name: string, label: string, values: readonly string[], chosen: string | undefined): Html {
  const options = values.map((value) => {
    const isChosen = value === chosen ? html`selected` : null;
    return html`<option value="${value}" ${isChosen}>${words(value)}</option>`;
  });
  return html`<div>
    <label for="${name}">${label}</label
    ><select id="${name}" name="${name}">
      <option value="">all</option>
      ${options}
    </select>
  </div>`;
}

/** Whoever has accounts of their own can look at those alone. */
function ownAccounts(sort: AccountSort, filter: AccountFilter, { email }: Caller): Html | null {
  if (email === undefined) return null;
  const isNarrowed = filter.owner === email;
  const to = listed(sort, { ...filter, owner: isNarrowed ? undefined : email });
  return html`<p><a href="${to}">${isNarrowed ? 'All accounts' : 'Mine only'}</a></p>`;
}

function ownerOf({ owner }: AccountView): string {
  return owner?.name ?? owner?.email ?? 'no CSM';
}

function renewalOf({ renewalDate }: AccountView, today: string): Html | string {
  if (renewalDate === null) return 'not known';
  const left = daysBetween(today, renewalDate);
  return html`${dateOf(renewalDate)}
    <span class="sub">${left < 0 ? 'has passed' : `in ${counted(left, 'day')}`}</span>`;
}

function riskOf({ risk }: AccountView): Html {
  return html`${bandOf(risk)}${risk.hardRed.map((signal) => html` <span class="signal">${capital(alarmInShort(signal))}</span>`)}`;
}

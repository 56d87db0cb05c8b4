import { titleBeside, writeNumber, writeFixed } from '../evidence/drafting/wording';
import { deciderOf } from '../actions/approval.rules';
import { nameOf as callerName, type Caller } from '../platform/auth/caller';
import { type ActionView } from '../actions/action.view';
import { isNotice } from '../actions/notices';
import { type NameOf } from '../store/colleague-names';
import { doerOf, type Team } from './doer';
import { isToldBeside, noticesTable, type ShownNotice } from './notices';
import { accountLink, actionLink, approvalLink, onThisPage, titleOf } from './links';
import { html, type Html } from './html';
import { moneyOf, spelled, standOf, words, type ConsolePage } from './layout';
import { type ShownQueue } from './queue.overview';
import { setAsideNote } from './set-aside/set-aside.note';
import { foldedTableOf, tableOf } from './table';
import { dueOf, expiryOf } from './times';

/** The same for all, so that ranks below each other compare at a glance. */
const RANK_DECIMALS = 2;

/** Everything that waits for a decision or for work, with what comes first. */
export function queuePage(queue: ShownQueue, caller: Caller): ConsolePage {
  const { actions, left } = queue;
  return {
    title: 'Queue',
    place: '/console/queue',
    body: html`${setAsideNote(queue.setAside)} ${sections(queue)}
      <h2 id="to-decide">To decide</h2>
      ${tableOf(
        ['Account', 'What', 'Why a person', 'Who decides', 'Revenue a year', 'Expires'],
        decisions(queue, caller),
        'No decision is open.',
        2,
      )}
      ${left === 0 ? null : html`<p>${writeNumber(left)} more are open, for accounts that need less attention.</p>`}
      <h2 id="to-do">Next best actions</h2>
      <p class="sub">
        By rank: revenue at risk, or to be won, × nearness of the renewal × what such an action usually achieves. Each
        action shows its own figures. Of equal ones, what is due first.
      </p>
      ${ranked(queue, caller)} ${next(actions.nextCursor)}
      <section id="to-know">${noticesTable(news(queue), caller)}</section>`,
  };
}

function sections(queue: ShownQueue): Html | null {
  const { approvals, left, actions } = queue;
  const parts: [string, number, string][] = [
    ['to-decide', approvals.length + left, 'to decide'],
    ['to-do', actions.items.filter((each) => !isNotice(each)).length, 'next best actions'],
    ['to-know', news(queue).length, 'to know'],
  ];
  const filled = parts.filter(([, count]) => count > 0);
  if (filled.length < 2) return null;
  return onThisPage(filled.map(([id, count, what]) => [id, `${writeNumber(count)} ${what}`]));
}

function decisions({ approvals, accounts, asked, nameOf, now }: ShownQueue, caller: Caller): (Html | string)[][] {
  return approvals.map(({ id, accountId, subject, payload, rule, expiresAt }) => {
    const account = accounts.get(accountId);
    return [
      accountLink({ id: accountId, name: account?.name ?? accountId }),
      approvalLink(id, titleBeside(account?.name ?? '', titleOf(subject.kind, payload))),
      words(rule),
      deciderInWords(asked.get(id) ?? null, subject.kind, nameOf, caller),
      moneyOf(account?.arr ?? null, account?.currency ?? null),
      expiryOf(expiresAt, now),
    ];
  });
}

function deciderInWords(person: string | null, kind: string, nameOf: NameOf, caller: Caller): string {
  if (person === null) return `a ${spelled(deciderOf(kind))}`;
  return person.toLowerCase() === callerName(caller).toLowerCase() ? 'you' : nameOf(person);
}

/** More than these are for whoever wants to see them: of each only its rank says that it can wait. */
const RANKED_IN_SIGHT = 10;

function ranked(queue: ShownQueue, caller: Caller): Html {
  const { actions, today, baseCurrency } = queue;
  const toDo = actions.items.filter((each) => !isNotice(each));
  const rest = toDo.slice(RANKED_IN_SIGHT);
  const late = rest.filter(({ dueOn }) => dueOn !== null && dueOn < today).length;
  return foldedTableOf(
    ['Account', 'What', 'Status', 'Who', 'Due', `Rank in ${baseCurrency}`],
    work(toDo, queue, caller),
    'Nothing is waiting.',
    2,
    {
      inSight: RANKED_IN_SIGHT,
      further: `${writeNumber(rest.length)} more of lower rank${late === 0 ? '' : `, ${writeNumber(late)} of them overdue`}`,
    },
  );
}

/** What waits for a decision leads to where it is decided. */
function work(toDo: ActionView[], { approvals, accounts, today }: ShownQueue, caller: Caller): (Html | string)[][] {
  const open = new Map(approvals.map(({ id, subject }) => [subject.id, id]));
  return toDo.map((action) => {
    const { id, accountId, kind, payload, status, dueOn, rank } = action;
    const approval = status === 'awaiting_approval' ? open.get(id) : undefined;
    const account = accounts.get(accountId) ?? null;
    const title = titleBeside(account?.name ?? '', titleOf(kind, payload));
    return [
      accountLink({ id: accountId, name: account?.name ?? accountId }),
      approval === undefined ? actionLink(id, title) : approvalLink(approval, title),
      approval === undefined ? standOf(action) : 'To decide',
      approval === undefined ? doerOf(action, account, caller) : decidedBy(action, account, caller),
      dueOf(dueOn, today),
      rank === null ? 'not ranked' : writeFixed(rank, RANK_DECIMALS),
    ];
  });
}

/** A CSM may look at what a supervisor decides, and decides what is theirs also where the agent then does it. */
function decidedBy(action: ActionView, team: Team | null, caller: Caller): string {
  return deciderOf(action.kind) === 'supervisor' ? 'a supervisor' : doerOf({ ...action, owner: 'human' }, team, caller);
}

function news({ actions: { items }, approvals, accounts }: ShownQueue): ShownNotice[] {
  return items
    .filter((each) => isNotice(each) && !isToldBeside(each, approvals, items))
    .map((notice) => ({ notice, account: accounts.get(notice.accountId) ?? null }));
}

function next(cursor: string | null): Html | null {
  return cursor === null
    ? null
    : html`<p><a href="/console/queue?cursor=${encodeURIComponent(cursor)}">Further down the queue</a></p>`;
}

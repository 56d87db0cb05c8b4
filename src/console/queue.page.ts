import { type ActionPage } from '../actions/action.view';
import { type ApprovalPage } from '../actions/approval.view';
import { deciderOf } from '../actions/approval.rules';
import { type DayView } from '../actions/day/day.view';
import { actionLink, approvalLink, titleOf } from './links';
import { html, type Html } from './html';
import { accountLink, dateOf, standOf, tableOf, words, type ConsolePage } from './layout';

type Names = ReadonlyMap<string, string>;

/** The working day of whoever is signed in, first things first. */
export function dayPage({ person, date, today, minutes, planned, later }: DayView): ConsolePage {
  const rows = today.map((task) => [
    accountLink({ id: task.accountId, name: task.account }),
    task.approval === null ? actionLink(task.id, task.title) : approvalLink(task.approval, task.title),
    task.asks === 'decision' ? 'to decide' : 'to do',
    `${task.minutes} min`,
    dateOf(task.dueOn),
    task.ifNobodyActs,
  ]);
  const nothing = html`Nothing waits for you today. <a href="/console/queue">The queue</a> shows what waits for
    everybody.`;
  return {
    title: `Your day, ${dateOf(date)}`,
    place: '/console/day',
    body: html`<p class="sub">
        ${person}: ${planned} of the ${minutes} minutes that the day has for the queue are
        planned${later > 0 ? `; ${later} more wait for another day` : ''}.
      </p>
      ${tableOf(['Account', 'What', 'Asks', 'Takes', 'Due', 'If nobody acts'], rows, nothing)}`,
  };
}

/** Everything that waits for a decision or for work, with what comes first. */
export function queuePage(actions: ActionPage, approvals: ApprovalPage, names: Names): ConsolePage {
  const account = (id: string) => accountLink({ id, name: names.get(id) ?? id });
  const decisions = approvals.items.map(({ id, accountId, subject, payload, rule, expiresAt }) => [
    account(accountId),
    approvalLink(id, titleOf(subject.kind, payload)),
    words(rule),
    words(deciderOf(subject.kind)),
    dateOf(expiresAt),
  ]);
  const work = actions.items.map((action) => {
    const { id, accountId, kind, payload, assignee, dueOn, rank } = action;
    return [
      account(accountId),
      actionLink(id, titleOf(kind, payload)),
      standOf(action),
      assignee ?? 'nobody yet',
      dateOf(dueOn),
      rank === null ? 'not ranked' : rank.toLocaleString('en-US'),
    ];
  });
  return {
    title: 'Queue',
    place: '/console/queue',
    body: html`<h2>To decide</h2>
      ${tableOf(['Account', 'What', 'Why a person', 'Who decides', 'Expires'], decisions, 'No decision is open.')}
      <h2>Next best actions</h2>
      ${tableOf(['Account', 'What', 'Status', 'Who', 'Due', 'Rank'], work, 'Nothing is waiting.')}
      ${next(actions.nextCursor)}`,
  };
}

function next(cursor: string | null): Html | null {
  return cursor === null
    ? null
    : html`<p><a href="/console/queue?cursor=${encodeURIComponent(cursor)}">Further down the queue</a></p>`;
}

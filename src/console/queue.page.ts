import { type ActionPage } from '../actions/action.view';
import { type ApprovalPage } from '../actions/approval.view';
import { deciderOf } from '../actions/approval.rules';
import { actionLink, approvalLink, titleOf } from './links';
import { html, type Html } from './html';
import { accountLink, dateOf, standOf, words, type ConsolePage } from './layout';
import { tableOf } from './table';

/** With as many decimals each, so that ranks below each other compare at a glance. */
const RANK = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

type Names = ReadonlyMap<string, string>;

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
      rank === null ? 'not ranked' : RANK.format(rank),
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

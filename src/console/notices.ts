import { type ActionView } from '../actions/action.view';
import { type ApprovalView } from '../actions/approval.view';
import { causeOf, partsOf } from '../actions/cause';
import { isNotice } from '../actions/notices';
import { titleBeside, writeNumber } from '../evidence/drafting/wording';
import { type Caller } from '../platform/auth/caller';
import { doerOf, type Team } from './doer';
import { html, type Html } from './html';
import { dateOf } from './layout';
import { accountLink, actionLink, titleOf } from './links';
import { longTableOf } from './table';

type Listed = Pick<ActionView, 'accountId' | 'kind' | 'cause'>;

/** Whether what a notice tells of stands in the same list anyway: its decision, its question or its escalation. */
export function isToldBeside(notice: Listed, approvals: readonly ApprovalView[], actions: readonly Listed[]): boolean {
  if (!isNotice(notice)) return false;
  const { accountId } = notice;
  const { family, what } = partsOf(notice.cause);
  if (family === 'alert' && what === 'hard_red')
    return approvals.some((open) => open.accountId === accountId && open.subject.kind === 'escalate');
  if (family !== 'reminder' && family !== 'escalation') return false;
  if (approvals.some(({ id }) => id === what)) return true;
  const question = causeOf.question(what);
  return family === 'reminder' && actions.some((other) => other.accountId === accountId && other.cause === question);
}

export interface ShownNotice {
  notice: Pick<ActionView, 'id' | 'accountId' | 'kind' | 'payload' | 'owner' | 'assignee' | 'createdAt'>;
  account: (Team & { name: string }) | null;
}

const NOTICES_IN_SIGHT = 3;

/** What somebody is only to know of. Where Slack is connected they are told there, and nothing is left here. */
export function noticesTable(notices: ShownNotice[], caller: Caller): Html | null {
  if (notices.length === 0) return null;
  const rows = notices.map(({ notice, account }) => {
    const { id, accountId, kind, payload, createdAt } = notice;
    return [
      accountLink({ id: accountId, name: account?.name ?? accountId }),
      actionLink(id, titleBeside(account?.name ?? '', titleOf(kind, payload))),
      doerOf(notice, account, caller),
      dateOf(createdAt),
    ];
  });
  return html`<h2>To know</h2>
    ${longTableOf(['Account', 'What', 'For', 'Since'], rows, '', 2, {
      inSight: NOTICES_IN_SIGHT,
      further: `${writeNumber(rows.length - NOTICES_IN_SIGHT)} more to know`,
      look: 'notices',
    })}`;
}

import { type ActionView } from '../actions/action.view';
import { type ApprovalView } from '../actions/approval.view';
import { causeOf, partsOf } from '../actions/cause';
import { isNotice } from '../actions/notices';
import { counted, titleBeside, writeNumber } from '../evidence/drafting/wording';
import { type Caller } from '../platform/auth/caller';
import { groupBy } from '../platform/lists';
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

/**
 * What somebody is only to know of, each piece of news once with the accounts it is about. Where Slack is connected they
 * are told there, and nothing is left here.
 */
export function noticesTable(notices: ShownNotice[], caller: Caller): Html | null {
  if (notices.length === 0) return null;
  const toWhom = ({ notice, account }: ShownNotice) => doerOf(notice, account, caller);
  const groups = [...groupBy(notices, (shown) => `${newsOf(shown)}\n${toWhom(shown)}`).values()];
  const rows = groups.map((alike) => rowOf(alike, caller));
  const further = groups.slice(NOTICES_IN_SIGHT).reduce((sum, { length }) => sum + length, 0);
  return html`<h2>To know</h2>
    ${longTableOf(['Account', 'What', 'For', 'Since'], rows, '', 2, {
      inSight: NOTICES_IN_SIGHT,
      further: `${writeNumber(further)} more to know`,
      look: 'notices',
    })}`;
}

function rowOf(alike: ShownNotice[], caller: Caller): (Html | string)[] {
  const [first] = alike;
  if (first === undefined) return [];
  const { notice, account } = first;
  const since = alike.map(({ notice: { createdAt } }) => createdAt).reduce((one, other) => (one < other ? one : other));
  const [who, what] =
    alike.length === 1
      ? [accountLink({ id: notice.accountId, name: nameOf(first) }), actionLink(notice.id, newsOf(first))]
      : [
          counted(new Set(alike.map((each) => each.notice.accountId)).size, 'account'),
          html`${newsOf(first)}: ${listed(alike)}`,
        ];
  return [who, what, doerOf(notice, account, caller), dateOf(since)];
}

/** Each name leads to what is to be read of that account. */
function listed(alike: ShownNotice[]): Html {
  const byName = alike.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)));
  return html`${byName.map((shown, at) => html`${at === 0 ? '' : ', '}${actionLink(shown.notice.id, nameOf(shown))}`)}`;
}

function newsOf(shown: ShownNotice): string {
  return titleBeside(nameOf(shown), titleOf(shown.notice.kind, shown.notice.payload));
}

function nameOf({ notice, account }: ShownNotice): string {
  return account?.name ?? notice.accountId;
}

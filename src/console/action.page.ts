import { mayActAs, type Caller } from '../platform/auth/caller';
import { type ShownAction } from './action.overview';
import { html, type Html } from './html';
import { accountLink, dateOf, listOfFacts, spelled, standOf, words, type ConsolePage } from './layout';
import { detailsBelow } from './details';
import { approvalLink, titleOf } from './links';
import { TIER } from './policy/policy.words';

/** What is to be done, why, what shows that it was done, and the form with which a person ends what is theirs. */
export function actionPage({ action, account, approval }: ShownAction, caller: Caller): ConsolePage {
  const { kind, payload, text, status, owner, rule, tier, assignee, dueOn, expectedEvidence, ifNobodyActs } = action;
  const isTheirs = (status === 'executing' || status === 'unknown_outcome') && owner !== 'agent';
  return {
    title: titleOf(kind, payload),
    place: '/console/queue',
    body: html`${listOfFacts([
        ['Account', accountLink({ id: action.accountId, name: account })],
        ['Kind', words(kind)],
        ['Status', standOf(action)],
        ['Decide it', approval === null ? null : approvalLink(approval, 'Open the approval')],
        ['Done by', owner === 'both' ? 'the agent and a person' : owner === 'agent' ? 'the agent' : 'a person'],
        ['Answers for it', assignee ?? 'nobody yet'],
        ['Due', dateOf(dueOn)],
        ['By the policy', rule === null ? null : `${TIER[tier]}, rule “${spelled(rule)}”`],
        ['Shown to be done by', expectedEvidence],
        ['If nobody acts', ifNobodyActs],
      ])}
      <h2>What is to be done</h2>
      <pre>${text}</pre>
      ${detailsBelow('Why', action.trigger)}
      ${action.evidence === null ? null : detailsBelow('What became of it', action.evidence)}
      ${isTheirs && mayActAs(caller, 'csm') ? form(action.id) : null}`,
  };
}

function form(id: string): Html {
  return html`<h2>Say how it ended</h2>
    <form class="stack" method="post" action="/console/actions/${encodeURIComponent(id)}/end">
      <label for="status">It</label
      ><select id="status" name="status">
        <option value="done">is done</option>
        <option value="failed">cannot be done</option>
      </select>
      <label for="evidence">What shows it, or why not</label
      ><textarea id="evidence" name="evidence" rows="3" required></textarea> <button>Save</button>
    </form>`;
}

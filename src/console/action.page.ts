import { z } from 'zod';
import { writeShare } from '../evidence/drafting/wording';
import { isNotice } from '../actions/notices';
import { mayActAs, type Caller } from '../platform/auth/caller';
import { type ShownAction } from './action.overview';
import { html, type Html } from './html';
import { dateOf, kindOf, listOfFacts, spelled, standOf, type ConsolePage } from './layout';
import { detailsBelow } from './details';
import { doerOf } from './doer';
import { accountLink, approvalLink, titleOf } from './links';
import { answering } from './answers/question.forms';
import { questionOf } from './answers/question';
import { TIER } from './policy/policy.words';

/** What is to be done, why, what shows that it was done, and the form with which a person ends what is theirs. */
export function actionPage(
  { action, account, team, wait, proofs, currency, approval }: ShownAction,
  caller: Caller,
): ConsolePage {
  const { kind, payload, text, status, owner, rule, tier, assignee, dueOn, expectedEvidence, ifNobodyActs } = action;
  const isTheirs = (status === 'executing' || status === 'unknown_outcome') && owner !== 'agent';
  return {
    title: titleOf(kind, payload),
    place: '/console/queue',
    body: html`${listOfFacts([
        ['Account', accountLink({ id: action.accountId, name: account })],
        ['Kind', kindOf(kind)],
        ['Status', standOf(action)],
        ['Decide it', approval === null ? null : approvalLink(approval, 'Open the approval')],
        [isNotice(action) ? 'For' : 'Done by', doerOf(action, team, caller)],
        ['Answers for it', owner === 'agent' ? (assignee ?? 'nobody yet') : null],
        ['Due', dateOf(dueOn)],
        ['By the policy', rule === null ? null : `${TIER[tier]}, rule “${spelled(rule)}”`],
        ['Shown to be done by', expectedEvidence],
        ['If nobody acts', ifNobodyActs],
      ])}
      <h2>${isNotice(action) ? 'What there is to know' : 'What is to be done'}</h2>
      <pre>${text}</pre>
      ${detailsBelow('Why', action.trigger, currency)}
      ${action.rank === null ? null : detailsBelow('Its place in the queue', placeOf(action), currency)}
      ${action.evidence === null ? null : detailsBelow('What became of it', action.evidence)}
      ${isTheirs && mayActAs(caller, 'csm') ? ending(action, wait, proofs) : null}`,
  };
}

const Factors = z.object({
  exposure: z.number().nullable().catch(null),
  exposureKind: z.string().nullable().catch(null),
  urgency: z.number().nullable().catch(null),
  effect: z.number().nullable().catch(null),
});

/** What its rank is made of, in the words of the sentence above the queue. */
function placeOf({ factors }: ShownAction['action']): object {
  const { exposure, exposureKind, urgency, effect } = Factors.parse(factors);
  return {
    [exposureKind === 'arr_at_risk' ? 'revenueAtRisk' : 'revenueToBeWon']: exposure,
    nearnessOfTheRenewal: urgency === null ? null : `${writeShare(urgency)}, where 100 % is a renewal within 30 days`,
    whatItUsuallyAchieves: effect === null ? null : `${writeShare(effect)} of that revenue`,
  };
}

/** What an account waits for as a fact is answered by the fact; saying that it is done would only end the asking. */
function ending(action: ShownAction['action'], wait: ShownAction['wait'], proofs: ShownAction['proofs']): Html {
  if (isNotice(action)) return reading(action.id);
  const question = questionOf(action);
  const answers = question === null ? null : answering(question, action, wait, proofs);
  if (answers === null)
    return html`<h2>Say how it ended</h2>
      ${endForm(action.id)}`;
  return html`<h2>Answer it</h2>
    ${answers}
    <details>
      <summary>Stop asking, without an answer</summary>
      ${endForm(action.id, 'failed')}
    </details>`;
}

/** What somebody only has to know is done with once they know it. */
function reading(id: string): Html {
  return html`<form method="post" action="/console/actions/${encodeURIComponent(id)}/end">
    <input type="hidden" name="status" value="done" />
    <input type="hidden" name="evidence" value="read in the console" />
    <button>I have read it</button>
  </form>`;
}

function endForm(id: string, status: 'failed' | null = null): Html {
  return html`<form class="stack" method="post" action="/console/actions/${encodeURIComponent(id)}/end">
    ${
      status === null
        ? html`<label for="status">How it ended</label
            ><select id="status" name="status">
              <option value="done">It is done</option>
              <option value="failed">It cannot be done</option>
            </select>`
        : html`<input type="hidden" name="status" value="${status}" />
            <p>The account goes on waiting, and asks again.</p>`
    }
    <label for="evidence">${status === null ? 'What shows it, or why not' : 'Why there is no answer'}</label
    ><textarea id="evidence" name="evidence" rows="3" required></textarea> <button>Save</button>
  </form>`;
}

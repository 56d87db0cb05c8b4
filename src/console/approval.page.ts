import { isSame } from '../actions/approval.rules';
import { notBorneOutInWords } from '../actions/edited.grounds';
import { changesInWords } from '../actions/edited.words';
import { refusalInWords } from '../actions/refusal.words';
import { type Caller } from '../platform/auth/caller';
import { deciding } from './approval.forms';
import { type OpenDecision } from './approval.overview';
import { html, rendered, type Html } from './html';
import { bandOf, dateOf, kindOf, listOfFacts, moneyOf, standOf, words, type ConsolePage } from './layout';
import { tableOf } from './table';
import { detailsBelow } from './details';
import { expiryOf } from './times';
import { accountLink, actionLink, titleOf } from './links';

/** What is to be decided in full, why it is asked, what was said so far, and the forms to decide it. */
export function approvalPage(decision: OpenDecision, caller: Caller): ConsolePage {
  const { approval, said, document, text, action, nameOf } = decision;
  const title = titleOf(approval.subject.kind, approval.payload);
  return {
    title,
    place: '/console/queue',
    body: html`${facts(decision)}
      ${approval.findings.map(({ kind, what }) => html`<p class="notice">${words(kind)}: ${what}</p>`)}
      ${groundless(decision)}
      <h2>${kindOf(approval.subject.kind)}</h2>
      ${document === null ? html`<pre>${text}</pre>` : html`<div class="draft">${rendered(document)}</div>`}
      ${action === null ? null : html`<p><b>If nobody acts:</b> ${action.ifNobodyActs}</p>`}
      ${action === null ? null : detailsBelow('What it rests on', action.trigger, decision.account.currency)}
      <h2>Said so far</h2>
      ${tableOf(
        ['Who', 'What', 'In words', 'When'],
        said.map((each) => [nameOf(each.by), words(each.verb), reasonOf(each), dateOf(each.at)]),
        'Nothing yet.',
      )}
      ${approval.status === 'open' ? html`<div id="decide">${deciding(decision, caller)}</div>` : null}`,
  };
}

/** A person may know what no record holds; whoever decides is to know that nothing of ours says it. */
function groundless({ notBorneOut }: OpenDecision): Html | null {
  if (notBorneOut.length === 0) return null;
  return html`<p class="notice">
    ${notBorneOutInWords(notBorneOut)}. An edit brought it in; whoever allows it vouches for it.
  </p>`;
}

/** Any address but the customer’s is taken, for whoever signs in with a token has no key; a mistyped one would wait for nobody. */
function holder({ assignedTo, deciders, nameOf }: OpenDecision): string | null {
  if (assignedTo === null) return null;
  const name = nameOf(assignedTo);
  const isKnown = name !== assignedTo || deciders.some((email) => isSame(email, assignedTo));
  return isKnown ? name : `${name}, no colleague known here: check the address`;
}

/** A draft is followed by all its evidence, and on a phone its end is fifteen screens away. */
const toDecision = html`Open: <a href="#decide">to the decision</a>`;

function facts(decision: OpenDecision): Html {
  const { approval, action, account, needs, approvers, snoozedUntil, now, nameOf } = decision;
  const { riskValue, riskBand, arr, currency, renewalDate } = account;
  return listOfFacts([
    ['Account', accountLink(account)],
    ['Status', approval.status === 'open' ? toDecision : words(approval.status)],
    ['The action', action === null ? null : html`${actionLink(action.id, standOf(action).toLowerCase())}`],
    ['Asked because', words(approval.rule)],
    ['Written by', nameOf(approval.author)],
    ['Approvals', needs > 1 ? [`${approvers.length} of ${needs}`, ...approvers.map(nameOf)].join(', ') : null],
    ['Handed to', holder(decision)],
    ['Reminders keep quiet until', dateOf(snoozedUntil)],
    ['Expires', approval.status === 'open' ? expiryOf(approval.expiresAt, now) : null],
    ['Risk', bandOf({ value: riskValue, band: riskBand ?? '' })],
    ['Revenue a year', moneyOf(arr, currency)],
    ['Renewal', dateOf(renewalDate) || 'not known'],
  ]);
}

/** To whom it went, until when it sleeps or what an edit changed; of the others, why or what was said. */
function reasonOf({ verb, reason, changes = [] }: OpenDecision['said'][number]): string {
  if (verb === 'edit') return changesInWords(changes);
  if (reason === null) return '';
  if (verb === 'snooze') return `until ${dateOf(reason)}`;
  if (verb === 'reject') return refusalInWords(reason);
  return verb === 'delegate' ? `to ${reason}` : reason;
}

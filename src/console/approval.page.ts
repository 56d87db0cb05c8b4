import { type Caller, mayActAs, nameOf } from '../platform/auth/caller';
import { type OpenDecision } from './approval.overview';
import { html, rendered, type Html } from './html';
import { accountLink, bandOf, dateOf, listOfFacts, moneyOf, tableOf, words, type ConsolePage } from './layout';
import { detailsOf } from './details';
import { titleOf } from './links';

/** Reasons that the next draft understands. */
const REASONS = ['wrong_facts', 'wrong_tone', 'wrong_time', 'too_risky', 'not_needed', 'other'];

/** What is to be decided in full, why it is asked, what was said so far, and the forms to decide it. */
export function approvalPage(decision: OpenDecision, caller: Caller): ConsolePage {
  const { approval, document, text, action } = decision;
  const title = titleOf(approval.subject.kind, approval.payload);
  return {
    title,
    place: '/console/queue',
    body: html`${facts(decision)}
      ${approval.findings.map(({ kind, what }) => html`<p class="notice">${words(kind)}: ${what}</p>`)}
      <h2>${words(approval.subject.kind)}</h2>
      ${document === null ? html`<pre>${text}</pre>` : html`<div class="draft">${rendered(document)}</div>`}
      ${action === null ? null : html`<p><b>If nobody acts:</b> ${action.ifNobodyActs}</p>`}
      ${
        action === null
          ? null
          : html`<h2>What it rests on</h2>
              ${detailsOf(action.trigger)}`
      }
      <h2>Said so far</h2>
      ${tableOf(
        ['Who', 'What', 'Reason', 'When'],
        approval.decisions.map(({ by, verb, reason, at }) => [by, words(verb), reason ?? '', dateOf(at)]),
        'Nothing yet.',
      )}
      ${approval.status === 'open' && mayActAs(caller, 'csm') ? forms(decision, nameOf(caller)) : null} `,
  };
}

function facts({ approval, account, needs, approvers, assignedTo }: OpenDecision): Html {
  const { riskValue, riskBand, arr, currency, renewalDate } = account;
  return listOfFacts([
    ['Account', accountLink(account)],
    ['Status', words(approval.status)],
    ['Asked because', words(approval.rule)],
    ['Written by', approval.author],
    ['Approvals', needs > 1 ? [`${approvers.length} of ${needs}`, ...approvers].join(', ') : null],
    ['Asked', assignedTo],
    ['Expires', dateOf(approval.expiresAt)],
    ['Risk', bandOf({ value: riskValue, band: riskBand ?? '' })],
    ['Revenue a year', moneyOf(arr, currency)],
    ['Renewal', dateOf(renewalDate) || 'not known'],
  ]);
}

function forms({ approval, document, notTheirs }: OpenDecision, person: string): Html {
  const to = (verb: string) => `/console/approvals/${encodeURIComponent(approval.id)}/${verb}`;
  const shown = html`<input type="hidden" name="digest" value="${approval.digest}" />`;
  return html`<h2>Decide</h2>
    ${
      notTheirs === null
        ? html`<form class="stack" method="post" action="${to('approve')}">
            ${shown}
            <p>You allow exactly what stands above.</p>
            <button>Approve</button>
          </form>`
        : html`<p class="notice">${person} cannot approve this: ${notTheirs}. It waits for somebody else.</p>`
    }
    <details>
      <summary>Change it</summary>
      <form class="stack" method="post" action="${to('edit')}">
        ${shown} ${document === null ? wordsToEdit(approval.payload) : documentToEdit(approval.payload)}
        <p class="sub">The policy judges it again, and somebody else approves it.</p>
        <button>Save the change</button>
      </form>
    </details>
    <details>
      <summary>Refuse it</summary>
      <form class="stack" method="post" action="${to('reject')}">
        <label for="reason">Reason</label
        ><select id="reason" name="reason" required>
          <option value="">Choose one</option>
          ${REASONS.map((code) => html`<option value="${code}">${words(code)}</option>`)}
        </select>
        <label for="better">What the next draft should do better</label
        ><textarea id="better" name="text" rows="3"></textarea> <button class="refuse">Refuse</button>
      </form>
    </details>
    <details>
      <summary>Say something without deciding</summary>
      <form class="stack" method="post" action="${to('respond')}">
        <label for="said">Text</label><textarea id="said" name="text" rows="3" required></textarea
        ><button>Say it</button>
      </form>
    </details>`;
}

function wordsToEdit(payload: object): Html {
  const text = 'text' in payload && typeof payload.text === 'string' ? payload.text : '';
  return html`<label for="title">Title</label><input id="title" name="title" value="${titleOf('', payload)}" required />
    <label for="text">Text</label><textarea id="text" name="text" rows="8">${text}</textarea>`;
}

function documentToEdit(payload: object): Html {
  return html`<label for="payload">The document as JSON</label>
    <textarea id="payload" name="payload" rows="16" spellcheck="false" required>
${JSON.stringify(payload, null, 2)}</textarea>`;
}

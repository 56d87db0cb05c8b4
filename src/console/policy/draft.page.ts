import { counted, writeMoney, writeNumber } from '../../evidence/drafting/wording';
import { type FieldProblem } from '../../platform/problems/problem';
import { type ArrTouched } from '../../policy/what-if';
import { html, type Html } from '../html';
import { convertedOf, listOfFacts, type ConsolePage } from '../layout';
import { differenceList } from './policy.difference';
import { type FaultyDraft, type JudgedDraft } from './policy.drafts';
import { actionsTable, documentsTable, movesTable } from './what-if.tables';

/** Where a draft is written, with what is wrong with it. */
export function newDraftPage(draft: FaultyDraft): ConsolePage {
  return {
    title: 'Try out a policy',
    place: '/console/policy',
    body: html`<p class="sub">Nothing is switched on here: you see first what the draft would change.</p>
      ${draft.faults.length === 0 ? null : faultsOf(draft.faults)} ${form(draft)}`,
  };
}

function faultsOf(faults: FieldProblem[]): Html {
  return html`<div class="notice" role="alert" id="faults">
    <p>This is not a policy yet. What you wrote is kept below.</p>
    <ul>
      ${faults.map(({ field, detail }) => html`<li><b>${field}</b>: ${detail}</li>`)}
    </ul>
  </div>`;
}

function form({ document, faults }: FaultyDraft): Html {
  const state = faults.length > 0 ? html`aria-invalid="true" aria-describedby="faults"` : null;
  return html`<form class="stack wide" method="post" action="/console/policy/drafts">
    <label for="document">The policy in YAML</label>
    <textarea
      id="document"
      name="document"
      rows="28"
      spellcheck="false"
      class="source"
      required
      maxlength="200000"
      ${state}
    >
${document}</textarea>
    <button>Show what it would change</button>
  </form>`;
}

/** What a draft would change, and the form that switches on exactly this draft. */
export function draftPage(draft: JudgedDraft): ConsolePage {
  const { document, replaced, difference, triedOut } = draft;
  return {
    title: 'What this policy would change',
    place: '/console/policy',
    body: html`${summary(draft)}
      <h2>What it says otherwise than policy ${replaced.version}</h2>
      ${differenceList(difference)}
      ${
        difference.changes.some((change) => change.kind === 'setting' && change.path[0] === 'scoring')
          ? html`<p class="notice">
              It changes numbers of the scores, too. What follows is judged with the scores as they are now; they move
              with the next rescoring.
            </p>`
          : null
      }
      <h2>What would be decided otherwise</h2>
      ${movesTable(draft)}
      <h2>Open actions</h2>
      ${actionsTable(draft)}
      <h2>Documents, were an account to need one</h2>
      ${documentsTable(triedOut.changes, triedOut.arrTouched.currency)}
      ${document === replaced.document ? null : switchOn(draft)}
      <h2>Change it further</h2>
      <details>
        <summary>The draft in YAML</summary>
        ${form({ document, faults: [] })}
      </details>`,
  };
}

function summary({ document, replaced, triedOut }: JudgedDraft): Html {
  const { cases, changes, arrTouched, reviewerHours } = triedOut;
  const accounts = new Set(changes.map(({ accountId }) => accountId)).size;
  if (document === replaced.document)
    return html`<p class="summary">This is policy ${replaced.version}, which is in force, word for word.</p>`;
  return html`<p class="summary">
      ${
        changes.length === 0
          ? `Each of the ${writeNumber(cases)} actions and documents would be decided as it is now.`
          : `Of ${counted(cases, 'action and document', 'actions and documents')}, ${writeNumber(changes.length)} at ${counted(accounts, 'account')} would be decided otherwise.`
      }
    </p>
    ${listOfFacts([
      ['Revenue touched', changes.length === 0 ? null : touched(arrTouched)],
      ['In their own currencies', ownAmounts(arrTouched)],
      [
        'Hours of review',
        `${writeNumber(reviewerHours.before)} → ${writeNumber(reviewerHours.after)}, were each to come up once`,
      ],
    ])}`;
}

function touched({ inBase, currency, unknown }: ArrTouched): string {
  const besides = unknown === 0 ? '' : `, and ${counted(unknown, 'account')} whose amount is not known`;
  return `${convertedOf(inBase, currency)} a year${besides}`;
}

function ownAmounts({ byCurrency, currency }: ArrTouched): string | null {
  const amounts = Object.entries(byCurrency);
  if (amounts.every(([own]) => own === currency)) return null;
  return amounts.map(([own, amount]) => writeMoney(amount, own)).join(', ');
}

function switchOn({ triedOut: { digest, replaces } }: JudgedDraft): Html {
  return html`<h2>Switch it on</h2>
    <form class="stack" method="post" action="/console/policy/drafts/${encodeURIComponent(digest)}/switch-on">
      <input type="hidden" name="replaces" value="${replaces}" />
      <p>
        Exactly this draft takes the place of policy ${replaces} at once. Open approvals of what it lets run or forbids
        are taken back and judged anew; the others stay open until as many people as it asks for have approved them;
        where they have already, they are approved at once.
      </p>
      <label class="check" for="seen"
        ><input id="seen" type="checkbox" required /> I have looked at what it would change</label
      >
      <button>Switch on this policy</button>
    </form>`;
}

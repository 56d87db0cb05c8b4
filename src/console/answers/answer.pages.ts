import { type AccountView } from '../../accounts/account.view';
import { type PromiseView } from '../../accounts/understood-facts.view';
import { withReadableDates } from '../../artifacts/render/reader';
import { type Anchor, type AnchorKey } from '../../evidence/evidence.types';
import { mayActAs, type Caller } from '../../platform/auth/caller';
import { anchorInWords, saidOf, statusOf } from '../account.facts';
import { sourceOf, type Sources } from '../sources';
import { html, type Html } from '../html';
import { dateOf, listOfFacts, words, type ConsolePage } from '../layout';
import { accountLink, within } from '../links';
import { FIELDS, believed } from './anchor.fields';
import { choiceOf, fieldOf } from './form.fields';
import { settling } from './question.forms';

type Named = Pick<AccountView, 'id' | 'name'>;

/** Fields of the contract have these too, and a stated anchor fills only those that are empty. */
const OF_CONTRACT: AnchorKey[] = ['contractTerm', 'arr', 'seats'];

interface ShownAnchor {
  anchor: Anchor;
  /** When a person last stated it; null where nobody did. */
  statedAt: Date | null;
}

/** One anchor with its sources, and the form by which a person states it. */
export function anchorPage(
  account: Named,
  { anchor, statedAt }: ShownAnchor,
  sources: Sources,
  caller: Caller,
): ConsolePage {
  const { key } = anchor;
  const known = believed(anchor);
  return pageOf(
    `${anchorInWords(key)} of ${account.name}`,
    account,
    html`<p>${statusOf(anchor)}</p>
      ${saidOf(anchor, sources)}
      ${formFor(
        caller,
        html`<form class="stack" method="post" action="${within(account.id, `anchors/${key}`)}">
          <input type="hidden" name="replaces" value="${statedAt?.toISOString() ?? ''}" />
          ${FIELDS[key].map((field) => fieldOf(field, known[field.name]))}
          <p class="sub">
            It counts as concrete from now on, and your name stands beside it as its source.
            ${OF_CONTRACT.includes(key) ? 'A contract that says otherwise keeps its value: correct that in the system it comes from.' : null}
          </p>
          <button>State it</button>
        </form>`,
      )}`,
  );
}

/** A promise with the places it comes from, and the form that settles it. */
export function promisePage(account: Named, promise: PromiseView, sources: Sources, caller: Caller): ConsolePage {
  const { id, status, dueOn, settled, evidence } = promise;
  return pageOf(
    `Promised to ${account.name}`,
    account,
    html`<p>${withReadableDates(promise.promise)}</p>
      ${evidence.map((source) => sourceOf(source, sources))}
      ${listOfFacts([
        ['Status', words(status)],
        ['Due', dateOf(dueOn) || 'no date'],
        ['Said by', settled === null ? null : `${settled.by}, ${dateOf(settled.at)}`],
        ['Note', settled?.note ?? null],
      ])}
      ${formFor(caller, settling(account.id, id, settled?.at))}`,
  );
}

const KINDS = ['email', 'crm_note', 'call_transcript', 'order_form', 'slack_thread', 'ticket'] as const;

/** A document is pasted in as it is; what follows from it, the agent reads. */
export function documentForm(account: Named, caller: Caller): ConsolePage {
  return pageOf(
    `Add a document to ${account.name}`,
    account,
    formFor(
      caller,
      html`<form class="stack" method="post" action="${within(account.id, 'add-document')}">
        ${choiceOf(
          'kind',
          'Kind',
          KINDS.map((kind) => [kind, words(kind)] as const),
        )}
        ${fieldOf({ name: 'date', label: 'Its date', type: 'date' })}
        ${fieldOf({ name: 'author', label: 'Who wrote it', type: 'text', isOptional: true })}
        <label for="text">Text</label><textarea id="text" name="text" rows="12" required></textarea>
        <p class="sub">The agent reads it at once, and looks again for what is missing.</p>
        <button>Add it</button>
      </form>`,
    ) ?? html`<p>Adding documents needs the role CSM.</p>`,
  );
}

function formFor(caller: Caller, form: Html): Html | null {
  return mayActAs(caller, 'csm') ? form : null;
}

function pageOf(title: string, account: Named, body: Html): ConsolePage {
  return {
    title,
    place: '/console/accounts',
    body: html`<p>Account ${accountLink(account)}</p>
      ${body}`,
  };
}

import { type ActionView } from '../../actions/action.view';
import { anchorInWords } from '../account.facts';
import { html, type Html } from '../html';
import { within } from '../links';
import { answersTo, type Proof, type Wait } from './account.answers';
import { choiceOf } from './form.fields';
import { type Question } from './question';

const SETTLED = [
  ['met', 'it is met'],
  ['renegotiated', 'something else was agreed'],
  ['withdrawn', 'it is withdrawn, and the customer knows'],
] as const;

/** The forms that answer what an action asks; null where none does. */
export function answering(
  question: Question,
  { accountId }: Pick<ActionView, 'accountId'>,
  wait: Wait,
  proofs: Proof[],
): Html | null {
  switch (question.about) {
    case 'promise':
      return settling(accountId, question.promise);
    case 'anchors':
      return html`<ul>
        ${question.missing.map((key) => html`<li>${statingLink(accountId, key)}</li>`)}
        <li><a href="${within(accountId, 'add-document')}">Add a document that says it</a></li>
      </ul>`;
    case 'account':
      return answersTo(question.what, accountId, wait, proofs);
  }
}

/** `replaces` is the instant of the word that stands, where one does. */
export function settling(account: string, promise: string, replaces: string | null = null): Html {
  return html`<form class="stack" method="post" action="${within(account, `promises/${encodeURIComponent(promise)}`)}">
    ${replaces === null ? null : html`<input type="hidden" name="replaces" value="${replaces}" />`}
    ${choiceOf('status', 'What became of it', SETTLED)} <label for="note">How, or what was agreed instead</label
    ><textarea id="note" name="note" rows="3"></textarea> <button>Save</button>
  </form>`;
}

/** Where a person says what an anchor is. */
export function statingLink(account: string, key: Parameters<typeof anchorInWords>[0]): Html {
  return html`<a href="${within(account, `anchors/${key}`)}">State the ${anchorInWords(key).toLowerCase()}</a>`;
}

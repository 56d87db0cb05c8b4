import { isActionKind } from '../../actions/action.catalogue';
import { reachesNobody, type Reachable } from '../../actions/addressees';
import { mayActAs, type Caller } from '../../platform/auth/caller';
import { html, type Html } from '../html';
import { listOfFacts } from '../layout';
import { nameOf, typedFor, type Shown, type Typed } from './edited.payload';
import { choosing, chosenInWords, isAddressed, RECEIVERS } from './recipients';
import { partsOf, type Part, type Text } from './texts';

/** An approval under whose words others may be put. */
export interface Editable extends Shown {
  id: string;
  /** Whom of the customer a message can go to. */
  reachable: readonly Reachable[];
}

/** The texts of what is to be decided, each in a field of its own; a supervisor changes a document as a whole, too. */
export function editing(approval: Editable, caller: Caller): Html {
  const isDocument = !isActionKind(approval.subject.kind);
  const isToNobody = reachesNobody({ kind: approval.subject.kind, payload: approval.payload });
  return html`<details ${isToNobody ? html`open` : null}>
    <summary>${isAddressed(approval) ? 'Change the words or who receives it' : 'Change the words'}</summary>
    ${wordsForm(approval)}
    ${
      isDocument && mayActAs(caller, 'supervisor')
        ? html`<details>
            <summary>Change owners, days and the rest, as JSON</summary>
            ${wholeForm(approval, JSON.stringify(approval.payload, null, 2))}
          </details>`
        : null
    }
  </details>`;
}

/** What was typed into a form that is refused: in the form again, or beside it where it was made for other words. */
export function typedAgain(approval: Editable, typed: Typed): Html {
  const { subject, payload, digest } = approval;
  const changed = partsOf(subject.kind, payload).flatMap((part) =>
    part.texts
      .map((text) => ({ path: text.path, name: nameOf(part, text), said: typedFor(text, typed), was: text.text }))
      .filter(({ said, was }) => said !== was),
  );
  const receivers = chosenInWords(typed);
  if (typed.digest !== digest)
    return typedBefore(
      typed.payload === undefined
        ? [...changed, ...(receivers === null ? [] : [{ name: RECEIVERS, said: receivers }])]
        : [{ name: 'The document as JSON', said: typed.payload }],
    );
  if (typed.payload !== undefined) return wholeForm(approval, typed.payload);
  const form = wordsForm(approval, typed);
  if (changed.length === 0) return form;
  return html`<p>Nothing is saved. What you wrote is kept below, to be changed and sent again:</p>
    <ul>
      ${changed.map(({ path, name }) => html`<li><a href="#${path}">${name}</a></li>`)}
    </ul>
    ${form}`;
}

function typedBefore(texts: { name: string; said: string }[]): Html {
  return html`<h2>What you had written</h2>
    ${listOfFacts(
      texts.map(({ name, said }) => [name, html`<textarea aria-label="${name}" rows="4" readonly>${said}</textarea>`]),
    )}`;
}

function wordsForm(approval: Editable, typed?: Typed): Html {
  const hint = html`<p class="sub">
    A statement, line, question or gap that you leave empty is taken out. Owners, days, figures and evidence stay as
    they are.
  </p>`;
  const parts = partsOf(approval.subject.kind, approval.payload);
  return formOf(
    approval,
    html`${isActionKind(approval.subject.kind) ? null : hint}
    ${isAddressed(approval) ? choosing(approval, approval.reachable, typed) : null}
    ${parts.map((part) => partOf(part, typed))}`,
  );
}

function wholeForm(approval: Editable, json: string): Html {
  return formOf(
    approval,
    html`<label for="payload">The document as JSON</label>
      <textarea id="payload" name="payload" rows="16" spellcheck="false" class="source" required>${json}</textarea>`,
  );
}

function formOf({ id, digest }: Editable, fields: Html): Html {
  return html`<form class="stack words" method="post" action="/console/approvals/${encodeURIComponent(id)}/edit">
    <input type="hidden" name="digest" value="${digest}" />
    ${fields}
    <p class="sub">The policy judges it again, and somebody else approves it.</p>
    <button>Save the change</button>
  </form>`;
}

function partOf({ heading, texts }: Part, typed?: Typed): Html {
  const fields = texts.map((text) => fieldOf(text, typed === undefined ? text.text : typedFor(text, typed)));
  if (heading === '') return html`${fields}`;
  return html`<fieldset>
    <legend>${heading}</legend>
    ${fields}
  </fieldset>`;
}

/** A browser drops the first line break of a field, which is then none of the text. */
const FIRST_BREAK = '\n';
/** About how many letters stand in a line of the form on a desk. */
const LINE = 80;

function fieldOf({ path, label, text, entry, isOptional = false }: Text, said: string): Html {
  const required = entry === undefined && !isOptional ? html`required` : null;
  const name = html`<label for="${path}">${label}</label>`;
  if (isTitle(path) && !text.includes('\n'))
    return html`${name} <input id="${path}" name="${path}" value="${said}" ${required} />`;
  const rows = said.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  return html`${name}
    <textarea id="${path}" name="${path}" rows="${rows}" ${required}>${FIRST_BREAK}${said}</textarea>`;
}

function isTitle(path: string): boolean {
  return path === 'title' || path.endsWith('.title');
}

import { isActionKind } from '../actions/action.catalogue';
import { NOBODY_TO_REACH, reachesNobody } from '../actions/addressees';
import { deciderOf } from '../actions/approval.rules';
import { HOUR_MS } from '../calendar/calendar';
import { mayActAs, nameOf, type Caller } from '../platform/auth/caller';
import { REJECTION_REASONS } from '../policy/rejection.reasons';
import { type OpenDecision } from './approval.overview';
import { editing, type Editable } from './editing/edit.form';
import { html, type Html } from './html';
import { dateOf, spelled, words } from './layout';

/** The forms that whoever looks may send; what would be refused is a sentence that says who decides instead. */
export function deciding(decision: OpenDecision, caller: Caller): Html {
  const { approval, now, deciders, nameOf: calledOf } = decision;
  const decider = deciderOf(approval.subject.kind);
  if (approval.expiresAt <= now)
    return html`<p class="notice">It ran out on ${dateOf(approval.expiresAt)}; it is closed at the next look.</p>`;
  if (!mayActAs(caller, decider))
    return html`<p class="notice">
      This is for a ${spelled(decider)} to decide${named(deciders.map(calledOf))}. You may read it here.
    </p>`;
  return html`<h2>Decide</h2>
    ${approving(decision, nameOf(caller))} ${editing(editableOf(decision), caller)} ${refusing(approval)}
    ${handingOver(decision)} ${snoozing(decision)} ${responding(approval.id)}`;
}

export function editableOf({ approval, reachable }: Pick<OpenDecision, 'approval' | 'reachable'>): Editable {
  const { id, subject, payload, digest } = approval;
  return { id, subject, payload, digest, reachable };
}

/** At most so many names make a sentence. */
const NAMED = 5;
const OR = new Intl.ListFormat('en', { type: 'disjunction' });

function named(colleagues: string[]): string {
  return colleagues.length === 0 ? '' : `: ${OR.format(colleagues.slice(0, NAMED))}`;
}

function to(approval: string, verb: string): string {
  return `/console/approvals/${encodeURIComponent(approval)}/${verb}`;
}

function approving({ approval, notTheirs, deciders, nameOf: calledOf }: OpenDecision, person: string): Html {
  if (reachesNobody({ kind: approval.subject.kind, payload: approval.payload }))
    return html`<p class="notice">
      ${NOBODY_TO_REACH} Choose below who receives it; then somebody else can approve it.
    </p>`;
  if (notTheirs !== null)
    return html`<p class="notice">
      ${calledOf(person)} cannot approve this: ${notTheirs}. It waits for somebody else${named(deciders.map(calledOf))}.
    </p>`;
  return html`<form class="stack" method="post" action="${to(approval.id, 'approve')}">
    <input type="hidden" name="digest" value="${approval.digest}" />
    <p>You allow exactly what stands above.</p>
    <button>Approve</button>
  </form>`;
}

/** A document that is refused is written anew; an action is not. */
function refusing({ id, subject }: OpenDecision['approval']): Html {
  const asked = isActionKind(subject.kind) ? 'Why not, for whoever asks later' : 'What the next draft should do better';
  return html`<details>
    <summary>Refuse it</summary>
    <form class="stack" method="post" action="${to(id, 'reject')}">
      <label for="reason">Reason</label
      ><select id="reason" name="reason" required>
        <option value="">Choose one</option>
        ${REJECTION_REASONS.map((code) => html`<option value="${code}">${words(code)}</option>`)}
      </select>
      <label for="better">${asked}</label><textarea id="better" name="text" rows="3"></textarea>
      <button class="refuse">Refuse</button>
    </form>
  </details>`;
}

function handingOver({ approval, deciders, assignedTo }: OpenDecision): Html {
  return html`<details>
    <summary>Hand it to a colleague</summary>
    <form class="stack" method="post" action="${to(approval.id, 'delegate')}">
      <label for="to">E-mail of the colleague</label
      ><input
        id="to"
        name="to"
        type="email"
        list="deciders"
        maxlength="320"
        autocomplete="off"
        required
        aria-describedby="handing"
      />
      <datalist id="deciders">
        ${deciders.filter((email) => email !== assignedTo).map((email) => html`<option value="${email}"></option>`)}
      </datalist>
      <p class="sub" id="handing">
        It stands in their day, and they are reminded while there is time left. The expiry stays.
      </p>
      <button>Hand over</button>
    </form>
  </details>`;
}

const SNOOZES_HOURS = [4, 8, 24, 48];

/** Only times that lie before the expiry, so that no choice is refused. */
function snoozing({ approval, now }: OpenDecision): Html | null {
  const times = SNOOZES_HOURS.map((hours) => new Date(now.getTime() + hours * HOUR_MS)).filter(
    (until) => until < approval.expiresAt,
  );
  if (times.length === 0) return null;
  return html`<details>
    <summary>Keep reminders quiet</summary>
    <form class="stack" method="post" action="${to(approval.id, 'snooze')}">
      <label for="until">Until</label
      ><select id="until" name="until" required aria-describedby="quiet">
        ${times.map((until) => html`<option value="${until.toISOString()}">${dateOf(until)}</option>`)}
      </select>
      <p class="sub" id="quiet">
        Until then nobody is reminded and no supervisor is called. It still expires ${dateOf(approval.expiresAt)} if
        nobody decides.
      </p>
      <button>Keep quiet</button>
    </form>
  </details>`;
}

function responding(approval: string): Html {
  return html`<details>
    <summary>Say something without deciding</summary>
    <form class="stack" method="post" action="${to(approval, 'respond')}">
      <label for="said">Text</label><textarea id="said" name="text" rows="3" required></textarea><button>Say it</button>
    </form>
  </details>`;
}

import { counted } from '../../evidence/drafting/wording';
import { mayActAs, type Caller } from '../../platform/auth/caller';
import { type EffectView } from '../../worker/quarantine/quarantine.view';
import { html, type Html } from '../html';
import { dateOf, type ConsolePage } from '../layout';
import { accountLink } from '../links';
import { tableOf } from '../table';
import { type NameOf } from '../../store/colleague-names';
import { setAsidePath } from './set-aside.note';
import { failureInWords, workInWords } from './work.words';

/** Work that failed whatever was tried, by account. */
export interface SetAside {
  effects: EffectView[];
  /** The account the list is narrowed to. */
  accountId: string | undefined;
  nextCursor: string | null;
  accounts: ReadonlyMap<string, string>;
  nameOf: NameOf;
}

/** What was ticked and written in a form that was refused. */
export interface Readmitting {
  effect: readonly string[];
  reason: string;
}

export function setAsidePage(shown: SetAside, caller: Caller): ConsolePage {
  const { accountId, nextCursor } = shown;
  return {
    title: 'Set aside',
    place: '/console/queue',
    body: html`<p>
        Work that failed whatever was tried. Nothing of it is lost, and the rest of its account goes on. Once the cause
        is removed it can be sent round again, and is then still done once at most. What an account no longer wants of
        the agent leaves this list by itself.
      </p>
      ${mayActAs(caller, 'supervisor') ? readmitting(shown) : reading(shown)}
      ${nextCursor === null ? null : html`<p><a href="${setAsidePath(accountId, nextCursor)}">Further down</a></p>`}
      ${accountId === undefined ? null : html`<p><a href="${setAsidePath()}">Of all accounts</a></p>`}`,
  };
}

const COLUMNS = ['Account', 'Left undone', 'Why', 'Since'];
const NONE = 'Nothing is set aside.';
/** What the field is called in which a person says so, and in what is said of it. */
export const REASON = 'What was done about the cause';

function reading(shown: SetAside): Html {
  const rows = shown.effects.map((effect) => cells(effect, shown));
  return html`${tableOf(COLUMNS, rows, NONE)}
  ${rows.length === 0 ? null : html`<p class="sub">A supervisor sends it round again.</p>`}`;
}

/** One cause often sets much aside, so that one reason goes for all that are ticked. */
export function readmitting(shown: SetAside, typed: Readmitting = { effect: [], reason: '' }): Html {
  const { effects } = shown;
  if (effects.length === 0) return html`<p>${NONE}</p>`;
  const isTicked = (id: string) => effects.length === 1 || typed.effect.includes(id);
  const rows = effects.map((effect) => [
    ...cells(effect, shown),
    tick(effect, nameIn(shown, effect), isTicked(effect.id)),
  ]);
  return html`<form method="post" action="/console/set-aside">
    ${tableOf([...COLUMNS, 'Again'], rows, NONE)}
    <div class="narrow-text">
      <label for="reason">${REASON}</label
      ><textarea id="reason" name="reason" rows="3" required>${typed.reason}</textarea>
      <button>Send what is ticked round again</button>
    </div>
  </form>`;
}

function tick(effect: EffectView, account: string, isTicked: boolean): Html {
  return html`<label class="check"
    ><input
      type="checkbox"
      name="effect"
      value="${effect.id}"
      aria-label="Send again: ${workInWords(effect)}, ${account}"
      ${isTicked ? html`checked` : null}
    />
    Send again</label
  >`;
}

function cells(effect: EffectView, shown: SetAside): (Html | string)[] {
  const { accountId, since, readmitted } = effect;
  return [
    accountLink({ id: accountId, name: nameIn(shown, effect) }),
    workInWords(effect),
    html`${whyOf(effect)}
    ${readmitted.map(
      ({ by, at, reason }) =>
        html`<span class="sub"
          >Sent round again by ${shown.nameOf(by)} on ${dateOf(at)}: ${reason} It failed once more.</span
        >`,
    )}`,
    dateOf(since),
  ];
}

function nameIn({ accounts }: SetAside, { accountId }: EffectView): string {
  return accounts.get(accountId) ?? accountId;
}

function whyOf({ error, attempts }: EffectView): Html {
  const said = failureInWords(error);
  const tried = attempts === 1 ? 'Tried once' : `Tried ${counted(attempts, 'time')}`;
  if (said === null) return html`It failed with “${error}”. <span class="sub">${tried}.</span>`;
  return html`${said} <span class="sub">${error === null ? null : `${error}. `}${tried}.</span>`;
}

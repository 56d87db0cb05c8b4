import { Addressed, catalogue, isActionKind, type Recipient } from '../../actions/action.catalogue';
import { keyOf, otherReader, unnamed, type Reachable } from '../../actions/addressees';
import { html, type Html } from '../html';
import { words } from '../layout';
import { type Shown, type Typed } from './edited.payload';

export const RECEIVERS = 'Who receives it';
const CHOSEN = 'to';
const NAME = 'another.name';
const EMAIL = 'another.email';

/** A payload that goes to whoever it names. */
export function isAddressed({ subject }: Pick<Shown, 'subject'>): boolean {
  return isActionKind(subject.kind) && catalogue[subject.kind].reader === 'recipients';
}

export function isOfRecipients(field: string): boolean {
  return [CHOSEN, NAME, EMAIL].includes(field) || field.startsWith(`${CHOSEN}:`);
}

/** Those who are named, and whoever else of the customer can be reached, to be ticked; and a field for somebody else. */
export function choosing({ payload }: Pick<Shown, 'payload'>, reachable: readonly Reachable[], typed?: Typed): Html {
  const named = Addressed.parse(payload).recipients;
  const roles = new Map(reachable.map((one) => [keyOf(one), words(one.role).toLowerCase()]));
  const isTicked = (one: Recipient) => (typed?.[CHOSEN] === undefined ? named.includes(one) : fieldOf(one) in typed);
  return html`<fieldset>
    <legend>${RECEIVERS}</legend>
    <input type="hidden" name="${CHOSEN}" value="chosen" />
    ${[...named, ...unnamed(named, reachable)].map(
      (one) =>
        html`<label class="check"
          ><input type="checkbox" name="${fieldOf(one)}" value="${one.name}" ${isTicked(one) ? html`checked` : null} />
          <span
            >${[one.name, roles.get(keyOf(one)), one.email ?? 'no e-mail address'].filter(Boolean).join(', ')}</span
          ></label
        >`,
    )}
    <label for="${EMAIL}">Another address (if somebody is missing)</label>
    <input
      id="${EMAIL}"
      name="${EMAIL}"
      type="email"
      maxlength="254"
      autocomplete="off"
      value="${typed?.[EMAIL] ?? ''}"
    />
    <label for="${NAME}">Whose it is</label>
    <input id="${NAME}" name="${NAME}" maxlength="200" autocomplete="off" value="${typed?.[NAME] ?? ''}" />
  </fieldset>`;
}

/** Those who are named keep their place, and whoever is new follows. @throws InvalidRequest */
export function chosenIn({ payload }: Pick<Shown, 'payload'>, typed: Typed): Recipient[] {
  const named = Addressed.parse(payload).recipients;
  if (typed[CHOSEN] === undefined) return named;
  const fields = named.map(fieldOf);
  const added = Object.entries(typed)
    .filter(([field]) => field.startsWith(`${CHOSEN}:`) && !fields.includes(field))
    .map(([field, name]) => ({ name: name ?? '', email: field.slice(CHOSEN.length + 1) }));
  return [
    ...named.filter((one) => fieldOf(one) in typed),
    ...added,
    ...otherReader(typed[NAME] ?? '', typed[EMAIL] ?? ''),
  ];
}

/** Those who were ticked and typed, by their addresses; null where the form was about no one. */
export function chosenInWords(typed: Typed): string | null {
  if (typed[CHOSEN] === undefined) return null;
  const ticked = Object.keys(typed).flatMap((field) =>
    field.startsWith(`${CHOSEN}:`) ? [field.slice(CHOSEN.length + 1)] : [],
  );
  return [...ticked, typed[EMAIL]?.trim() ?? ''].filter(Boolean).join(', ') || 'nobody';
}

function fieldOf(one: Recipient): string {
  return `${CHOSEN}:${keyOf(one)}`;
}

import { withReadableDates } from '../artifacts/render/reader';
import { type AccountRecord } from '../evidence/drafting/account-record.types';
import { contactOf } from '../evidence/drafting/known-people';

/** What on record stands behind a hard red: which ticket, who and since when. Empty where no record says more. */
export function behindHardRed(signal: string, record: AccountRecord): string {
  return withReadableDates((BEHIND[signal]?.(record) ?? []).join(' '));
}

const BEHIND: Record<string, (record: AccountRecord) => string[]> = {
  p1_open: ({ openTickets }) =>
    openTickets
      .filter(({ priority }) => priority === 'P1')
      .map(({ id, openedOn }) => `Ticket ${id} has been open since ${openedOn}.`),
  health_drop: healthFell,
  no_login: ({ weeklyUse }) =>
    weeklyUse
      .filter(({ people }) => people > 0)
      .slice(-1)
      .map(({ monday }) => `The last week with anybody in the product began on ${monday}.`),
  champion_left: ({ stakeholders, riskSignals }) => [
    ...stakeholders.filter(({ role, left }) => role === 'champion' && left).map((gone) => `${called(gone)} has left.`),
    ...riskSignals
      .filter((each) => each.signal === 'champion_left')
      .flatMap(({ evidence }) => evidence.flatMap((source) => ('quote' in source ? [`“${source.quote}”`] : []))),
  ],
  executive_silent: silentExecutives,
  notice_given: ({ dossier: { contract } }) =>
    contract.renewalDate === null ? [] : [`The contract ends on ${contract.renewalDate}.`],
};

function healthFell({ scoreHistory }: AccountRecord): string[] {
  const known = scoreHistory.flatMap(({ asOf, health }) => (health === null ? [] : [{ asOf, health }]));
  const [now, ...earlier] = known.reverse();
  const best = earlier.reduce<typeof now>((top, each) => (top && top.health >= each.health ? top : each), undefined);
  if (!now || !best || best.health <= now.health) return [];
  return [`It was ${best.health} on ${best.asOf} and is ${now.health} on ${now.asOf}.`];
}

/** Where nobody on the map is an executive, silence is counted from the start, which the alarm alone does not say. */
function silentExecutives(record: AccountRecord): string[] {
  const executives = record.stakeholders.filter(
    ({ side, executive, left }) => side === 'customer' && executive && !left,
  );
  if (executives.length === 0) return ['Nobody on the stakeholder map is an executive.'];
  return executives.map((person) => {
    const dates = [contactOf(person, record).contact?.on, person.lastContact].filter((on) => on != null);
    const [last] = dates.sort().reverse();
    return last === undefined
      ? `No contact with ${called(person)} is on record.`
      : `The last contact with ${called(person)} was on ${last}.`;
  });
}

function called({ name, title }: AccountRecord['stakeholders'][number]): string {
  return title === null ? name : `${name} (${title})`;
}

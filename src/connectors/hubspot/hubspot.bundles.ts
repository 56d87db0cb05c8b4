import { type Bundle, type CrmAccount, type CrmSystem } from '../crm/crm.source';
import { isCalled, textIn } from '../crm/fields';
import { byId } from './hubspot.changes';
import { CLOSED, IS_WON, type Connected, type HubSpotRecord } from './hubspot.records';

/** Properties of a company in which integrations keep its id in another system. */
const ELSEWHERE: [property: string, system: CrmSystem][] = [['salesforceaccountid', 'salesforce']];
/** Says which of a person's companies is the first, and nothing about the person. */
const NO_ROLE = 'Primary';

export interface Belongings {
  /** The latest first. */
  won: HubSpotRecord[];
  /** Those of the deal first. */
  people: Connected[];
  lines: Connected[];
  papers: HubSpotRecord[];
}

export function accountOf(company: HubSpotRecord, { won, people, lines, papers }: Belongings): CrmAccount {
  const [deal] = won;
  const items = lines.map(({ record }) => record);
  const persons = onlyOnce(people.map(({ record }) => record));
  return {
    id: company.id,
    alsoKnownAs: ELSEWHERE.map(([property, system]) => ({ system, id: textIn(company.fields, property) })).filter(
      ({ id }) => id !== '',
    ),
    isWon: deal !== undefined,
    handoff: { companies: company.fields, ...(deal && { deals: deal.fields }) },
    contacts: contactsIn(people),
    documents: papers.map(documentOf),
    entitlements: items.map(({ fields }) => ({ line_items: fields })),
    records: [company, ...won, ...persons, ...items, ...papers],
  };
}

/** Everybody once for each role, or once without one. */
export function contactsIn(people: readonly Connected[]): Bundle[] {
  return onlyOnce(people.map(({ record }) => record)).flatMap((person) => {
    const labels = people.filter(({ record }) => record.id === person.id).flatMap((connected) => connected.labels);
    const roles = [...new Set(labels)].sort().filter((label) => label !== NO_ROLE);
    if (roles.length === 0) return [{ contacts: person.fields }];
    return roles.map((label) => ({ contacts: person.fields, association: { label } }));
  });
}

export function documentOf({ object, id, fields }: HubSpotRecord): CrmAccount['documents'][number] {
  return { object, id, bundle: { [object]: fields } };
}

/** The closed-won ones among deals, that which was closed last first. */
export function wonAmong(deals: readonly Connected[]): HubSpotRecord[] {
  const closed = ({ fields }: HubSpotRecord) => textIn(fields, CLOSED);
  return deals
    .map(({ record }) => record)
    .filter(({ fields }) => fields[IS_WON] === 'true')
    .sort((a, b) => closed(b).localeCompare(closed(a)) || byId(b.id, a.id));
}

export function onlyOnce(records: readonly HubSpotRecord[]): HubSpotRecord[] {
  return [...new Map(records.map((record) => [`${record.object}:${record.id}`, record])).values()];
}

/** Whether a contact has this mail address or name. */
export function isContactCalled({ contacts = {} }: Bundle, wanted: string): boolean {
  const name = `${textIn(contacts, 'firstname')} ${textIn(contacts, 'lastname')}`;
  return isCalled({ name, email: textIn(contacts, 'email') }, wanted);
}

import { type CrmSystem } from '../connectors/crm/crm.source';
import { believed, type FieldMapping } from '../connectors/crm/field-mapping';
import { type MappedHandoff } from '../connectors/crm/handoff.mapper';
import { type DossierContact } from '../evidence/dossier.types';
import { nameParts, samePerson } from '../evidence/names';

/** What the connected systems tell of one account. */
export type Told = Partial<Record<CrmSystem, MappedHandoff>>;

/**
 * One handoff out of what several systems tell: of each field the word of the system that is believed first and says
 * anything, of people and papers all, of the same person in two systems one.
 */
export function mergedHandoff(told: Told, mapping: FieldMapping): MappedHandoff | null {
  const merged = <Part extends 'account' | 'contract' | 'opportunity'>(part: Part): MappedHandoff[Part] | null => {
    const [first] = inOrder(told, mapping, part);
    if (!first) return null;
    const fields = Object.keys(first[part]).map((field) => {
      const answers = inOrder(told, mapping, `${part}.${field}`).map((handoff) => valueOf(handoff[part], field));
      return [field, answers.find(saysAnything) ?? answers[0]] as const;
    });
    return { ...first[part], ...Object.fromEntries(fields) };
  };
  const [account, contract, opportunity] = [merged('account'), merged('contract'), merged('opportunity')];
  if (!account || !contract || !opportunity) return null;
  return {
    account: withColleagues(account, told, mapping),
    contract,
    opportunity,
    contacts: oneOfEach(inOrder(told, mapping, 'contact').flatMap(({ contacts }) => contacts)),
    documents: inOrder(told, mapping, 'documents').flatMap(({ documents }) => documents),
  };
}

function inOrder(told: Told, mapping: FieldMapping, field: string): MappedHandoff[] {
  return believed(mapping, field).flatMap((system) => told[system] ?? []);
}

/** A colleague's name and address come from one system. */
function withColleagues(account: MappedHandoff['account'], told: Told, mapping: FieldMapping) {
  const csm = inOrder(told, mapping, 'account.csmName').find((handoff) => handoff.account.csmName !== null);
  const ae = inOrder(told, mapping, 'account.aeName').find((handoff) => handoff.account.aeName !== null);
  return {
    ...account,
    ...(csm && { csmName: csm.account.csmName, csmEmail: csm.account.csmEmail }),
    ...(ae && { aeName: ae.account.aeName, aeEmail: ae.account.aeEmail }),
  };
}

/** Who is told of twice, by one address or one name, is one person with the roles of both. */
function oneOfEach(contacts: readonly DossierContact[]): DossierContact[] {
  const people: DossierContact[] = [];
  for (const contact of contacts) {
    const at = people.findIndex((person) => isSame(person, contact));
    const known = people[at];
    if (known) people[at] = together(known, contact);
    else people.push(contact);
  }
  return people;
}

function isSame(a: DossierContact, b: DossierContact): boolean {
  const [left, right] = [a.email?.toLowerCase(), b.email?.toLowerCase()];
  // A shared mailbox has one address and many names.
  if (left && right) return left === right && samePerson(a.name, b.name);
  return nameParts(a.name).join(' ') === nameParts(b.name).join(' ');
}

function together(a: DossierContact, b: DossierContact): DossierContact {
  const roles = [...new Set([a.crmRole, b.crmRole].filter((role) => role !== null))];
  return {
    name: a.name,
    email: a.email ?? b.email,
    title: a.title ?? b.title,
    crmRole: roles.length > 0 ? roles.join(', ') : null,
  };
}

function valueOf(part: object, field: string): unknown {
  return Object.entries(part).find(([name]) => name === field)?.[1];
}

function saysAnything(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

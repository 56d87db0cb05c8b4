import { type DossierContact } from './dossier.types';
import { nameParts, samePerson } from './names';

const BETWEEN_ROLES = ', ';

/** Who is told of twice, by one address or one name, is one person with the roles of both. */
export function oneOfEach(contacts: readonly DossierContact[]): DossierContact[] {
  const people: DossierContact[] = [];
  for (const contact of contacts) {
    const at = people.findIndex((person) => isSame(person, contact));
    const known = people[at];
    if (known) people[at] = together(known, contact);
    else people.push(contact);
  }
  return people;
}

/** Those who tell something that is not known yet: a person, a role of somebody known, or where to reach them. */
export function newsAmong(told: readonly DossierContact[], known: readonly DossierContact[]): DossierContact[] {
  const people = oneOfEach(known);
  return told.filter((contact) => {
    const at = people.findIndex((person) => isSame(person, contact));
    const before = people[at];
    if (!before) return people.push(contact) > 0;
    const after = together(before, contact);
    people[at] = after;
    return after.email !== before.email || after.crmRole !== before.crmRole;
  });
}

function isSame(a: DossierContact, b: DossierContact): boolean {
  const [left, right] = [a.email?.toLowerCase(), b.email?.toLowerCase()];
  // A shared mailbox has one address and many names.
  if (left && right) return left === right && samePerson(a.name, b.name);
  return nameParts(a.name).join(' ') === nameParts(b.name).join(' ');
}

function together(a: DossierContact, b: DossierContact): DossierContact {
  const roles = [a.crmRole, b.crmRole].flatMap((role) => role?.split(BETWEEN_ROLES) ?? []);
  return {
    name: a.name,
    email: a.email ?? b.email,
    title: a.title ?? b.title,
    crmRole: roles.length > 0 ? [...new Set(roles)].join(BETWEEN_ROLES) : null,
  };
}

import { domainOf } from './mail.address';
import { type Dossier } from '../../evidence/dossier.types';
import { type Side } from '../../evidence/evidence.types';
import { shortFormOf } from '../../evidence/name.short-forms';
import { withoutTitle } from '../../evidence/name.titles';
import { apartByAge, fold, nameParts, samePerson } from '../../evidence/names';
import { isMailbox } from '../../evidence/stakeholders';
import { customerDomainsOf, headerSide, outside, speakerSide, writerSide, writesAlone } from './cast.sides';
import { type Initials, meantBy } from './initials';
import { type Layout } from './layout';

/** A person known from the record or from who speaks, writes and signs. */
export interface Member {
  name: string;
  side: Side;
  email: string | null;
  title: string | null;
  crmRole: string | null;
}

export interface Cast {
  members: Member[];
  vendorDomains: Set<string>;
  customerDomains: Set<string>;
  /** Other names, folded, that people of one address write under: "Pip Ravel" for Philippa Ravel. */
  aliases: Map<string, Member>;
  /** The one person a written name stands for; undefined where it fits nobody or several. */
  find(name: string | null): Member | undefined;
}

export function castOf(dossier: Dossier, layouts: Map<string, Layout>, initials: Initials): Cast {
  const members: Member[] = [];
  const vendors = [dossier.account.csm, dossier.account.ae].filter((person) => person !== null);
  const vendorDomains = new Set(vendors.map(({ email }) => domainOf(email)).filter((domain) => domain !== null));
  const customerDomains = customerDomainsOf(dossier, vendorDomains);
  const found = new Map<string, { among: number; member: Member | undefined }>();
  const aliases = new Map<string, Member>();
  const find = (name: string | null): Member | undefined => {
    if (name === null) return undefined;
    const known = found.get(name);
    if (known?.among === members.length) return known.member ?? aliases.get(fold(name));
    const member = theOne(members, meantBy(name, initials) ?? name);
    found.set(name, { among: members.length, member });
    return member ?? aliases.get(fold(name));
  };
  const cast: Cast = { members, vendorDomains, customerDomains, aliases, find };
  for (const { name, email } of vendors) members.push({ name, side: 'vendor', email, title: null, crmRole: null });
  for (const contact of dossier.contacts) {
    if (isMailbox(contact.name)) continue;
    const side = vendorDomains.has(domainOf(contact.email) ?? '')
      ? 'vendor'
      : outside(contact.title) || outside(contact.crmRole)
        ? 'partner'
        : 'customer';
    members.push({ ...contact, side });
  }
  for (const document of dossier.documents) {
    const layout = layouts.get(document.id);
    if (!layout) continue;
    for (const { name, email, field, note } of layout.header)
      add(cast, name, email, outside(note) ? 'partner' : headerSide(cast, email, document, field));
    if (writesAlone(document, layout)) add(cast, document.author ?? '', null, writerSide(cast, layout));
    for (const { name, side } of layout.speakers) {
      if (!find(name)) add(cast, name, null, side ?? speakerSide(cast, layout, document, name));
    }
  }
  return cast;
}

/**
 * Takes somebody into the cast. Who is known by that name or address already is given what was missing of title, address
 * and name. @returns undefined for a mailbox, and for a name that several of the cast may bear
 */
export function add(
  cast: Cast,
  written: string,
  email: string | null,
  side: Side,
  title: string | null = null,
): Member | undefined {
  const name = withoutTitle(written);
  if (!/\p{L}{2}/u.test(name) || isMailbox(name) || nameParts(name).length > 6) return undefined;
  const named = cast.find(name);
  const known =
    named ?? cast.members.find((member) => email !== null && member.email?.toLowerCase() === email.toLowerCase());
  if (known) {
    if (!named) cast.aliases.set(fold(name), known);
    known.email ??= email;
    known.title ??= title;
    if (nameParts(name).length > nameParts(known.name).length && samePerson(name, known.name)) known.name = name;
    return known;
  }
  if (email === null && oneOfSeveral(cast.members, written, title !== null)) return undefined;
  const member: Member = { name: properCase(name), side, email, title, crmRole: null };
  cast.members.push(member);
  return member;
}

/** A first or a last name that several known people have, alone or with an initial: it is one of them, nobody new. */
function oneOfSeveral(members: Member[], written: string, hasTitle: boolean): boolean {
  if (INITIALED.test(written)) return withInitial(members, written).length > 1;
  const [only = '', ...others] = nameParts(written);
  const sharing = members.filter(({ name }) => [nameParts(name)[0], nameParts(name).at(-1)].includes(only));
  const called = members.filter(({ name }) => shortFormOf(only, nameParts(name)[0] ?? ''));
  const alike = new Set(called.map(({ name }) => nameParts(name)[0])).size === 1 ? called : [];
  return !hasTitle && others.length === 0 && (sharing.length > 1 || alike.length > 1);
}

/** Whose names "M. Keane" shortens, where the M is an initial. */
function withInitial(members: Member[], written: string): Member[] {
  const initial = fold(INITIALED.exec(written)?.[1] ?? '');
  return initial === ''
    ? []
    : members.filter(({ name }) => nameParts(name)[0]?.startsWith(initial) && samePerson(name, written));
}
const INITIALED = /^(\p{Lu})\.[ ]?\p{L}{2}/u;

function theOne(members: Member[], name: string): Member | undefined {
  const parts = nameParts(name).join(' ');
  const sameAge = members.filter((member) => !apartByAge(member.name, name));
  const exact = sameAge.filter((member) => nameParts(member.name).join(' ') === parts);
  if (exact.length > 0) return exact.some((each) => apartByAge(each.name, exact[0]?.name ?? '')) ? undefined : exact[0];
  const first = sameAge.filter((member) => nameParts(member.name)[0] === parts);
  if (first.length === 1) return first[0];
  const alike = members.filter((member) => samePerson(member.name, name));
  const [one, another] = alike.length > 1 ? withInitial(alike, name) : alike;
  return another ? undefined : one;
}

function properCase(name: string): string {
  if (name !== name.toUpperCase() || !/\p{Lu}{3}/u.test(name)) return name;
  return name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

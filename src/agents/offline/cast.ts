import { domainOf } from './mail.address';
import { type Dossier, type DossierDocument } from '../../evidence/dossier.types';
import { type Side } from '../../evidence/evidence.types';
import { shortFormOf } from '../../evidence/name.short-forms';
import { withoutTitle } from '../../evidence/name.titles';
import { apartByAge, fold, nameParts, samePerson } from '../../evidence/names';
import { isMailbox } from '../../evidence/stakeholders';
import { cue } from './cue';
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
  /** The one person a written name stands for; undefined where it fits nobody or several. */
  find(name: string | null): Member | undefined;
}

/** Words in a title that put a person outside the customer and the vendor. */
const OUTSIDER = cue(
  `freelance\\p{L}*|outside (?:\\p{L}+ )?(?:counsel|biller|accountant|firm)|asesor(?:ía|a)? extern[oa]|consultants?|consultancy|consulting|contractor|agency|reseller|integrator|implementation partner|external|advisor|broker|systems? house`,
  `consultor(?:a|es)? extern[oa]|agencia|integrador|extern[oa]|autónom[oa]|revendedor|agência`,
  `prestataire|intégrateur|agence|freelance|externe|berater(?:in)?|extern(?:e|er)?|systemhaus|agentur|dienstleister|consulente|agenzia|esterno|(?<!(?:du|le|au) )bureau|adviseur|zzp`,
);

export function castOf(dossier: Dossier, layouts: Map<string, Layout>, initials: Initials): Cast {
  const members: Member[] = [];
  const vendors = [dossier.account.csm, dossier.account.ae].filter((person) => person !== null);
  const vendorDomains = new Set(vendors.map(({ email }) => domainOf(email)).filter((domain) => domain !== null));
  const customerDomains = customerDomainsOf(dossier, vendorDomains);
  const found = new Map<string, { among: number; member: Member | undefined }>();
  const find = (name: string | null): Member | undefined => {
    if (name === null) return undefined;
    const known = found.get(name);
    if (known?.among === members.length) return known.member;
    const member = theOne(members, meantBy(name, initials) ?? name);
    found.set(name, { among: members.length, member });
    return member;
  };
  const cast: Cast = { members, vendorDomains, customerDomains, find };
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
  const known =
    cast.find(name) ??
    cast.members.find((member) => email !== null && member.email?.toLowerCase() === email.toLowerCase());
  if (known) {
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

function outside(title: string | null): boolean {
  return title !== null && OUTSIDER.test(title);
}

/** The domain most contacts share, and any that carries the account's name. */
function customerDomainsOf(dossier: Dossier, vendorDomains: Set<string>): Set<string> {
  const counts = new Map<string, number>();
  for (const { email } of dossier.contacts) {
    const domain = domainOf(email);
    if (domain !== null && !vendorDomains.has(domain)) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const words = fold(dossier.account.name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3);
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  return new Set([...counts.keys()].filter((domain) => domain === most || words.some((word) => domain.includes(word))));
}

function headerSide(cast: Cast, email: string | null, document: DossierDocument, field: 'from' | 'to' | 'cc'): Side {
  const domain = domainOf(email);
  if (domain !== null)
    return cast.vendorDomains.has(domain)
      ? 'vendor'
      : cast.customerDomains.has(domain) || cast.customerDomains.size === 0
        ? 'customer'
        : 'partner';
  const author = cast.find(document.author);
  if (field === 'from' && author && document.author !== null && author.side === 'customer') return 'partner';
  return author?.side === 'customer' && field === 'to' ? 'vendor' : 'customer';
}

/** In a call a stranger is the customer's; in a chat among the vendor's own people he is theirs. */
function speakerSide(cast: Cast, layout: Layout, document: DossierDocument, name: string): Side {
  if (document.kind !== 'slack_thread') return 'customer';
  const known = layout.speakers
    .map((speaker) => (speaker.name === name ? undefined : cast.find(speaker.name)))
    .filter((member) => member !== undefined);
  return known.some(({ side }) => side === 'customer') ? 'customer' : 'vendor';
}

function properCase(name: string): string {
  if (name !== name.toUpperCase() || !/\p{Lu}{3}/u.test(name)) return name;
  return name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

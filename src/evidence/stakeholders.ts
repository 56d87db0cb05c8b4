import { type Dossier } from './dossier.types';
import { type Evidence, type QuoteEvidence, type Role, type Stakeholder } from './evidence.types';
import { type PersonClaim } from './extraction';
import { withoutTitle } from './name.titles';
import { apartByAge, nameParts, samePerson } from './names';

export type SupportedPerson = PersonClaim & { evidence: QuoteEvidence[] };

const EXECUTIVE =
  /\b(?:c[efiotpsrdhn]o|cmo|cro|ciso|chief|president|presidente|présidente?|founder|owner|svp|evp|vp|vice[- ]president|managing (?:director|partner)|general manager|superintendent|geschäftsführer(?:in)?|vorstand|directeur(?:rice)? général|director(?:a)? general|diretor(?:a)?(?:-| )geral|direttor\p{L}* generale|amministrator\p{L}* delegat\p{L}*|inhaber(?:in)?|dueñ[oa]|propriet\p{L}*|titolare|eigenaar|bestuurder)\b/iu;
/** A shared mailbox on the record is no person. */
const MAILBOX =
  /(?<![\p{L}])(?:desk|office|mailbox|inbox|accounts? (?:payable|receivable)|invoices?|billing|helpdesk|support team|info|team|noreply|no-reply|procurement office|buzón|boîte|postfach|sammelpostfach|rechnungen|buchhaltung|facturas|facturaci[oó]n|facturation|sekretariat|s[eé]cr[eé]tariat|segreteria|secretariado|secretaría|secretaria geral|kanzlei|direction|direktion|direcci[oó]n|direção|direzione|directie|treasury|tesorer[ií]a|trésorerie|tesouraria|tesoreria|agence comptable|comptabilité|contabilidade?|contabilità|boekhouding|communications?|kommunikation|comunicaci[oó]n|comunicação|comunicazione|newsletter|bolet[ií]n|boletim|empfang|reception|legal|fatture|facturen|contas a pagar)(?![\p{L}])/iu;

const INFLUENCE: Record<Role, Stakeholder['influence']> = {
  champion: 'high',
  decision_maker: 'high',
  procurement: 'medium',
  technical_owner: 'medium',
  influencer: 'medium',
  detractor: 'medium',
  user: 'low',
  unknown: 'unknown',
};

/**
 * One entry for every person of the record, the vendor's own people and everybody a reader named. Two mentions are one
 * person when the e-mail is the same, or the name fits exactly one person; a name that fits nobody stays, unresolved.
 */
export function stakeholderMap(dossier: Dossier, claims: SupportedPerson[]): Stakeholder[] {
  const people: Stakeholder[] = [];
  for (const contact of dossier.contacts) {
    if (isMailbox(contact.name)) continue;
    const evidence: Evidence[] = [{ record: 'contacts', field: 'name', value: contact.name }];
    if (contact.email) evidence.push({ record: 'contacts', field: 'email', value: contact.email });
    if (contact.crmRole) evidence.push({ record: 'contacts', field: 'crmRole', value: contact.crmRole });
    absorb(people, {
      ...blank(contact.name),
      side: 'customer',
      email: contact.email,
      title: contact.title,
      resolved: true,
      evidence,
    });
  }
  for (const [field, colleague] of [
    ['csm', dossier.account.csm],
    ['ae', dossier.account.ae],
  ] as const) {
    if (!colleague?.name) continue;
    const evidence: Evidence[] = [{ record: 'account', field, value: colleague.name }];
    absorb(people, { ...blank(colleague.name), side: 'vendor', email: colleague.email, resolved: true, evidence });
  }
  const fullNamesFirst = [...claims].sort((a, b) => nameParts(b.name).length - nameParts(a.name).length);
  for (const claim of fullNamesFirst) {
    absorb(people, {
      ...blank(withoutTitle(claim.name) || claim.name),
      side: claim.side,
      role: claim.role,
      executive: claim.executive,
      sentiment: claim.sentiment,
      left: claim.left,
      email: claim.email,
      title: claim.title,
      lastContact: claim.lastContact,
      resolved:
        nameParts(claim.name).length > 1 && (claim.email !== null || claim.title !== null || claim.side === 'vendor'),
      evidence: claim.evidence,
    });
  }
  for (const person of people) {
    person.executive ||= EXECUTIVE.test(person.title ?? '');
    person.influence = person.executive ? 'high' : INFLUENCE[person.role];
  }
  return people;
}

export function isMailbox(name: string): boolean {
  return MAILBOX.test(name);
}

function blank(name: string): Stakeholder {
  return {
    name,
    side: 'customer',
    role: 'unknown',
    executive: false,
    sentiment: 'unknown',
    influence: 'unknown',
    left: false,
    resolved: false,
    email: null,
    title: null,
    lastContact: null,
    evidence: [],
  };
}

function absorb(people: Stakeholder[], found: Stakeholder): void {
  const known = theOne(people, found);
  if (!known) {
    people.push(found);
    return;
  }
  if (nameParts(found.name).length > nameParts(known.name).length && !known.evidence.some((each) => 'record' in each))
    known.name = found.name;
  known.role = known.role === 'unknown' ? found.role : known.role;
  known.sentiment = known.sentiment === 'unknown' ? found.sentiment : known.sentiment;
  known.left ||= found.left;
  known.executive ||= found.executive;
  known.resolved ||= found.resolved;
  known.email ??= found.email;
  known.title ??= found.title;
  known.lastContact = latest(known.lastContact, found.lastContact);
  known.evidence.push(...found.evidence);
}

function theOne(people: Stakeholder[], found: Stakeholder): Stakeholder | undefined {
  const address = found.email?.toLowerCase();
  const byAddress = address
    ? people.filter((person) => person.email?.toLowerCase() === address && samePerson(person.name, found.name))
    : [];
  if (byAddress[0]) return byAddress[0];
  const exact = people.find(
    (person) =>
      nameParts(person.name).join(' ') === nameParts(found.name).join(' ') && !apartByAge(person.name, found.name),
  );
  if (exact) return exact;
  const alike = people.filter((person) => samePerson(person.name, found.name) && !bothReachable(person, found));
  const sameSide = alike.filter((person) => person.side === found.side);
  if (sameSide.length === 1) return sameSide[0];
  return alike.length === 1 ? alike[0] : undefined;
}

/** Two different addresses keep namesakes with a shortened name apart. */
function bothReachable(a: Stakeholder, b: Stakeholder): boolean {
  return (
    a.email !== null &&
    b.email !== null &&
    a.email.toLowerCase() !== b.email.toLowerCase() &&
    nameParts(a.name).length > 1 &&
    nameParts(b.name).length > 1
  );
}

function latest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

import { type Dossier, type DossierDocument } from '../../evidence/dossier.types';
import { type Side } from '../../evidence/evidence.types';
import { withoutTitle } from '../../evidence/name.titles';
import { fold, nameParts } from '../../evidence/names';
import { type Cast } from './cast';
import { cue } from './cue';
import { isGivenName } from './given-names';
import { type Layout } from './layout';
import { domainOf } from './mail.address';

/** Words in a title that put a person outside the customer and the vendor. */
const OUTSIDER = cue(
  `freelance\\p{L}*|outside (?:\\p{L}+ )?(?:counsel|biller|accountant|firm)|asesor(?:ía|a)? extern[oa]|consultants?|consultancy|consulting|contractor|agency|reseller|integrator|implementation partner|external|advisor|broker|systems? house`,
  `consultor(?:a|es)? extern[oa]|agencia|integrador|extern[oa]|autónom[oa]|revendedor|agência`,
  `prestataire|intégrateur|agence|freelance|externe|berater(?:in)?|extern(?:e|er)?|systemhaus|agentur|dienstleister|consulente|agenzia|esterno|(?<!(?:du|le|au) )bureau|adviseur|zzp`,
);

export function outside(title: string | null): boolean {
  return title !== null && OUTSIDER.test(title);
}

/** The domain most contacts share, and any that carries the account's name. */
export function customerDomainsOf(dossier: Dossier, vendorDomains: Set<string>): Set<string> {
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

/** A mail without a From line is by its author, where that reads as a person and not as an office. */
export function writesAlone({ kind, author }: DossierDocument, { header }: Layout): boolean {
  if (kind !== 'email' || author === null || header.some(({ field }) => field === 'from')) return false;
  return isGivenName(nameParts(author)[0] ?? '') || withoutTitle(author) !== author;
}

/** Whoever writes to one side belongs to the other; without a known recipient to the customer. */
export function writerSide(cast: Cast, { header }: Layout): Side {
  const sides = header.map(({ name }) => cast.find(name)?.side);
  return sides.includes('customer') && !sides.includes('vendor') ? 'vendor' : 'customer';
}

export function headerSide(
  cast: Cast,
  email: string | null,
  document: DossierDocument,
  field: 'from' | 'to' | 'cc',
): Side {
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
export function speakerSide(cast: Cast, layout: Layout, document: DossierDocument, name: string): Side {
  if (document.kind !== 'slack_thread') return 'customer';
  const known = layout.speakers
    .map((speaker) => (speaker.name === name ? undefined : cast.find(speaker.name)))
    .filter((member) => member !== undefined);
  return known.some(({ side }) => side === 'customer') ? 'customer' : 'vendor';
}

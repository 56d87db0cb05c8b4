import { ADDRESS, domainOf, nameOf, wordsBefore } from './mail.address';
import { nameParts } from '../../evidence/names';
import { type Quote } from '../../evidence/extraction';
import { add, type Member } from './cast';
import { isGivenName } from './given-names';
import { type Scene } from './story';

const ADDRESSES = new RegExp(ADDRESS.source, 'gu');

/** Somebody an address alone names, and where it stands. */
interface Addressed {
  member: Member | undefined;
  quote: Quote;
}

/** An address belongs to the person whose name its first part spells. */
export function takeAddresses(scene: Scene): void {
  const without = scene.cast.members.filter(({ email }) => email === null);
  for (const text of scene.texts.values()) {
    for (const [email] of text.matchAll(ADDRESSES)) {
      const local = email.split('@')[0]?.toLowerCase().split(/[._-]/u) ?? [];
      const owner = without.find((member) => member.email === null && spells(local, member.name));
      if (owner) owner.email = email;
    }
  }
}

/** Who is named by nothing but an address: "please add greta.thiel@calder.example". */
export function knownByAddress(scene: Scene): Addressed[] {
  const taken = new Set(scene.cast.members.map(({ email }) => email?.toLowerCase()));
  return scene.dossier.documents.flatMap(({ id }) =>
    [...(scene.texts.get(id) ?? '').matchAll(ADDRESSES)].flatMap(({ 0: email, index }) => {
      const [first = '', last = '', ...more] = wordsBefore(email);
      if (taken.has(email.toLowerCase()) || more.length > 0 || !isGivenName(first) || !/^\p{L}{2,}$/u.test(last))
        return [];
      const name = nameOf([first, last]);
      const member = scene.cast.find(name) ?? add(scene.cast, name, email, sideOfAddress(scene, email));
      return [{ member, quote: { documentId: id, quote: email, start: index } }];
    }),
  );
}

function sideOfAddress({ cast }: Scene, email: string): Member['side'] {
  const domain = domainOf(email) ?? '';
  if (cast.vendorDomains.has(domain)) return 'vendor';
  return cast.customerDomains.has(domain) || cast.customerDomains.size === 0 ? 'customer' : 'partner';
}

function spells(local: string[], name: string): boolean {
  const parts = nameParts(name);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  const joined = local.join('');
  if (parts.length < 2) return joined === first && first.length > 2;
  const initialed = local.some((part) => part.length === 1 && part === first[0]);
  const both = local.includes(last) && (local.includes(first) || initialed);
  return (
    both ||
    joined === `${first}${last}` ||
    joined === `${first[0] ?? ''}${last}` ||
    (local.length === 1 && joined === first)
  );
}

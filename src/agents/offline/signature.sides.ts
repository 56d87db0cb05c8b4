import { fold, nameParts } from '../../evidence/names';
import { CUSTOMER_PARTY } from './signature.words';
import { type Scene } from './story';

/** The vendor's side of the form by its words for the party, or by the vendor's name, which opens its mail domain. */
export function vendorLine(scene: Scene, line: string): boolean {
  return (
    VENDOR_PARTY.test(line) ||
    FOR_VENDOR.test(line) ||
    vendorNames(scene).some(
      (name) =>
        new RegExp(String.raw`^\s*${name}(?![\p{L}])[^:]{0,30}:`, 'iu').test(line) ||
        new RegExp(
          `(?:for|by|of|für|för|for|za|por|pela|pelo|para|pour|per|voor|namens|signature|firma|unterschrift|assinatura)[^:]{0,20}${name}`,
          'iu',
        ).test(line),
    )
  );
}
const VENDOR_PARTY =
  /^\s*[^:\n]{0,40}(?<![\p{L}])(?:vendor|supplier|provider|seller|licensor|proveedor(?:a)?|prestador(?:a)?|fornecedor(?:a)?|contratada|fournisseur|prestataire|anbieter(?:in)?|auftragnehmer(?:in)?|lieferant(?:in)?|fornitore|leverancier|opdrachtnemer)(?![\p{L}])[^:\n]{0,20}:?/iu;
const FOR_VENDOR =
  /(?:for|by|of|f(?:ü|u)r|por|para|pour|per|voor|signature,?) (?:the |el |o |le |den |il |de )?(?:vendor|supplier|provider|proveedor|fornecedor|fournisseur|anbieter|auftragnehmer|fornitore|leverancier)/iu;

/** "Accepted: Lucia Brandvold, Turnstone Orders", "C. Pascoe for Packlane": the vendor's name stands behind the signer's. */
export function namesVendor(scene: Scene, behind: string): boolean {
  return vendorNames(scene).some((name) =>
    new RegExp(String.raw`^[^\n]{0,60}(?<![\p{L}@.])${name}(?![\p{L}])`, 'iu').test(behind),
  );
}

/** The customer by a word for the party, or by a word of the account's name. */
export function namesCustomer(scene: Scene, text: string): boolean {
  const words = new Set(fold(text).match(/\p{L}{4,}/gu));
  return (
    CUSTOMER_PARTY.test(text) ||
    (fold(scene.dossier.account.name).match(/\p{L}{4,}/gu) ?? []).some((word) => words.has(word))
  );
}

/** One of the customer's people by the last name: "........ N. Peake". */
export function namesContact(scene: Scene, text: string): boolean {
  const words = new Set<string>(fold(text).match(/[\p{L}-]{3,}/gu));
  return scene.cast.members.some(({ name, side }) => side === 'customer' && words.has(nameParts(name).at(-1) ?? ''));
}

function vendorNames(scene: Scene): string[] {
  return [...scene.cast.vendorDomains]
    .map((domain) => domain.split('.')[0] ?? '')
    .filter((name) => name.length > 2)
    .map((name) => name.replace(/[^\p{L}\p{N}]/gu, '.?'));
}

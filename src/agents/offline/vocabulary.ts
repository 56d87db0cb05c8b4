import { type Dossier } from '../../evidence/dossier.types';
import { fold, nameParts } from '../../evidence/names';
import { type Cast } from './cast';
import { type Vocabulary } from './mention.types';
import { PRODUCT_NAMES } from './mention.words';

/** A word in lower case that is no part of an address. */
export const LOWER = /(?<![\p{L}@._%+-])\p{Ll}[\p{L}]+(?![\p{L}@]|\.\p{L})/gu;

/** What of the words of the documents names nobody, and who is known by name. */
export function vocabularyOf(dossier: Dossier, cast: Cast, texts: string[]): Vocabulary {
  return {
    ordinary: ordinaryWords(texts),
    organisations: organisationWords(dossier, cast),
    products: productNames(texts),
    isKnown: (name) => cast.find(name) !== undefined,
  };
}

/** The words of the names on record and of those who wrote the documents, folded. */
export function knownNames(dossier: Dossier): Set<string> {
  const people = [...recorded(dossier), ...dossier.documents.map(({ author }) => author)];
  return new Set(people.flatMap((name) => (name ? nameParts(name) : [])));
}

/** The names of all people on record. */
export function recorded({ contacts, account }: Dossier): string[] {
  const people = [...contacts.map(({ name }) => name), account.csm?.name, account.ae?.name];
  return people.filter((name) => name !== undefined);
}

function ordinaryWords(texts: string[]): Set<string> {
  const words = new Set<string>();
  for (const text of texts) for (const [word] of text.matchAll(LOWER)) words.add(word);
  return words;
}

function productNames(texts: string[]): Set<string> {
  const found = texts.flatMap((text) =>
    PRODUCT_NAMES.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => fold(name ?? ''))),
  );
  return new Set(found);
}

function organisationWords(dossier: Dossier, cast: Cast): Set<string> {
  const people = new Set(cast.members.flatMap(({ name }) => nameParts(name)));
  const domains = [...cast.vendorDomains, ...cast.customerDomains].flatMap(
    (domain) => domain.split('.')[0]?.split('-') ?? [],
  );
  const words = `${dossier.account.name} ${dossier.contract.plan ?? ''} ${dossier.contract.entitlements.join(' ')} ${domains.join(' ')}`;
  return new Set(
    fold(words)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !people.has(word)),
  );
}

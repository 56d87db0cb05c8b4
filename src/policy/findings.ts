import { nameAsWritten } from './phrases';

/** What is not safe about a text or its readers, as code can tell it. */
export const FINDINGS = [
  'nobody_to_reach',
  'recipient_not_on_record',
  'unknown_link',
  'another_account',
  'personal_data',
  'not_for_the_customer',
] as const;
export interface Finding {
  kind: (typeof FINDINGS)[number];
  /** The address, host, name, number or word that was found; of a message to nobody, why it reaches nobody. */
  what: string;
}

/** What is known of the account and its surroundings. */
export interface OnRecord {
  /** E-mail addresses of the customer's people and of our colleagues for this account. */
  addresses: readonly string[];
  /** Names of other accounts, and of people of theirs, that could stand in the text. */
  otherAccounts: readonly string[];
}

/**
 * A message is safe when each recipient is on the customer's record, each link leads to a domain of these people,
 * nobody of another account is named, and nobody's address or number is given away.
 */
export function findingsIn(
  texts: readonly string[],
  recipients: readonly (string | null)[],
  { addresses, otherAccounts }: OnRecord,
): Finding[] {
  const known = new Set(addresses.map((address) => address.toLowerCase()));
  const domains = new Set([...known].map(domainOf));
  const text = texts.join('\n');
  const unknown = recipients.filter((email) => email !== null && !known.has(email.trim().toLowerCase()));
  const hosts = [...text.matchAll(LINK)].map(([, host = '']) => host.toLowerCase());
  return [
    ...found('recipient_not_on_record', unknown),
    ...found(
      'unknown_link',
      hosts.filter((host) => !isWithin(host, domains)),
    ),
    ...found(
      'another_account',
      otherAccounts.map((name) => nameAsWritten(name, text)),
    ),
    ...found(
      'personal_data',
      PERSONAL.flatMap((pattern) => [...text.matchAll(pattern)].map(([data]) => data)).filter(
        (data) => !known.has(data.toLowerCase()),
      ),
    ),
  ];
}

/** The host of a link, also of one without a scheme that a mail program would make a link. */
const LINK = /(?:https?:\/\/(?:[^\s/@]*@)?|\bwww\.)([\p{L}\p{N}.-]+\.[\p{L}]{2,}|\[[0-9a-f:]+\]|[0-9.]+)/giu;

/** Addresses, telephone numbers with their country, account numbers of banks, and numbers as long as a card's. */
const PERSONAL = [
  /(?<![\p{L}\p{N}._%+/-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu,
  /(?<![\p{L}\p{N}])\+\d{1,3}(?:[ ()./-]*\d){6,12}(?!\d)/gu,
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g,
  /(?<!\d[ -]?)\d{4}(?:[ -]?\d{4}){3}(?!\d)/g,
];

function found(kind: Finding['kind'], whats: readonly (string | null)[]): Finding[] {
  return [...new Set(whats)].flatMap((what) => (what === null ? [] : [{ kind, what }]));
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function isWithin(host: string, domains: ReadonlySet<string>): boolean {
  return [...domains].some((domain) => host === domain || host.endsWith(`.${domain}`));
}

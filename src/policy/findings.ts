/** What is not safe about a text or its readers, as code can tell it. */
export const FINDINGS = ['recipient_not_on_record', 'unknown_link', 'another_account'] as const;
export interface Finding {
  kind: (typeof FINDINGS)[number];
  /** The address, host or name that was found. */
  what: string;
}

/** What is known of the account and its surroundings. */
export interface OnRecord {
  /** E-mail addresses of the customer's people and of our colleagues for this account. */
  addresses: readonly string[];
  /** Names of other accounts that could stand in the text. */
  otherAccounts: readonly string[];
}

/**
 * A message is safe when each recipient is on the customer's record, each link leads to a domain of these people, and
 * no other account is named.
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
      otherAccounts.filter((name) => isNamed(name, text)),
    ),
  ];
}

/** The host of a link, also of one without a scheme that a mail program would make a link. */
const LINK = /(?:https?:\/\/(?:[^\s/@]*@)?|\bwww\.)([\p{L}\p{N}.-]+\.[\p{L}]{2,}|\[[0-9a-f:]+\]|[0-9.]+)/giu;

function found(kind: Finding['kind'], whats: readonly (string | null)[]): Finding[] {
  return [...new Set(whats)].flatMap((what) => (what === null ? [] : [{ kind, what }]));
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function isWithin(host: string, domains: ReadonlySet<string>): boolean {
  return [...domains].some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** As a name of its own, not as a part of another word. */
function isNamed(name: string, text: string): boolean {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'iu').test(text);
}

import { z } from 'zod';
import { type NotDelivered } from '../outbound';

export interface Mailbox {
  name: string;
  address: string;
}

/** Those of the recipients a mail can be sent to, each once, and the others with the reason. */
export function addressable(recipients: readonly { name: string; email: string | null }[]) {
  const to: Mailbox[] = [];
  const notDelivered: NotDelivered[] = [];
  for (const { name, email } of recipients) {
    const address = email?.trim() ?? '';
    if (address === '') notDelivered.push({ recipient: name, reason: 'no e-mail address is known' });
    else if (!isAddress(address)) notDelivered.push({ recipient: name, reason: `${address} is not an e-mail address` });
    else if (!to.some((known) => known.address.toLowerCase() === address.toLowerCase())) to.push({ name, address });
  }
  return { to, notDelivered };
}

/** `Name <address>` or a bare address. @throws RangeError when it is neither */
export function readMailbox(text: string): Mailbox {
  const named = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text);
  const mailbox = { name: named?.[1] ?? '', address: (named?.[2] ?? text).trim() };
  if (!isAddress(mailbox.address)) throw new RangeError(`${mailbox.address} is not an e-mail address`);
  return mailbox;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function isAddress(text: string): boolean {
  return text.length <= 254 && z.email({ pattern: z.regexes.unicodeEmail }).safeParse(text).success;
}

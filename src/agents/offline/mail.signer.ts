import { type DossierDocument } from '../../evidence/dossier.types';
import { type Cast, type Member } from './cast';
import { type Layout } from './layout';

/** Whose words those of a sender are. */
export interface Signed {
  sender: string;
  member: Member;
}

/** Who signs a mail that an office or a shared mailbox sends: one of the customer's people, by name in its last lines. */
export function signerOf(document: DossierDocument, text: string, layout: Layout, cast: Cast): Signed | undefined {
  const sender = layout.header.find(({ field }) => field === 'from')?.name ?? document.author;
  if (document.kind !== 'email' || sender === null || cast.find(sender)) return undefined;
  const own = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('>'));
  for (const line of own.slice(-CLOSING).reverse()) {
    const name = line.trim().replace(/[,|].*$|[.!]+$/u, '');
    const member = NAMED.test(name) ? cast.find(name) : undefined;
    if (member?.side === 'customer') return { sender, member };
  }
  return undefined;
}
const CLOSING = 5;
/** Two to five words with capitals: a name in full. */
const NAMED = /^(?:\p{Lu}[\p{L}'’.-]*)(?: [\p{L}'’.-]+){1,4}$/u;

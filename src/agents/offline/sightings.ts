import { type Quote } from '../../evidence/extraction';
import { type Member } from './cast';

/** Where a person is named, and when last heard. */
export interface Sighting {
  member: Member;
  quotes: Quote[];
  /** ISO date of the last document the person spoke in, wrote or signed. */
  lastContact: string | null;
}

const QUOTES_KEPT = 12;

/** Gathers where each person is named, in the order in which they are met. */
export class Sightings {
  private readonly found = new Map<Member, Sighting>();

  note(member: Member | undefined, quote: Quote): void {
    if (!member) return;
    const { quotes } = this.of(member);
    if (quotes.length < QUOTES_KEPT) quotes.push(quote);
  }

  /** The same where the person speaks, writes or signs, in a document of `date`. */
  noteActing(member: Member | undefined, quote: Quote, date: string | null): void {
    if (!member) return;
    this.note(member, quote);
    const known = this.of(member);
    if (date !== null && date > (known.lastContact ?? '')) known.lastContact = date;
  }

  all(): Sighting[] {
    return [...this.found.values()];
  }

  private of(member: Member): Sighting {
    const known = this.found.get(member) ?? { member, quotes: [], lastContact: null };
    this.found.set(member, known);
    return known;
  }
}

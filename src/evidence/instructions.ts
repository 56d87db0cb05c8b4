import { type Dossier } from './dossier.types';
import { type InjectionFinding, type UnsupportedClaim } from './evidence.types';
import { type Extraction } from './extraction';
import { locate, overlaps } from './quotes';
import { injectionsIn } from './text/injection';
import { shortened } from './text/letters';

/** A title that instructs a reader is no title. */
export function withoutInstructingTitles(dossier: Dossier, unsupported: UnsupportedClaim[]): Dossier {
  const contacts = dossier.contacts.map((contact) => {
    if (contact.title === null || injectionsIn(contact.title).length === 0) return contact;
    unsupported.push({
      claim: `the title of ${contact.name}`,
      why: `“${shortened(contact.title, 80)}” instructs the reader.`,
    });
    return { ...contact, title: null };
  });
  return { ...dossier, contacts };
}

/** The passages found by rule, and those the reader points at. */
export function findInjections(extraction: Extraction, dossier: Dossier): InjectionFinding[] {
  const found: InjectionFinding[] = dossier.documents.flatMap(({ id, text }) =>
    injectionsIn(text).map(({ start, end, aim }) => ({
      aim,
      evidence: { documentId: id, quote: text.slice(start, end), start, end },
    })),
  );
  for (const { aim, quote } of extraction.injections) {
    const evidence = locate(quote, dossier);
    if (evidence && !found.some((each) => overlaps(each.evidence, evidence))) found.push({ aim, evidence });
  }
  return found;
}

import { type Dossier } from './dossier.types';
import { type QuoteEvidence } from './evidence.types';
import { type Quote } from './extraction';

/** Finds a quote letter by letter in its document; null when it does not stand there. */
export function locate(quote: Quote, dossier: Dossier): QuoteEvidence | null {
  const document = dossier.documents.find(({ id }) => id === quote.documentId);
  if (!document || quote.quote.length === 0) return null;
  const hinted = quote.start !== undefined && document.text.startsWith(quote.quote, quote.start);
  const start = hinted ? (quote.start ?? -1) : document.text.indexOf(quote.quote);
  if (start < 0) return null;
  return { documentId: document.id, quote: quote.quote, start, end: start + quote.quote.length };
}

export function overlaps(a: QuoteEvidence, b: QuoteEvidence): boolean {
  return a.documentId === b.documentId && a.start < b.end && b.start < a.end;
}

/** Evidence without repetitions, in the order given. */
export function distinct(quotes: QuoteEvidence[]): QuoteEvidence[] {
  const seen = new Set<string>();
  return quotes.filter(({ documentId, start, end }) => {
    const place = `${documentId}:${start}:${end}`;
    return !seen.has(place) && seen.add(place);
  });
}

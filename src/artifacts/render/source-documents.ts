import { type ArtifactContent, type Citation } from '../../evidence/drafting/artifact.types';
import { capital } from '../../evidence/drafting/wording';

/** A document of the account that an artifact quotes. */
export interface SourceDocument {
  id: string;
  kind: string;
  date: string | null;
  text: string;
}

/** The document cut where it is quoted; `anchor` names a quoted passage, null is text between passages. */
export interface ShownDocument {
  heading: string;
  parts: { text: string; anchor: string | null }[];
}

type Passage = { start: number; end: number };
type Quote = Extract<Citation['sources'][number], { quote: string }>;

/** "call transcript, 2026-05-18" */
export function nameOfDocument({ kind, date }: Pick<SourceDocument, 'kind' | 'date'>): string {
  const words = kind.replaceAll('_', ' ').replace(/\b(?:crm|slack)\b/g, (word) => SPELLED[word] ?? word);
  return date === null ? words : `${words}, ${date}`;
}

const SPELLED: Record<string, string> = { crm: 'CRM', slack: 'Slack' };

/** Ids of the documents that the evidence quotes. */
export function quotedDocuments({ evidence }: ArtifactContent): string[] {
  return [...new Set(quotesOf(evidence).map(({ documentId }) => documentId))];
}

/** Every quoted document in full, with the quoted passages told apart; passages that overlap are one. */
export function showDocuments({ evidence }: ArtifactContent, documents: SourceDocument[]): ShownDocument[] {
  const quotes = quotesOf(evidence);
  return documents.map(({ id, kind, date, text }) => {
    const passages = merged(quotes.filter(({ documentId }) => documentId === id));
    const parts = passages.flatMap(({ start, end }, at) => [
      { text: text.slice(passages[at - 1]?.end ?? 0, start), anchor: null },
      { text: text.slice(start, end), anchor: anchorOf(id, start) },
    ]);
    parts.push({ text: text.slice(passages.at(-1)?.end ?? 0), anchor: null });
    return { heading: capital(nameOfDocument({ kind, date })), parts };
  });
}

/** Where a quote is shown; null when its document is not. */
export function whereShown(quote: Quote, { evidence }: ArtifactContent, documents: SourceDocument[]): string | null {
  if (!documents.some(({ id }) => id === quote.documentId)) return null;
  const passage = merged(quotesOf(evidence).filter(({ documentId }) => documentId === quote.documentId)).find(
    ({ start, end }) => start <= quote.start && quote.start <= end,
  );
  return passage ? anchorOf(quote.documentId, passage.start) : null;
}

function quotesOf(evidence: ArtifactContent['evidence']): Quote[] {
  return Object.values(evidence).flatMap(({ sources }) =>
    sources.filter((source): source is Quote => 'quote' in source),
  );
}

function merged(quotes: Passage[]): Passage[] {
  return [...quotes]
    .sort((a, b) => a.start - b.start)
    .reduce<Passage[]>((passages, { start, end }) => {
      const last = passages.at(-1);
      if (!last || start > last.end) return [...passages, { start, end }];
      return [...passages.slice(0, -1), { start: last.start, end: Math.max(last.end, end) }];
    }, []);
}

function anchorOf(document: string, start: number): string {
  return `quote-${document.replace(/[^\w-]/g, '_')}-${start}`;
}

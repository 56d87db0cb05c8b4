import { type Side } from '../../evidence/evidence.types';
import { type Quote } from '../../evidence/extraction';
import { type Language } from '../../evidence/text/language';
import { type Restated } from './restated';

/** Where in a document a passage stands; figures and statements are taken from `body` and `field` only. */
export type Zone = 'header' | 'body' | 'quoted' | 'signature' | 'field';

/** One sentence, table row or form field, with who says it. Places count UTF-16 units of the document's own text. */
export interface Passage {
  documentId: string;
  kind: string;
  /** ISO date of the document. */
  date: string | null;
  /** Position of the document in time order. */
  order: number;
  /** Position of the passage among all of the story. */
  at: number;
  start: number;
  end: number;
  text: string;
  language: Language;
  zone: Zone;
  /** Who speaks or writes, as written in the source. */
  speaker: string | null;
  side: Side | null;
  /** Number of the turn, mail or form the passage belongs to within its document. */
  turn: number;
  /** Where it gives terms of the contract on record. */
  restated: Restated[];
}

/** Whether the passage ends in a question mark. */
export function isQuestion({ text }: Passage): boolean {
  return /\?\s*$/u.test(text);
}

export function quoteOf({ documentId, text, start }: Passage): Quote {
  return { documentId, quote: text, start };
}

/** A part of a passage as a quote. */
export function partOf(passage: Passage, from: number, to: number): Quote {
  return { documentId: passage.documentId, quote: passage.text.slice(from, to), start: passage.start + from };
}

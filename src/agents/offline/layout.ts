import { LineReader, linesOf } from './layout.lines';
import { type Addressee } from './mail.headers';
import { type Zone } from './passage';
import { labelsIn } from './turn.labels';

/** A stretch of a document by one voice. */
export interface Block {
  start: number;
  end: number;
  zone: Zone;
  speaker: string | null;
  turn: number;
}
export interface Layout {
  blocks: Block[];
  /** Who stands in From, To and Cc lines. */
  header: (Addressee & { field: 'from' | 'to' | 'cc' })[];
  /** Who takes the word, with the name as it stands there: "Raman, Priya", "Speaker 2". */
  speakers: { name: string; written: string; start: number }[];
}

/** Splits a document into turns, mails, quoted mails, signatures and form fields. */
export function layOut(
  text: string,
  kind: string,
  author: string | null,
  isKnown: (name: string) => boolean,
  byInitials: ReadonlyMap<string, string> = new Map(),
): Layout {
  const talk = kind === 'call_transcript' || kind === 'slack_thread';
  const labels = talk ? labelsIn(text, byInitials, isKnown) : null;
  return new LineReader({ lines: linesOf(text), talk, form: kind === 'order_form', author, isKnown, labels }).read();
}

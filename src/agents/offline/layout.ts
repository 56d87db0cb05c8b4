import { LineReader } from './layout.lines';
import { linesOf } from './layout.marks';
import { type Side } from '../../evidence/evidence.types';
import { type Addressee } from './mail.headers';
import { type Zone } from './passage';
import { labelsIn } from './turn.labels';
import { looseTurns } from './turn.loose';
import { labelsOfTalk, speakersOfThread } from './turn.openers';
import { officeTurn, sidedTurn } from './turn.sides';
import { loginTurn, openerOf } from './turn.tickets';
import { turnIn } from './turns';

/** A stretch of a document by one voice. */
export interface Block {
  start: number;
  end: number;
  zone: Zone;
  speaker: string | null;
  /** Of whom only the label is known. */
  side: Side | null;
  turn: number;
}
export interface Layout {
  blocks: Block[];
  /** Who stands in From, To and Cc lines. */
  header: (Addressee & { field: 'from' | 'to' | 'cc' })[];
  /** Who takes the word, with the name as it stands there: "Raman, Priya", "Speaker 2". */
  speakers: { name: string; written: string; start: number; side: Side | null }[];
}

/** Splits a document into turns, mails, quoted mails, signatures and form fields. */
export function layOut(
  text: string,
  kind: string,
  author: string | null,
  isKnown: (name: string) => boolean,
  byInitials: ReadonlyMap<string, string> = new Map(),
  logins: ReadonlyMap<string, string> = new Map(),
): Layout {
  const lines = linesOf(text);
  const form = kind === 'order_form';
  const talk = kind === 'call_transcript' || kind === 'slack_thread';
  const written = lines.map((line) => line.text);
  const ticket = kind === 'ticket';
  const common = { lines, talk, form, ticket, logins };
  if (!talk) {
    const speaks = form ? isKnown : speakersOfThread(written, isKnown);
    const writer = ticket ? (openerOf(written, logins) ?? author) : author;
    return new LineReader({
      ...common,
      author: writer,
      isKnown: speaks,
      labels: null,
      loose: null,
      offices: false,
    }).read();
  }
  const opens = (line: string) =>
    (loginTurn(line, logins) ?? sidedTurn(line) ?? turnIn(line, true, isKnown) ?? officeTurn(line)) !== null;
  const { labelled, handles } = labelsOfTalk(written, opens);
  const speaks = (name: string) => isKnown(name) || handles.has(name);
  const labels = labelsIn(text, byInitials, speaks);
  const loose = labelled ? null : looseTurns(written, speaks, labels);
  return new LineReader({ ...common, author, isKnown: speaks, labels, loose, offices: labelled }).read();
}

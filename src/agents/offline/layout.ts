import { ATTRIBUTION, FORWARD_LINE, MAIL_HEADERS } from './layout.words';
import { MONTHS } from '../../evidence/text/date.words';
import { NOT_A_PERSON } from './mention.words';
import { type Zone } from './passage';
import { labelledTurn, labelsIn, NAME, rowIn, turnIn, turnsWithin } from './turns';

/** A stretch of a document by one voice. */
export interface Block {
  start: number;
  end: number;
  zone: Zone;
  speaker: string | null;
  turn: number;
}
/** A name with an address, as mail headers and signatures give it. */
export interface Addressee {
  name: string;
  email: string | null;
  /** Where the name stands. */
  start: number;
  /** What stands in brackets behind the name: "(external counsel)". */
  note: string | null;
}
export interface Layout {
  blocks: Block[];
  /** Who stands in From, To and Cc lines. */
  header: (Addressee & { field: 'from' | 'to' | 'cc' })[];
  /** Who takes the word, with the name as it stands there: "Raman, Priya", "Speaker 2". */
  speakers: { name: string; written: string; start: number }[];
}

const HEADER = /^[ \t>*]*([\p{L}/.-]{1,14})\*{0,2}[ \u00a0]?:\*{0,2}[ \t\u00a0]*(.*)$/u;

function extend(block: Block | undefined, end: number): void {
  if (block) block.end = end;
}

interface Line {
  start: number;
  end: number;
  text: string;
}

/** Splits a document into turns, mails, quoted mails, signatures and form fields. */
export function layOut(
  text: string,
  kind: string,
  author: string | null,
  isKnown: (name: string) => boolean,
  byInitials: ReadonlyMap<string, string> = new Map(),
): Layout {
  const layout: Layout = { blocks: [], header: [], speakers: [] };
  const talk = kind === 'call_transcript' || kind === 'slack_thread';
  const form = kind === 'order_form';
  const labels = talk ? labelsIn(text, byInitials, isKnown) : null;
  let turn = 0;
  let speaker = talk || form ? null : author;
  let inHeader = !talk && !form;
  let beforeQuote: string | null = null;
  let beforeRows: string | null | undefined;
  const lines = linesOf(text);
  const open = () => layout.blocks.at(-1);
  const begin = (start: number, zone: Zone, newTurn: boolean) => {
    if (newTurn) turn += 1;
    layout.blocks.push({ start, end: start, zone, speaker, turn });
  };
  lines.forEach((line, at) => {
    const header = HEADER.exec(line.text);
    const field = header?.[1] ? MAIL_HEADERS.get(header[1].toLowerCase()) : undefined;
    if (FORWARD_LINE.test(line.text)) {
      inHeader = true;
      begin(line.start, 'header', true);
    } else if (field && header && (inHeader || startsHeader(lines, at)) && !form) {
      inHeader = true;
      const inOffice = (name: string) => name.split(/\s+/u).some((word) => NOT_A_PERSON.has(word.toLowerCase()));
      const who = field === 'from' || field === 'to' || field === 'cc' ? field : null;
      const people =
        who === null
          ? []
          : namesInHeader(header[2] ?? '', line.end - (header[2] ?? '').length)
              .slice(0, who === 'from' ? 1 : undefined)
              .filter(
                ({ name, email }) =>
                  (isKnown(name) || !inOffice(name)) && (email !== null || /\p{Lu}|\p{Lo}/u.test(name)),
              );
      if (who !== null) layout.header.push(...people.map((person) => ({ ...person, field: who })));
      if (field === 'from') {
        speaker = people[0]?.name || addressee(people[0]?.email ?? null) || author;
        turn += 1;
      }
      begin(line.start, 'header', false);
    } else if (line.text.trim() === '' && inHeader && !form) {
      if (layout.header.length > 0 || at > 1) inHeader = false;
    } else if (ATTRIBUTION.test(line.text.replace(/^[\s>]+/u, '').trim())) {
      beforeQuote ??= speaker;
      begin(line.start, 'header', true);
      speaker = attributed(line.text);
    } else if (/^\s*>/.test(line.text) && !talk) {
      inHeader = false;
      const from = QUOTED_FROM.exec(line.text)?.[1];
      if (from !== undefined) {
        beforeQuote ??= speaker;
        speaker = from;
        begin(line.start, 'header', true);
      } else if (open()?.zone !== 'quoted') begin(line.start, 'quoted', true);
    } else {
      if (open()?.zone === 'quoted' && beforeQuote !== null) {
        speaker = beforeQuote;
        beforeQuote = null;
      }
      const said = form ? null : ((labels && labelledTurn(line.text, labels)) ?? turnIn(line.text, talk, isKnown));
      const row = said || form ? null : rowIn(line.text, isKnown);
      if (beforeRows !== undefined && row === null) {
        speaker = beforeRows;
        beforeRows = undefined;
        begin(line.start, 'body', true);
      }
      if (row) {
        inHeader = false;
        if (beforeRows === undefined) beforeRows = speaker;
        speaker = row.name;
        layout.speakers.push({ name: row.name, written: row.written, start: line.start + row.at });
        begin(line.start, 'header', true);
        extend(open(), line.start + row.length);
        begin(line.start + row.length, 'body', false);
      } else if (said) {
        inHeader = false;
        speaker = said.name;
        layout.speakers.push({ name: said.name, written: said.written, start: line.start + said.at });
        begin(line.start, 'header', true);
        extend(open(), line.start + said.length);
        if (said.length < line.text.length) begin(line.start + said.length, 'body', false);
      } else if (/^--\s?$/.test(line.text)) {
        inHeader = false;
        begin(line.start, 'signature', false);
      } else {
        if (inHeader && line.text.trim() !== '' && layout.header.length > 0) inHeader = false;
        const zone: Zone = form ? 'field' : 'body';
        const current = open()?.zone;
        if (current !== zone && current !== 'signature' && !(current === 'header' && inHeader))
          begin(line.start, zone, false);
      }
    }
    if (talk && open()?.zone === 'body') {
      for (const { name, at: place, length } of turnsWithin(line.text, isKnown)) {
        if (line.start + place < (open()?.start ?? 0)) continue;
        extend(open(), line.start + place);
        speaker = name;
        layout.speakers.push({ name, written: name, start: line.start + place });
        begin(line.start + place, 'header', true);
        extend(open(), line.start + length);
        begin(line.start + length, 'body', false);
      }
    }
    extend(open(), line.end);
  });
  return layout;
}

/** "rosalind.achebe@…" reads as Rosalind Achebe. */
function addressee(email: string | null): string | null {
  const parts = email?.split('@')[0]?.split(/[._]/u) ?? [];
  if (parts.length < 2 || parts.some((part) => part.length < 2 || /\d/.test(part))) return null;
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ');
}

/** "> From: Priya Raman, 8 June" at the head of a quoted mail. */
const QUOTED_FROM = new RegExp(String.raw`^[ \t]*>[ \t>]*(?:From|De|Von|Da|Van)[ \u00a0]?:[ \t\u00a0]*(${NAME})`, 'u');

/** The name in "On 3 May Priya Raman <p@x> wrote:", whatever the order of its parts. */
function attributed(line: string): string | null {
  const names = [...line.matchAll(new RegExp(String.raw`(?<![\p{L}])${NAME}`, 'gu'))].map(([name]) => name);
  const people = names.filter((name) => name.includes(' ') && !MONTHS.has(name.split(' ')[0]?.toLowerCase() ?? ''));
  return people.at(-1) ?? null;
}

/** A header block in the middle of a mail: two header lines in a row, one of them From. */
function startsHeader(lines: Line[], at: number): boolean {
  const kinds = lines
    .slice(at, at + 4)
    .map(({ text }) => MAIL_HEADERS.get(HEADER.exec(text)?.[1]?.toLowerCase() ?? ''));
  return kinds[0] === 'from' && kinds.slice(1).some((kind) => kind !== undefined);
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push({ start, end, text: text.slice(start, end).replace(/\r$/, '') });
    if (found < 0) break;
    start = end + 1;
  }
  return lines;
}

const ADDRESS = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/u;

/** "Raman, Priya <priya.raman@x>": a comma inside one name, as its address shows. */
const LAST_FIRST = new RegExp(
  String.raw`(?<=^|[;,]\s*"?)(${NAME}), (${NAME})(?="?\s*<(?:\p{L}{1,30}[._-])?\1[@._-])`,
  'giu',
);

/** "Priya Raman <p@x>; Osei Mensah, marta@y" */
export function namesInHeader(value: string, start: number): Addressee[] {
  const found: Addressee[] = [];
  let at = 0;
  for (const part of value.replace(LAST_FIRST, '$1\u00a0\u00a0$2').split(/[;,](?![^<]*>|[^(]*\))/u)) {
    const email = ADDRESS.exec(part)?.[0] ?? null;
    const name = part
      .replace(/<[^>]*>|\([^)]*\)|\[[^\]]*\]/gu, ' ')
      .replace(ADDRESS, ' ')
      .replace(/["'*]/gu, ' ')
      .trim()
      .replace(/^(.+?)\u00a0\u00a0(.+)$/u, '$2 $1')
      .replace(/\s+/gu, ' ');
    const note = /\(([^()]*)\)/u.exec(part)?.[1] ?? null;
    if (name.length > 1 || email)
      found.push({ name, email, note, start: start + at + Math.max(0, part.indexOf(name)) });
    at += part.length + 1;
  }
  return found;
}

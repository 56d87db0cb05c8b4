import { MONTHS } from '../../evidence/text/date.words';
import { MAIL_HEADERS, type MailHeader } from './layout.words';
import { ADDRESS } from './mail.address';
import { NAME } from './turns';

/** A name with an address, as mail headers and signatures give it. */
export interface Addressee {
  name: string;
  email: string | null;
  /** Where the name stands. */
  start: number;
  /** What stands in brackets behind the name: "(external counsel)". */
  note: string | null;
}

const HEADER = /^[ \t>*]*([\p{L}/.-]{1,14})\*{0,2}[ \u00a0]?:\*{0,2}[ \t\u00a0]*(.*)$/u;

/** What a line is as one of a mail's head: "Subject: …"; null where it is none. */
export function headerIn(line: string): { field: MailHeader; value: string } | null {
  const [, name = '', value = ''] = HEADER.exec(line) ?? [];
  const field = MAIL_HEADERS.get(name.toLowerCase());
  return field ? { field, value } : null;
}

/** A header block in the middle of a mail, by its first four lines: two header lines in a row, one of them From. */
export function startsHeader([first = '', ...others]: string[]): boolean {
  return headerIn(first)?.field === 'from' && others.some((line) => headerIn(line) !== null);
}

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

/** The name in "On 3 May Priya Raman <p@x> wrote:", whatever the order of its parts. */
export function attributed(line: string): string | null {
  const names = [...line.matchAll(new RegExp(String.raw`(?<![\p{L}])${NAME}`, 'gu'))].map(([name]) => name);
  const people = names.filter((name) => name.includes(' ') && !MONTHS.has(name.split(' ')[0]?.toLowerCase() ?? ''));
  return people.at(-1) ?? null;
}

/** Whom the head of a quoted mail names: "> From: Priya Raman, 8 June". */
export function quotedFrom(line: string): string | undefined {
  return QUOTED_FROM.exec(line)?.[1];
}
const QUOTED_FROM = new RegExp(String.raw`^[ \t]*>[ \t>]*(?:From|De|Von|Da|Van)[ \u00a0]?:[ \t\u00a0]*(${NAME})`, 'u');

import { type Side } from '../../evidence/evidence.types';
import { FIELD_NAMES } from './layout.words';
import { nameOf } from './mail.address';

/** Who begins to speak in a line, where the name stands and where the words begin. */
export interface Turn {
  name: string;
  /** The name or label as it stands in the line. */
  written: string;
  at: number;
  length: number;
  /** Told by the label itself: "Vendor", "Kundin (Petra Vane)". */
  side?: Side;
  /** The label is no name of a person. */
  nameless?: boolean;
}

export const NAME = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*(?:[ \u00a0]+(?:(?:de|da|do|dos|das|di|del|della|il|lo|la|le|van|von|der|den|te|ter|ten|zu|zum|zur|af|bin|al|el|y|e)\s+)*[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*){0,4}(?: (?:jun|jr|sen|sr|junior|senior|hijo|padre|fils|père|figlio)\.?(?![\p{L}]))?`;
export const LOWER_NAME = String.raw`\p{Ll}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){0,3}`;
/** What somebody is called in a chat by first and last name. */
const FULL_HANDLE = String.raw`\p{Ll}[\p{L}'-]{1,20}[._]\p{Ll}[\p{L}'-]{1,20}`;
export const CLOCK = String.raw`\[?\(?\d{1,2}(?:[:.h]| h )\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?[ \t\u202f]{0,2}(?:[AaPp]\.?[ \u00a0\u202f]?[Mm]\.?|[ap](?!\p{L})|Uhr|uur)?\]?\)?`;
/** A day before the clock, as chat exports print it: "12/03/26, ", "2026-03-12 ", "29 Sep ", "11.05. ". */
const DAY = String.raw`(?:\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4}|\.)?|\d{1,2} \p{L}{3,9}\.?(?: \d{4})?),?[ \t\u202f]{1,2}`;
/** A clock with or without its day, in brackets or not. */
export const STAMP = String.raw`[\[(]?(?:${DAY})?${CLOCK}`;
const ROLE = String.raw`[ \t]*(?:\([^)\n]{1,60}\)|\[[^\]\n]{1,60}\]|,[^:\n]{1,50}|[-–/|][^:\n]{1,40})`;

const ROLE_IN_BRACKETS = String.raw`[ \t]*[([][^)\]\n]{1,60}[)\]]`;

interface Shape {
  /** What the shape looks like, for whoever reads the table. */
  example: string;
  pattern: RegExp;
  /** Counts only for people the record knows, because the shape alone may be anything. */
  knownOnly: boolean;
}

/** The ways transcripts, chats and minutes show who speaks. The first that fits is taken. */
const SHAPES: Shape[] = [
  {
    example: 'Priya Raman: … | [00:12] PRIYA RAMAN (Northwind): … | Raúl Pemberton 09:14: … | **Priya:** … | <Priya> …',
    pattern: new RegExp(
      String.raw`^[ \t>*_\u200e—–-]{0,6}(?:${STAMP}[ \t–-]*)?[*_<]{0,3}(${NAME})[*_]{0,3}(?:${ROLE})?[ \t]*(?:[@|,·-]?[ \t]*${CLOCK})?[*_]{0,3}[ \t\u00a0\u202f]?(?::|>)[*_]{0,3}(?=[ \t\u00a0]|$)`,
      'u',
    ),
    knownOnly: false,
  },
  {
    example: 'priya: … | priya raman 9:12: …   (chats and dictation without capitals)',
    pattern: new RegExp(
      String.raw`^[ \t>*-]{0,4}(?:${STAMP}[ \t–-]*)?(${LOWER_NAME})(?:[ \t]+${CLOCK})?[ \t\u00a0\u202f]*:(?=[ \t\u00a0]|$)`,
      'u',
    ),
    knownOnly: true,
  },
  {
    example: '<v Priya Raman> … (as caption files have it)',
    pattern: new RegExp(String.raw`^[ \t]*<v(?:\.\w+)?[ \t]+(${NAME})[^>\n]{0,40}>[ \t]*`, 'u'),
    knownOnly: false,
  },
  {
    example: 'Priya Raman | 00:06 | the words',
    pattern: new RegExp(
      String.raw`^[ \t|]*(${NAME})(?:${ROLE_IN_BRACKETS})?[ \t]*[|·•][ \t]*${STAMP}[ \t]*[|·•–:-][ \t]*(?=\S)`,
      'u',
    ),
    knownOnly: false,
  },
  {
    example: '00:06 | Priya Raman | the words | 13:02:10 Priya Raman (Bright Quay): …',
    pattern: new RegExp(
      String.raw`^[ \t|]*${STAMP}[ \t]*[|·•–-]?[ \t]*(${NAME})(?:${ROLE_IN_BRACKETS})?[ \t]*[|·•:][ \t]*(?=\S)`,
      'u',
    ),
    knownOnly: false,
  },
  {
    example: 'Raman, Priya (Northwind)   18/02 10:19   (the words below) | Raman, Priya: …',
    pattern: new RegExp(
      String.raw`^[ \t>*]{0,6}(?:${STAMP}[ \t–-]*)?(${NAME}), (${NAME})(?:[ \t]*[([][^)\]\n]{1,60}[)\]])?(?:[ \t]+(?:[-–·|@][ \t]*)?${STAMP}[ \t]*$|[ \t]?:(?=[ \t]|$))`,
      'u',
    ),
    knownOnly: true,
  },
  {
    example: 'Priya Raman   0:03:11   (the words below) | Priya Raman — 10:01',
    pattern: new RegExp(
      String.raw`^[ \t]*(${NAME})(?:${ROLE})?[ \t]+(?:[-–—·|,@][ \t]*)?(?:today|yesterday|${STAMP})[ \t]*(?:at )?(?:${CLOCK})?[ \t]*$`,
      'u',
    ),
    knownOnly: false,
  },
  {
    example: '[Priya Raman 02:14] the words | [Priya Raman] 14:03:11   (the words below)',
    pattern: new RegExp(
      String.raw`^[ \t]*\[(${NAME})(?:[ \t]*[,|·–-]?[ \t]*${CLOCK}[ \t:]*(?=\S|$)|\][ \t]+${STAMP}[ \t]*$)`,
      'u',
    ),
    knownOnly: false,
  },
  {
    example: 'priya.raman  [9:02 AM]   (the words below) | ↳ priya.raman  [9:31 AM]  the words',
    pattern: new RegExp(
      String.raw`^[ \t]*(?:[↳└>]+[ \t]*)?@?(${FULL_HANDLE})[ \t]+${CLOCK}(?:[ \t]*$|[ \t]+(?=\S))`,
      'u',
    ),
    knownOnly: false,
  },
  {
    example: '00:42 | Priya   (the words below)',
    pattern: new RegExp(String.raw`^[ \t]*${STAMP}[ \t]*[-–—·|,]?[ \t]*(${NAME})[ \t]*$`, 'u'),
    knownOnly: true,
  },
  {
    example: 'Priya Raman  9:12 AM  the words',
    pattern: new RegExp(String.raw`^[ \t]*(${NAME})(?:[ \t]{2,}|\t)${CLOCK}(?:[ \t]{2,}|\t)(?=\S)`, 'u'),
    knownOnly: false,
  },
  {
    example: '9:12 AM  Priya Raman  the words | 09:12 – Priya Raman – the words',
    pattern: new RegExp(
      String.raw`^[ \t]*${STAMP}[ \t]*[-–—·|]?[ \t]*(${NAME})(?:[ \t]{2,}|[ \t]+[-–—|][ \t]+)(?=\S)`,
      'u',
    ),
    knownOnly: true,
  },
  {
    example: 'PRIYA RAMAN   (alone on its line, the words below) | ### Priya Raman',
    pattern: new RegExp(String.raw`^[ \t]*(?:#{1,4}[ \t]+|\*\*)?(${NAME})(?:\*\*)?[ \t]*$`, 'u'),
    knownOnly: true,
  },
];

/** "PRESALES-1183   Status: …": the key of a ticket. */
const TICKET = /^\s*\p{Lu}{2,}-\d/u;

const HANDLED = new RegExp(`^${FULL_HANDLE}$`, 'u');

/** Outside of talk only "Name: text" is a turn; "Lena, here is what we want:" and "Lena:" greet. */
const GREETS_NOBODY = /^[^,:–]{2,60}:\s*\S/u;

/** Whether a line opens a turn; outside of talk only "Name: text" by somebody known does. */
export function turnIn(line: string, talk: boolean, isKnown: (name: string) => boolean): Turn | null {
  const head = line.length > 200 ? line.slice(0, 200) : line;
  if (!talk && (!GREETS_NOBODY.test(line) || TICKET.test(line))) return null;
  for (const { pattern, knownOnly } of talk ? SHAPES : SHAPES.slice(0, 1)) {
    const match = pattern.exec(head);
    const name = (match?.[2] ? `${match[2]} ${match[1] ?? ''}` : match?.[1])?.replace(/[.\s]+$/u, '');
    if (!match || !name || name.length < 2) continue;
    const words = name.toLowerCase().split(/\s+/u);
    if (words.length > 5) continue;
    const known = isKnown(name);
    if (!known && (knownOnly || !talk || words.some((word) => FIELD_NAMES.has(word)))) continue;
    const written = match[2] ? `${match[1] ?? ''}, ${match[2]}` : name;
    const full = HANDLED.test(name) ? nameOf(name.split(/[._]/u)) : name;
    return { name: full, written, length: match[0].length, at: line.indexOf(written) };
  }
  return null;
}

/** A row of minutes, "| 3 | Backing | Priya Raman | what she said |": one cell is a known person, the last is the words. */
export function rowIn(line: string, isKnown: (name: string) => boolean): Turn | null {
  const end = line.trimEnd().replace(/\|$/u, '').length;
  const last = line.lastIndexOf('|', end - 1);
  if (!/^\s*\|/u.test(line) || last < 3) return null;
  const name = line
    .slice(0, last)
    .split('|')
    .map((cell) => cell.trim())
    .find((cell) => ROW_NAME.test(cell) && isKnown(cell));
  return name === undefined ? null : { name, written: name, length: last + 1, at: line.indexOf(name) };
}
const ROW_NAME = new RegExp(`^${NAME}$`, 'u');

/** "… open. Fr. Yildirim: agrees …": people the record knows who take the word in the middle of a line. */
export function turnsWithin(line: string, isKnown: (name: string) => boolean): Turn[] {
  const found: Turn[] = [];
  for (const match of line.matchAll(WITHIN)) {
    const written = match[1] ?? '';
    const name = isKnown(written) ? written : (written.split(/\.\s+/u).at(-1) ?? '');
    if (isKnown(name))
      found.push({
        name,
        written: name,
        at: match.index + match[0].lastIndexOf(name),
        length: match[0].length + match.index,
      });
  }
  return found;
}
const WITHIN = new RegExp(String.raw`(?<=[.!?;”»"]\s{1,3})(${NAME})[ \u00a0\u202f]?:(?=[ \u00a0])`, 'gu');

import { nameParts } from '../../evidence/names';
import { type Passage } from './passage';
import { knownOn, type Written } from './signature.names';
import { type Scene } from './story';

/** A stretch of a form that one line, table cell or sentence sets apart. */
export interface Clause {
  text: string;
  line: Passage;
  /** Which line of the passage it stands in; a form's lines may run on as one sentence. */
  row: number;
  /** In the second half of the form, where forms are signed. */
  late: boolean;
  /** What stands in the same column of the rows just above, the nearest first. */
  above: string[];
  /** People of the cast who are named there. */
  people: Written[];
}

const BORDER = /[ \t\u00a0]*(?:;|\||\n|\t| {3,})\s*/u;

/** Lines of a block above a name that may hold its label, and below it that may hold office and day. */
const BLOCK = 3;

/** The clauses of a form in the order of its text. */
export function clausesOf(scene: Scene, documentId: string): Clause[] {
  const text = scene.texts.get(documentId) ?? '';
  let rows: string[][] = [];
  return wholeLines(scene, documentId, text).flatMap((line) => {
    let at = 0;
    const cells = line.text.split(BORDER);
    rows = cells.length > 1 && rows[0]?.length === cells.length ? rows.slice(0, BLOCK) : [];
    const clauses = cells.flatMap((part, column): Clause[] => {
      at = line.text.indexOf(part, at);
      const late = (line.start + at + part.length) * 2 >= text.length;
      const above = rows.flatMap((row) => row[column] ?? []);
      const row = line.text.slice(0, at).split('\n').length;
      return part === '' ? [] : [{ text: part, line, row, late, above, people: knownOn(scene, part) }];
    });
    rows.unshift(cells);
    return clauses;
  });
}

/** The passages of a form; those that were cut behind a title or an ordinal, "Dr. jur.", "1.", are mended. */
function wholeLines(scene: Scene, documentId: string, text: string): Passage[] {
  const lines: Passage[] = [];
  for (const passage of scene.passages) {
    if (passage.documentId !== documentId) continue;
    const before = lines.at(-1);
    if (before && text.slice(before.end, passage.start) === ' ' && isCutShort(before.text))
      lines[lines.length - 1] = { ...before, end: passage.end, text: text.slice(before.start, passage.end) };
    else lines.push(passage);
  }
  return lines;
}

function isCutShort(text: string): boolean {
  const [title = ''] = /\S+(?=(?:\s+\p{L}{1,4}\.)*$)/u.exec(text.slice(-24)) ?? [];
  return /(?<!\p{N})\p{N}{1,2}\.$/u.test(text) || (text.endsWith('.') && nameParts(title).length === 0);
}

const LONGEST_LABEL = 80;

/** The label above a name that stands alone: the nearest lines that open a field or speak of signing, with place and day passed over. */
export function labelAbove(clauses: Clause[], at: number, isLabel: (text: string) => boolean): string {
  const above: string[] = [];
  for (const { people, text } of clauses.slice(Math.max(0, at - BLOCK), at).reverse()) {
    const label = withoutPlaceAndDay(text);
    if (label === '') continue;
    if (people.length > 0 || text.length > LONGEST_LABEL || /\p{N}/u.test(label) || !isLabel(label)) break;
    above.unshift(label);
  }
  return above.join(' ');
}

/** "Voor akkoord, Aalsmeer, 29 september 2026" says no more than "Voor akkoord", and "Ulm, den 3.5.2026" nothing. */
function withoutPlaceAndDay(text: string): string {
  return text.replace(PLACE_AND_DAY, '').trim();
}
const PLACE_AND_DAY =
  /(?:^|,\s*|\s+)(?:\p{Lu}[\p{L}'’-]+(?:[ -][\p{L}'’-]+){0,3},\s*)?(?:(?:den|am|le|el|il|the|op|em|a|ai|lì|,)\s+)*(?:\d{1,2}(?:er|st|nd|rd|th|º|\.)?(?:\s+de)?\s+\p{L}{3,10}\.?(?:\s+de)?\s+\d{4}|\d{1,2}([./-])\d{1,2}\1\d{2,4})\.?$/u;

/** What belongs to a name from the cells beside it, or, where it fills its line, from the lines below it. */
export function blockBelow(clauses: Clause[], at: number, alone: boolean, ends: (text: string) => boolean): string {
  const below: string[] = [];
  const own = clauses[at];
  for (const { people, text, line, row } of clauses.slice(at + 1, at + 1 + BLOCK)) {
    const beside = line === own?.line && row === own.row;
    if ((!alone && !beside) || people.length > 0 || ends(text)) break;
    below.push(text);
  }
  return below.join(', ');
}

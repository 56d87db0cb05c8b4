import { type Side } from '../../evidence/evidence.types';
import { FIELD_NAMES } from './layout.words';
import { CLOCK, NAME, STAMP, type Turn, turnIn } from './turns';

const VENDOR = `vendor|(?:sales )?rep|sales(?:person)?|seller|supplier|account exec(?:utive)?|csm|ae|verkauf|verkäufer(?:in)?|vertrieb|anbieter|lieferant|vendeu(?:r|se)|commercial(?:e)?|fournisseur|comercial|vendedora?|proveedor|fornecedor|venditore|venditrice|commerciale|fornitore|verkoper|verkoopster|leverancier`;
const CUSTOMER = `customer|client[ea]?|buyer|prospect|kund(?:e|in)|interessent(?:in)?|klant(?:e)?|cliente`;
const BEFORE = String.raw`^[ \t>*_-]{0,6}(?:${STAMP}[ \t–-]*)?[*_]{0,2}`;
const BEHIND = String.raw`(?:[ \t]*[([]([^)\]\n]{1,60})[)\]])?(?:[ \t]*${CLOCK})?[*_]{0,2}[ \t\u00a0]?:[*_]{0,2}(?=[ \t\u00a0]|$)`;
const SIDED = new RegExp(`${BEFORE}(?:(${VENDOR})|(${CUSTOMER}))${BEHIND}`, 'iu');
const OFFICE = new RegExp(String.raw`${BEFORE}(\p{Lu}\p{L}*(?:[ /-]\p{L}[\p{L}.'’]*){0,4})${BEHIND}`, 'u');
const PERSON = new RegExp(`^${NAME}$`, 'u');

/** "Vendor: …", "Kundin (Petra Vane): …": a turn of whom only the side is told, or the side beside the name. */
export function sidedTurn(line: string): Turn | null {
  const match = SIDED.exec(line.slice(0, LONGEST));
  const label = match?.[1] ?? match?.[2];
  if (!match || !label) return null;
  return turn(line, label, match[3], match[0].length, match[1] ? 'vendor' : 'customer');
}

/** "Agency head: …", "Tattoo studio owner: …": an office speaks where everybody in the talk has a label. */
export function officeTurn(line: string): Turn | null {
  const match = OFFICE.exec(line.slice(0, LONGEST));
  const label = match?.[1];
  if (!match || !label || label.split(/[ /-]/u).some((word) => FIELD_NAMES.has(word.toLowerCase()))) return null;
  return turn(line, label, match[2], match[0].length, 'customer');
}

const LONGEST = 200;

function turn(line: string, label: string, beside: string | undefined, length: number, side: Side): Turn {
  const written = beside && PERSON.test(beside) && beside.includes(' ') ? beside : label;
  return { name: written, written, at: line.indexOf(written), length, side, nameless: written === label };
}

/** A lone name without capitals, as handles in a chat are. */
const HANDLE = new RegExp(
  String.raw`^[ \t>*-]{0,4}(?:${STAMP}[ \t–-]*)?(\p{Ll}[\p{L}\p{M}'’.-]{1,20}(?: [\p{L}\p{M}'’.-]{1,20})?)(?:[ \t]+${CLOCK})?[ \t\u00a0\u202f]*:(?=[ \t\u00a0]|$)`,
  'u',
);

/** Whether most lines of a talk open with somebody's label, and the handles that open them. */
export function labelsOfTalk(
  lines: string[],
  opens: (line: string) => boolean,
): { labelled: boolean; handles: Set<string> } {
  const written = lines.filter((line) => line.trim() !== '');
  const handles = new Set<string>();
  let labelled = 0;
  for (const line of written) {
    const handle = HANDLE.exec(line.slice(0, LONGEST))?.[1];
    const isHandle = handle !== undefined && handle.split(' ').every((word) => !FIELD_NAMES.has(word));
    if (isHandle) handles.add(handle);
    if (isHandle || opens(line)) labelled += 1;
  }
  const most = labelled >= FEWEST && labelled >= written.length * MOST;
  return { labelled: most, handles: most ? handles : new Set() };
}

const FEWEST = 2;
const MOST = 0.6;

/** A ticket or a note written as a talk: where most lines open with a name and two of them are known, any full name speaks. */
export function speakersOfThread(lines: string[], isKnown: (name: string) => boolean): (name: string) => boolean {
  const written = lines.filter((line) => line.trim() !== '');
  const speaks = (name: string) => isKnown(name) || FULL_NAME.test(name);
  const turns = written.flatMap((line) => turnIn(line, false, speaks) ?? []);
  const known = turns.filter(({ name }) => isKnown(name));
  return known.length >= FEWEST && turns.length >= written.length * MOST ? speaks : isKnown;
}

const FULL_NAME = new RegExp(`^(?=.* )${NAME}$`, 'u');

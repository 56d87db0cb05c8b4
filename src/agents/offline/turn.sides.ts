import { type Side } from '../../evidence/evidence.types';
import { FIELD_NAMES } from './layout.words';
import { CLOCK, NAME, STAMP, type Turn } from './turns';

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

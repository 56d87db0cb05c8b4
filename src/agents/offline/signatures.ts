import { withoutTitle } from '../../evidence/name.titles';
import { bindingForms } from './binding.forms';
import { add, type Member } from './cast';
import { type Passage } from './passage';
import { blockBelow, type Clause, clausesOf, labelAbove } from './signature.clauses';
import { type Around, isOpenField, isVoid, looksSigned, mayLabel, saysPaid, saysSigned } from './signature.marks';
import { isRecorded, type Written } from './signature.names';
import { strangerOn, titleAfter } from './signature.strangers';
import { namesVendor, vendorLine } from './signature.sides';
import { type Scene } from './story';

export interface Signature {
  member: Member;
  line: Passage;
}

/** The customer's own signatures on the forms in force; who signs for somebody else is left out. */
export function signatures(scene: Scene): Signature[] {
  return signers(scene).filter(({ member, line, valid }) => valid && member.side === 'customer' && line.text !== '');
}

interface Signer extends Signature {
  /** False where somebody signs for another, or the field is still open. */
  valid: boolean;
}

/** Everybody who signs a form in force, for either side; strangers join the cast on the side their line names. */
export function signers(scene: Scene): Signer[] {
  return bindingForms(scene).flatMap(({ id }) => {
    const clauses = clausesOf(scene, id);
    const lines = clauses.flatMap((_, at) => linesOf(scene, clauses, at));
    const signed = lines.flatMap((line) => signerOf(scene, line));
    if (clauses.some((clause) => isOpenField(scene, clause)))
      return signed.map((each) => ({ ...each, valid: each.valid && each.member.side === 'vendor' }));
    if (signed.some(({ member }) => member.side === 'customer')) return signed;
    return [...signed, ...lines.flatMap((line) => likelySigner(scene, line))];
  });
}

/** A name with what is written around it. */
interface NameLine extends Around {
  written: Written;
}

function linesOf(scene: Scene, clauses: Clause[], at: number): NameLine[] {
  const clause = clauses[at];
  if (!clause) return [];
  const { text } = clause;
  const stranger = clause.people.length === 0 ? strangerOn(scene, text, vendorLine(scene, text)) : null;
  const named = clause.people.filter(
    ({ end }, place, { length }) => place === length - 1 || !/^\s*:/u.test(text.slice(end)),
  );
  const recorded = named.filter(({ member }) => member && isRecorded(scene, member));
  const people = stranger ? [stranger] : recorded.length > 0 ? recorded : named;
  return people.map((written, place): NameLine => {
    const own = asLabel(text.slice(people[place - 1]?.end ?? 0, written.start));
    const next = people[place + 1]?.start;
    const rest = text.slice(written.end, next);
    const below =
      next === undefined
        ? blockBelow(clauses, at, rest.trim() === '' || (own.trim() === '' && OFFICE_ALONE.test(rest)), (line) =>
            endsBlock(scene, line),
          )
        : '';
    const above = place === 0 && EMPTY_LABEL.test(own) ? labelAbove(clauses, at, (line) => mayLabel(scene, line)) : '';
    return {
      clause,
      written,
      before: above === '' ? own : `${above}: ${own}`,
      behind: below === '' ? rest : `${rest}, ${below}`,
      last: at === clauses.length - 1,
    };
  });
}
/** "Who signs ......", "└ Conforme ─", "Cliente →", "Signed =": what leads to the name ends the label, and frames say nothing. */
function asLabel(before: string): string {
  return before.replace(/^[\s─-╿]+|^\s*\d{1,2}[.)]\s+/u, '').replace(LEADS_TO, '$1: ');
}
const LEADS_TO = /^([^:]*[\p{L})])\s*(?:\.{3,}|·{3,}|[─-╿→]+|=|\s{2})\s*$/u;

/** A mark of signing or the word for a name, which leave the label to the line above. */
const EMPTY_LABEL =
  /^[\s_.:–-]*(?:(?:gez\.(?: ppa\.)?|sgd\.?|\/s\/|\(?e-signed\)?|[[(](?:signed|stamp|stempel|sello|carimbo|cachet|timbro)[^)\]]{0,20}[)\]]|by|name|nome|nombre|nom|naam|par|por)[\s:]*)?$/iu;

/** An office and the end of the line. */
const OFFICE_ALONE = /^\s*,\s*\p{L}[^\p{N},;:]{2,40}$/u;

function endsBlock(scene: Scene, text: string): boolean {
  return vendorLine(scene, text) || NEW_LABEL.test(text);
}
const NEW_LABEL =
  /^\s*(?:gez\.|sgd\.?|\/s\/|sd\/-)\s|^(?!(?:date|datum|fecha|data|title|titel|signature)(?![\p{L}]))[^:,]{3,40}:/iu;

function signerOf(scene: Scene, line: NameLine): Signer[] {
  const { written, clause, before, behind } = line;
  const vendorsLine =
    vendorLine(scene, before) ||
    namesVendor(scene, behind) ||
    clause.above.some((cell) => vendorLine(scene, `${cell}:`));
  const paid = written.member !== null && saysPaid(line, written.member);
  if (!saysSigned(scene, line) && !paid && !vendorsLine) return [];
  const title = titleAfter(behind);
  const side = vendorsLine ? 'vendor' : 'customer';
  const member = written.member ?? add(scene.cast, withoutTitle(written.name), null, side, title);
  if (!member) return [];
  member.title ??= title;
  if (vendorsLine && member.email === null && !isRecorded(scene, member)) member.side = 'vendor';
  return [{ member, line: clause.line, valid: !isVoid(scene, line) && !(vendorsLine && member.side === 'customer') }];
}

function likelySigner(scene: Scene, line: NameLine): Signer[] {
  const { member } = line.written;
  if (member?.side !== 'customer' || !isRecorded(scene, member)) return [];
  if (vendorLine(scene, line.before) || isVoid(scene, line) || !looksSigned(line, member)) return [];
  return [{ member, line: line.clause.line, valid: true }];
}

import { datesIn } from '../../evidence/text/dates';
import { type Member } from './cast';
import { MONEY_TITLE } from './decision.words';
import { TITLE_WORDS } from './people.words';
import { deciderByRecord } from './record.roles';
import { type Clause } from './signature.clauses';
import { holdsOffice } from './signature.names';
import { namesContact, namesCustomer, vendorLine } from './signature.sides';
import {
  CUSTOMER_PARTY,
  FOR_PARTY,
  NOT_SIGNED,
  ON_BEHALF,
  OTHER_PART,
  PAID,
  SIGNED_BEHIND,
  SIGNED_FOR_ANOTHER,
  SIGNING,
} from './signature.words';
import { type Scene } from './story';

/** What stands around a name on a form. */
export interface Around {
  clause: Clause;
  /** The label: on the same line before the name, or above a name that stands alone. */
  before: string;
  /** Office, day and remarks behind the name. */
  behind: string;
  /** Nothing comes behind it on the form. */
  last: boolean;
}

/** Words that say the name signs: the label, the words behind the name, or a party's name with an office or a day. */
export function saysSigned(scene: Scene, { clause, before, behind }: Around): boolean {
  if (OTHER_PART.test(before) || PROSE.test(behind) || before.length > LONGEST_LABEL) return false;
  if (isLabel(before) && (SIGNING.test(before) || /^\s*by\s*:?\s*$/iu.test(before))) return true;
  if (FOR_PARTY.test(before) && /(?:[:,]|\.{2,3})\s*(?:\([^)\n]{1,30}\)\s*)?$/u.test(before))
    return namesCustomer(scene, before) || TITLE_WORDS.test(behind) || hasDay(clause, behind);
  return isPlain(before) && /^\s*[,(–-]/u.test(behind) && SIGNED_BEHIND.test(behind);
}
const LONGEST_LABEL = 120;

/** "Paid on 26 August by I. Roe, Managing Director": whose money it is says yes where the office decides. */
export function saysPaid({ before, behind }: Around, member: Member): boolean {
  if (OTHER_PART.test(before) || PROSE.test(behind) || before.length > LONGEST_LABEL) return false;
  const office = `${behind} ${member.title ?? ''}`;
  return PAID.test(before) && BY.test(before.trimEnd()) && (deciderByRecord(member) || MONEY_TITLE.test(office));
}

/** The name goes on as a sentence: "Ida Roe will send the list". */
const PROSE =
  /^\s+(?!(?:for|on|at|in|as|am|den|für|le|pour|em|el|por|para|op|voor|il|per|de|del|mit|con|com|avec|met|e|sen|jun|sr|jr|signed|firmado)(?![\p{L}]))\p{Ll}{2,}/u;

/** A line above a name that may be its label: it opens a field, speaks of signing, or is a party and nothing more. */
export function mayLabel(scene: Scene, text: string): boolean {
  const party = namesCustomer(scene, text) || vendorLine(scene, text);
  const words = text.split(/\s+/u).length;
  return /[:,]\s*$/u.test(text) || (SIGNING.test(text) && words < 9) || FOR_PARTY.test(text) || (party && words < 3);
}

/** Ends in a mark that opens a field, in "by", or in the word of signing itself. */
function isLabel(before: string): boolean {
  const text = before.trimEnd();
  return (
    /[:)\]/»"–—-]$|sd\/-\s*\($/u.test(text) ||
    (SIGNING.test(text) && new RegExp(`${CUSTOMER_PARTY.source}$`, 'iu').test(text)) ||
    (BY.test(text) && SIGNING.test(text.slice(-NEAR))) ||
    new RegExp(`${SIGNING.source}[.,]?$`, 'iu').test(text) ||
    (/[,.]$/u.test(text) && new RegExp(`^[\\s,]*(?:${SIGNING.source}|bon pour|lu et|per )`, 'iu').test(text))
  );
}
/** Between the word of signing and the name: "accepted for the customer by". */
const NEAR = 70;
const BY = /(?<![\p{L}])(?:by|por|par|von|durch|da|door|pel[oa])(?: (?:the|la|el|le|il|o|a|der|die))?$/iu;

/** Nothing before the name but a place, a day and marks. */
function isPlain(before: string): boolean {
  return /^[\s\p{P}\d]*(?:\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?,[\s\p{P}\d]*(?:\p{L}+[\s\p{P}]+\d{4},\s*)?)?$/u.test(
    before,
  );
}

/** A person of the record whose line has what signatures have, an office or a day, under no label or one never seen. */
export function looksSigned({ clause, before, behind, last }: Around, member: Member): boolean {
  if (clause.text.length > LONGEST_LINE || OTHER_PART.test(before) || PROSE.test(behind)) return false;
  const plain = isPlain(before);
  if (!plain && !(LABEL_AS_SUCH.test(before) && before.length < 50)) return false;
  const day = hasDay(clause, `${before} ${behind}`);
  const written = `${before} ${behind}`;
  const office = TITLE_WORDS.test(written) || MONEY_TITLE.test(written) || holdsOffice(member, written);
  const decides = deciderByRecord(member) || MONEY_TITLE.test(member.title ?? '');
  if (day) return decides || (office && clause.late);
  return office && decides && clause.late && (last || !plain);
}
const LONGEST_LINE = 130;
const LABEL_AS_SUCH = /^[^.:]{2,}[:,]\s*$|(?<![\p{L}])by:?\s*$/u;

function hasDay({ line }: Clause, text: string): boolean {
  return datesIn(text, { reference: line.date, dayFirst: true }).some(({ precision }) => precision === 'day');
}

/** The field is open, gives no consent, or is signed for somebody else. */
export function isVoid(scene: Scene, { before, behind }: Around): boolean {
  return (
    NOT_SIGNED.test(before) ||
    NOT_SIGNED.test(behind) ||
    SIGNED_FOR_ANOTHER.test(before) ||
    SIGNED_FOR_ANOTHER.test(behind) ||
    onBehalf(scene, before) ||
    onBehalf(scene, behind) ||
    FOR_OFFICE.test(behind)
  );
}

/** "…, for the Treasurer": not the one who holds the office. */
const FOR_OFFICE = new RegExp(
  String.raw`^\s*,\s*(?:for|für|pour|por|per|voor)\s+(?:\p{Ll}{1,3}\s+|l['’])?\p{L}*(?:${TITLE_WORDS.source})`,
  'iu',
);

/** On behalf of a person, an office or nobody in particular; a firm or a party is spoken for by everyone who signs. */
function onBehalf(scene: Scene, text: string): boolean {
  const found = ON_BEHALF.exec(text);
  if (!found) return false;
  const whom = text.slice(found.index + found[0].length);
  if (/^\s*[:,]?\s*$/u.test(whom) || namesCustomer(scene, whom)) return false;
  return TITLE_WORDS.test(whom) || !/^\s*(?:(?:the|d\p{L}{1,2}|het|la|el|le|il|o|a)\s+)?\p{Lu}/u.test(whom);
}

/** A place to sign that is still open on the customer's side: the form waits for it, whoever else has signed. */
export function isOpenField(scene: Scene, { text, late }: Clause): boolean {
  const field = SIGNING.test(text.slice(0, OPENING)) || FOR_PARTY.test(text);
  if (!late || !field || text.length > LONGEST_LABEL || !NOT_SIGNED.test(text) || vendorLine(scene, text)) return false;
  return namesCustomer(scene, text) || namesContact(scene, text);
}
const OPENING = 40;

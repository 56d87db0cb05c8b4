import { addDays, addMonths } from '../calendar/calendar';
import { type Dossier, type DossierDocument } from './dossier.types';
import { type QuoteEvidence } from './evidence.types';
import { spelt } from './name.initials';
import { shortFormOf } from './name.short-forms';
import { fold, nameParts } from './names';
import { datesIn, dayFirstIn } from './text/dates';
import { withoutInjections } from './text/injection';
import { type Language, languageOf } from './text/language';
import { moneyIn } from './text/money';
import { numbersIn } from './text/numbers';
import { sharesIn } from './text/shares';
import { singlesIn } from './text/singles';
import { feastsIn } from './text/feasts';
import { monthsIn } from './text/spoken.dates';
import { spokenMeasuresIn } from './text/spoken-measures';
import { timesIn } from './text/times';

const NOTHING_LEFT =
  /(?<![\p{L}])(?:zero|no|none|not any|without|sin|sem|sans|ohne|senza|zonder|jederzeit|null|cero|ningún|ninguna|nenhum|nenhuma|zéro|aucune?|keine?|nessun[ao]?|geen|nul)(?![\p{L}])/iu;

/**
 * Whether every one of the numbers is written somewhere in the quotes, in digits or in words; a quote too short to tell
 * its language ("Diez minutos.") is read in that of its document.
 */
export function numbersSupported(
  numbers: number[],
  quotes: QuoteEvidence[],
  documents: DossierDocument[] = [],
): boolean {
  const written = quotes.flatMap(({ documentId, quote }) => {
    const document = documents.find(({ id }) => id === documentId);
    return numbersOf(quote, document ? languageOf(document.text) : 'und');
  });
  return numbers.every((wanted) => written.some((value) => same(value, wanted)));
}

/** The numbers a passage states: plain, as money, as hours and minutes put together, as a share, and zero where it says "none". */
function numbersOf(quote: string, ofDocument: Language = 'und'): number[] {
  const languages = new Set<Language>(['en', languageOf(quote), ofDocument]);
  const plain = [...languages].flatMap((each) => numbersIn(quote, each).map(({ value }) => value));
  const money = [...languages].flatMap((each) => moneyIn(quote, each).map(({ amount }) => amount));
  const composed = plain.flatMap((a, at) =>
    plain.slice(at + 1, at + 3).flatMap((b) => (b < 60 ? [a + b / 60, a * 60 + b] : [])),
  );
  const told = [...languages].flatMap((each) =>
    sharesIn(quote, numbersIn(quote, each)).map(({ part, whole }) => (part / whole) * 100),
  );
  const times = [...languages].flatMap((each) => timesIn(quote, each).map(({ value }) => value));
  const shares = plain.flatMap((a, at) => {
    const whole = plain[at + 1];
    return whole !== undefined && a > 0 && a < whole ? [(a / whole) * 100] : [];
  });
  const spoken = [...spokenMeasuresIn(quote), ...singlesIn(quote)].map(({ value }) => value);
  return [
    ...plain,
    ...money,
    ...composed,
    ...shares,
    ...told,
    ...times,
    ...spoken,
    ...(NOTHING_LEFT.test(quote) ? [0] : []),
  ];
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1e-9, Math.abs(b) * 0.002);
}

/** Whether the quotes name the date, outright, without a year, or as a span after the contract's start. */
export function dateSupported(iso: string, quotes: QuoteEvidence[], dossier: Dossier): boolean {
  return quotes.some(({ documentId, quote }) => {
    const document = dossier.documents.find(({ id }) => id === documentId);
    const reference = document?.date ?? dossier.today;
    const dayFirst = dayFirstIn(document?.text ?? quote);
    const orders = dayFirst === null ? [true, false] : [dayFirst];
    const named = [
      ...orders.flatMap((order) => datesIn(quote, { reference, dayFirst: order })),
      ...feastsIn(quote, reference),
    ];
    if (named.some((date) => date.iso === iso || date.alternate === iso || sameDayUnwrittenYear(date, iso)))
      return true;
    if (endsMonth(iso) && monthsIn(quote).some(({ month }) => month === Number(iso.slice(5, 7)))) return true;
    return spansAfter(dossier.contract.startDate, quote).includes(iso);
  });
}

/** A renewal day may also be the day after the last day that is named, or the start plus the length that is named. */
export function renewalSupported(
  iso: string,
  startDate: string | null,
  quotes: QuoteEvidence[],
  dossier: Dossier,
): boolean {
  if (dateSupported(iso, quotes, dossier) || dateSupported(addDays(iso, -1), quotes, dossier)) return true;
  if (startDate === null) return false;
  const lengths = quotes
    .flatMap(({ quote }) => numbersOf(quote))
    .filter((length) => Number.isInteger(length) && length > 0 && length <= 120);
  return [1, ...lengths].some(
    (length) => addMonths(startDate, length) === iso || addMonths(startDate, length * 12) === iso,
  );
}

/** "The average of September" is known when September is over. */
function endsMonth(iso: string): boolean {
  return addDays(iso, 1).endsWith('-01');
}

function sameDayUnwrittenYear(date: { iso: string; yearWritten: boolean }, iso: string): boolean {
  return !date.yearWritten && date.iso.slice(5) === iso.slice(5);
}

/** Dates that "within 90 days of go-live" or "in six months" may stand for, counted from the contract's start. */
export function spansAfter(start: string | null, text: string): string[] {
  if (!start) return [];
  const numbers = numbersIn(text, languageOf(text) === 'und' ? 'en' : languageOf(text));
  return numbers.flatMap(({ value, end }) => {
    if (!Number.isInteger(value) || value <= 0 || value > 1000) return [];
    const unit = text.slice(end, end + 14).toLowerCase();
    if (/^[ -]?(?:months?|meses|mois|monaten?|mesi|maanden)/.test(unit)) return [addMonths(start, value)];
    if (/^[ -]?(?:weeks?|semanas|semaines|wochen|settimane|weken)/.test(unit)) return [addDays(start, value * 7)];
    if (/^[ -]?(?:days?|días|dias|jours|tagen?|giorni|dagen)/.test(unit)) return [addDays(start, value)];
    return [];
  });
}

/** Whether the name stands in any source of the account. */
export function nameKnown(name: string, dossier: Dossier): boolean {
  const wanted = name.trim();
  if (wanted.length < 2) return false;
  const people = [
    ...dossier.contacts,
    ...(dossier.account.csm ? [dossier.account.csm] : []),
    ...(dossier.account.ae ? [dossier.account.ae] : []),
  ];
  if (people.some((person) => person.name.includes(wanted) || wanted.includes(person.name))) return true;
  return dossier.documents.some((document) => {
    const text = readableTextOf(document);
    return (
      text.includes(wanted) ||
      text.includes(wanted.toUpperCase()) ||
      (document.author ?? '').includes(wanted) ||
      partsKnown(wanted, text) ||
      spelledInAddress(wanted, text)
    );
  });
}

/** Whether one of the quoted documents is by the person or speaks of them, by any part of the name or a short form of it. */
export function spokenOf(name: string, quotes: QuoteEvidence[], dossier: Dossier): boolean {
  const parts = nameParts(name).filter((part) => part.length > 1);
  const cited = dossier.documents.filter(({ id }) => quotes.some(({ documentId }) => documentId === id));
  return cited.some((document) => {
    const text = fold(`${document.author ?? ''}\n${readableTextOf(document)}`);
    if (parts.some((part) => text.includes(part))) return true;
    const quoted = quotes.filter(({ documentId }) => documentId === document.id).map(({ quote }) => quote);
    return (
      quoted.some((quote) => calledShort(quote, parts[0] ?? '')) ||
      calledByInitials(readableTextOf(document), quoted, name, dossier) ||
      calledByLogin(readableTextOf(document), name, dossier)
    );
  });
}

/**
 * "RK: wrote the case": by initials in capitals that are nobody else's on record. Two letters may be a word of the trade,
 * so they count in the quote or as the label of a line; three count anywhere in the document.
 */
function calledByInitials(text: string, quoted: string[], name: string, { contacts, account }: Dossier): boolean {
  const people = [...contacts, account.csm, account.ae].filter((person) => person !== null);
  return spelt(name).some((initials) => {
    const short = initials.toUpperCase();
    if (people.filter((person) => spelt(person.name).includes(initials)).length !== 1) return false;
    const word = new RegExp(`(?<![\\p{L}])${short}(?![\\p{L}])`, 'u');
    const label = new RegExp(`^[^\\p{L}\\n]{0,20}${short}(?:[ \\t]*[:=>|–—-]|[ \\t]{2}|[ \\t]*$)`, 'mu');
    return quoted.some((quote) => word.test(quote)) || (short.length > 2 ? word : label).test(text);
  });
}

/** "vsz  09:12  numbers as asked": by the words before the @ of an address on record, at the head of a line. */
function calledByLogin(text: string, name: string, { contacts }: Dossier): boolean {
  const login = fold(contacts.find((contact) => contact.name === name)?.email?.split('@')[0] ?? '');
  const heads = text.split('\n').map((line) => fold(line).replace(/^[^\p{L}]{0,20}/u, ''));
  return (
    login.length >= SHORTEST_LOGIN &&
    heads.some((head) => head.startsWith(login) && /^(?:\s|:|$)/u.test(head.slice(login.length)))
  );
}
const SHORTEST_LOGIN = 3;

/** "Moni", with a capital, in a quote that is about Mona. */
function calledShort(quote: string, given: string): boolean {
  return [...quote.matchAll(/(?<![\p{L}])\p{Lu}\p{L}{2,}(?![\p{L}])/gu)].some(([word]) =>
    shortFormOf(fold(word), given),
  );
}

/**
 * Whether the words of a value are those of the documents quoted: most of them stand there, and so does every link and
 * address. Figures are true or false; words are whoever's they are, and a reader must not bring its own.
 */
export function wordsSupported(text: string, quotes: QuoteEvidence[], dossier: Dossier): boolean {
  const cited = dossier.documents.filter(({ id }) => quotes.some(({ documentId }) => documentId === id));
  const source = fold(cited.map((document) => `${document.author ?? ''}\n${readableTextOf(document)}`).join('\n'));
  const words = fold(text).match(WORD) ?? [];
  const there = words.filter((word) => source.includes(word)).length;
  const addresses = fold(text).match(ADDRESS) ?? [];
  return there >= words.length / 2 && addresses.every((address) => source.includes(address));
}
const WORD = /[\p{L}\p{N}]{3,}/gu;
const ADDRESS = /(?:https?:\/\/|\bwww\.)[^\s)>\]]+|[\w.+-]+@[\w-]+\.[\w.-]+/gi;

/** What a document says to people: passages that instruct an automatic reader name nobody and give no address. */
function readableTextOf(document: DossierDocument): string {
  const known = READABLE.get(document);
  if (known !== undefined) return known;
  const text = withoutInjections(document.text);
  READABLE.set(document, text);
  return text;
}
const READABLE = new WeakMap<DossierDocument, string>();

/** A name put together from "Priya" in one place and "Raman" in another is still in the source. */
function partsKnown(name: string, text: string): boolean {
  const parts = name.split(/\s+/).filter((part) => part.length > 1);
  return parts.length > 1 && parts.every((part) => text.includes(part));
}

/** "greta.thiel@…" names Greta Thiel. */
function spelledInAddress(name: string, text: string): boolean {
  const parts = nameParts(name);
  return parts.length === 2 && ['.', '_'].some((dot) => text.toLowerCase().includes(`${parts.join(dot)}@`));
}

export function emailKnown(email: string, dossier: Dossier): boolean {
  const wanted = email.toLowerCase();
  return (
    dossier.contacts.some((contact) => contact.email?.toLowerCase() === wanted) ||
    dossier.documents.some((document) =>
      `${document.author ?? ''}\n${readableTextOf(document)}`.toLowerCase().includes(wanted),
    )
  );
}

import { type Dossier } from '../../evidence/dossier.types';
import { type Quote } from '../../evidence/extraction';
import { addDays, addMonths, datesIn, dayFirstIn, type FoundDate } from '../../evidence/text/dates';
import { numbersIn } from '../../evidence/text/numbers';
import * as words from './contract.words';
import { type Found, type Lines, noticeBefore } from './order.form';
import { type Passage, quoteOf } from './passage';

export interface FormTerm {
  startDate: string | null;
  renewalDate: string | null;
  noticePeriodDays: number | null;
}

/** Start, renewal and notice of an order. A renewal may be given as the day after the end or as a length. */
export function termOn(lines: Lines, dossier: Dossier): Found<FormTerm> | null {
  const whole = lines.map(({ text }) => text).join('\n');
  const order = dayFirstIn(whole);
  const [firstOrder, otherOrder] =
    order === null ? [dossier.contract.currency !== 'USD', dossier.contract.currency === 'USD'] : [order, order];
  const one = termBy(lines, dossier, firstOrder);
  if (order !== null || !one || agrees(one.value, dossier)) return one;
  const other = termBy(lines, dossier, otherOrder);
  return other && agrees(other.value, dossier) ? other : one;
}

function agrees({ startDate, renewalDate }: FormTerm, { contract }: Dossier): boolean {
  return (
    (startDate === null || startDate === contract.startDate) &&
    (renewalDate === null || renewalDate === contract.renewalDate)
  );
}

function termBy(lines: Lines, dossier: Dossier, dayFirst: boolean): Found<FormTerm> | null {
  let start: string | null = null;
  let renewal: string | null = null;
  let end: string | null = null;
  let notice: number | null = null;
  const quotes: Quote[] = [];
  let rolling = false;
  const laterThanStart = ({ iso, yearWritten }: FoundDate) =>
    start !== null && !yearWritten && iso <= start ? addMonths(iso, 12) : iso;
  for (const line of lines) {
    if ([SIGNATURE_LINE, OTHER_PAPER, words.REPLACES].some((kind) => kind.test(line.text))) continue;
    const dates = datesIn(line.text, { reference: line.date, dayFirst }).filter(
      ({ precision, start: at }) =>
        precision === 'day' && ![ISSUED, BILLED].some((kind) => kind.test(line.text.slice(Math.max(0, at - 24), at))),
    );
    let used = false;
    const joined = spanAmong(dates, line.text);
    dates.forEach((date, at) => {
      const role = at < joined ? null : roleAmong(dates, at, line.text, start !== null);
      if (role === 'renewal' && renewal === null) [renewal, used] = [laterThanStart(date), true];
      else if (role === 'start' && start === null) [start, used] = [date.iso, true];
      else if (role === 'end' && end === null && mayEnd(date, start ?? line.date))
        [end, used] = [laterThanStart(date), true];
    });
    if (notice === null && words.NO_NOTICE.test(line.text)) [notice, used] = [0, true];
    const days = noticeOn(line);
    if (notice === null && days !== null) [notice, used] = [days, true];
    if (words.ROLLING.test(line.text)) [rolling, used] = [true, true];
    if (used || (start !== null && words.TERM.test(line.text) && numbersIn(line.text, line.language).length > 0))
      quotes.push(quoteOf(line));
  }
  if (renewal === null && end !== null) renewal = addDays(end, 1);
  if (renewal === null && start !== null) {
    const months = rolling ? 1 : monthsOn(lines);
    if (months !== null) renewal = addMonths(start, months);
  }
  if (start === null && renewal === null && notice === null) return null;
  const renewalDate = asOnRecord(renewal, dossier.contract.renewalDate);
  return { value: { startDate: start, renewalDate, noticePeriodDays: notice }, quotes };
}

/** A term ends after it has begun, and after the day of its paper: "discount valid until 16 July", "bill to …, released 20/05". */
function mayEnd({ iso, yearWritten }: FoundDate, since: string | null): boolean {
  return !yearWritten || since === null || iso > since;
}

/** The last day of a term and the renewal on the day after it are one turn, whatever a form calls either of them. */
function asOnRecord(renewal: string | null, onRecord: string | null): string | null {
  if (renewal === null || onRecord === null) return renewal;
  return [addDays(onRecord, -1), addDays(onRecord, 1)].includes(renewal) ? onRecord : renewal;
}

/** Which of the days of a line is joined to the next with the year written, if a line gives other days before these two; else the first. */
function spanAmong(dates: FoundDate[], text: string): number {
  const place = dates.findIndex((date, at) => {
    const next = dates[at + 1];
    return next !== undefined && date.yearWritten && date.iso < next.iso && SPAN.test(text.slice(date.end, next.start));
  });
  return Math.max(0, place);
}

function monthsOn(lines: Lines): number | null {
  for (const line of lines) {
    for (const { value, end } of numbersIn(line.text, line.language)) {
      const rest = line.text.slice(end).replace(/^\s*\([^)]{1,30}\)/u, '');
      if (!Number.isInteger(value) || value <= 0 || value > 120 || noticeBefore(line.text, end)) continue;
      if (!words.TERM.test(line.text) && !words.START.test(line.text)) continue;
      if (words.MONTH_UNIT.test(rest)) return value;
      if (words.YEAR_UNIT.test(rest) && value <= 10) return value * 12;
    }
  }
  return null;
}

const SIGNATURE_LINE =
  /^\s*(?:signed|signature|executed|approved|accepted|authori[sz]ed|countersigned|for (?:the )?(?:customer|client|vendor)|by:|paid|comments|date:|firmad|firma|assinad|assinatura|aprovad|aprobad|aceptad|signé|signature|bon pour|lu et approuvé|unterschr|unterzeichn|freigegeben|gezeichnet|genehmigt|datum:|firmat|approvat|accettat|per accettazione|ondertekend|getekend|akkoord|goedgekeurd|lieu|ort|luogo|lugar|plaats)/iu;

/** "emissão 31/08/2026": the day of the paper itself. */
const ISSUED =
  /(?<![\p{L}])(?:issued?|issue date|emiss[aã]o|emitid[oa]|emisi[oó]n|expedid[oa]|émise?|émission|ausgestellt|ausstellung|emess[oa]|emissione|uitgegeven)[\s:,-]{1,3}(?:(?:on|em|el|le|am|il|op|a)\s+)?$/iu;

/** "facturés au 1er juin de chaque année", "invoiced on 1 June": the day the money is asked for. */
const BILLED =
  /(?<![\p{L}])(?:invoiced|billed|payable|facturée?s?|payables?|facturad[oa]s?|pagader[oa]s?|faturad[oa]s?|fatturat[oaie]|pagabil[ei]|gefactureerd|in rekening gesteld|abgerechnet|fällig|zahlbar)[\s:,-]{1,3}(?:(?:on|at|every|each|au|le|chaque|am|zum|jeweils|el|em|a|il|al|op|per)\s+){0,2}$/iu;

/** "Vs. rif.: ordine 8800412 del 21/10/2026", "Your order of 21 October": a day that is another paper's. */
const OTHER_PAPER =
  /^\s*(?:(?:vs|v|ns|n|s)[./]{1,2}\s?(?:rif|ref|réf)|(?:your|our) (?:ref|order|reference)|(?:ihre?|unsere?) (?:zeichen|bestellung|referenz)|(?:votre|notre) (?:réf|commande)|(?:su|nuestra) (?:ref|referencia|pedido)|(?:uw|ons) (?:kenmerk|ref|order))(?![\p{L}])/iu;

type Role = 'start' | 'end' | 'renewal' | null;

/** What one of the days of a line is, by the words before it, those behind it and how it is joined to the next. */
function roleAmong(dates: FoundDate[], at: number, text: string, hasStart: boolean): Role {
  const [{ start, end }, next] = [dates[at] ?? { start: 0, end: 0 }, dates[at + 1]];
  const before = text.slice(dates[at - 1]?.end ?? 0, start);
  const after = text.slice(end, next?.start);
  const label = text.slice(0, dates[0]?.start);
  if (at <= 1 && START_AND_RENEWAL.test(label)) return at === 0 ? 'start' : 'renewal';
  if (at <= 1 && dates.length > 1 && END_AND_RENEWAL.test(label)) return at === 0 ? 'end' : 'renewal';
  if (!next && CALLED_RENEWAL.test(after)) return 'renewal';
  if (next && !hasStart && SPAN.test(after) && !words.RENEWAL.test(before.slice(-48))) return 'start';
  return roleOf(before, hasStart, at > 0, text.slice(0, start));
}

function roleOf(before: string, hasStart: boolean, second: boolean, soFar: string): Role {
  const tail = before.slice(-48);
  if (!hasStart && SPAN_LABEL.test(tail)) return 'start';
  if (words.RENEWAL.test(tail)) return 'renewal';
  if (words.NOTICE.test(tail)) return null;
  if (second && hasStart && SPAN.test(before)) return 'end';
  if (lastOf(words.END, tail) > lastOf(words.START, tail)) return 'end';
  if (words.START.test(tail) || (!hasStart && (words.TERM.test(tail) || words.START.test(soFar)))) return 'start';
  return null;
}

/** "1 May 2027 (renewal)": what the day is called behind it. */
const CALLED_RENEWAL = new RegExp(`^\\s?\\(?(?:${words.RENEWAL.source})`, 'iu');

/** What stands between the first and the last day: "1 May 2026 to 30 April 2027". */
const SPAN =
  /^\s*(?:[-–—/]|to|through|until|thru|al|bis|au|a|ao|tot|t\/m|hasta el?|até|fino al|bis zum|jusqu'au)\s*$/iu;

/** "From / to ....": the label of both days, with the first right behind it. */
const SPAN_LABEL =
  /(?<![\p{L}])(?:from|start|von|de|du|desde|dal|van)\s?[/–-]\s?(?:to|end|bis|a|au|hasta|até|al|tot)[ .:|]{0,60}$/iu;

/** "Beginn / Verlängerung", "Ends / renews": the label of the first or the last day and of the renewal. */
const [START_AND_RENEWAL, END_AND_RENEWAL] = [andRenewal(words.START), andRenewal(words.END)];

function andRenewal({ source }: RegExp): RegExp {
  return new RegExp(`${source}\\s?[/–-]\\s?${words.RENEWAL.source}[ .:|]{0,60}$`, 'iu');
}

function lastOf(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'giu'))) last = match.index;
  return last;
}

/** The notice in days: a length told in days or weeks before one in months, which may be that of the next term. */
function noticeOn(line: Passage): number | null {
  if (!words.NOTICE.test(line.text)) return null;
  let inMonths: number | null = null;
  for (const { value, start, end } of numbersIn(line.text, line.language)) {
    if (!Number.isInteger(value) || value <= 0 || value > 400) continue;
    const rest = line.text.slice(end).replace(/^\s*\([^)]{1,20}\)/u, '');
    if (!words.NOTICE.test(line.text.slice(Math.max(0, start - 60), end + 60))) continue;
    if (words.DAY_UNIT.test(rest)) return value;
    if (words.WEEK_UNIT.test(rest)) return value * 7;
    const around = line.text.slice(Math.max(0, start - 45), end + 45);
    if (inMonths === null && words.MONTH_UNIT.test(rest) && value <= 12 && words.BEFORE_THE_END.test(around))
      inMonths = value * 30;
  }
  return inMonths;
}

import { addDays, addMonths, datesIn, dayFirstIn } from '../../evidence/text/dates';
import { moneyIn } from '../../evidence/text/money';
import { numbersIn } from '../../evidence/text/numbers';
import { type Dossier } from '../../evidence/dossier.types';
import { type Quote } from '../../evidence/extraction';
import * as words from './contract.words';
import { type Passage, quoteOf } from './passage';

interface Found<Value> {
  value: Value;
  quotes: Quote[];
}
export interface FormTerm {
  startDate: string | null;
  renewalDate: string | null;
  noticePeriodDays: number | null;
}

/** The lines of one binding form, or of a sentence that states an order as plainly as a form does. */
export type Lines = Passage[];

const DAY_MS = 86_400_000;

/** Seats of an order; with several counts on the form the record's own count, or their sum, settles which is meant. */
export function seatsOn(lines: Lines, onRecord: number | null): Found<number> | null {
  const counts: Found<number>[] = [];
  for (const line of lines) {
    const label = words.SEAT_LABEL.exec(line.text);
    for (const number of numbersIn(inForce(line.text), line.language)) {
      const value = number.value;
      if (!Number.isInteger(value) || value <= 0 || value > 5_000_000) continue;
      const counted = words.SEAT_UNIT.test(afterRepeat(line.text, number.end, value));
      const labelled =
        label !== null &&
        number.start - (label.index + label[0].length) >= 0 &&
        number.start - (label.index + label[0].length) < 3;
      const inRow = words.SEAT_ROW.test(line.text.slice(0, number.start));
      if (!counted && !labelled && !inRow) continue;
      if (/(?:not|instead of|rather than|pas|nicht|não|niet)\s*$/iu.test(line.text.slice(0, number.start))) continue;
      if (words.NOT_SEATS.test(around(line.text, number.start, number.end))) continue;
      if (/(?:per|each|every|por cada|pro|je|par)\s+$/iu.test(line.text.slice(0, number.start))) continue;
      counts.push({ value, quotes: [quoteOf(line)] });
    }
  }
  const distinctCounts = counts.filter((count, at) => counts.findIndex(({ value }) => value === count.value) === at);
  if (distinctCounts.length <= 1) return distinctCounts[0] ?? null;
  const recorded = distinctCounts.find(({ value }) => value === onRecord);
  const total = distinctCounts.reduce((sum, { value }) => sum + value, 0);
  const sum = distinctCounts.find(({ value }) => value * 2 === total);
  if (sum) return sum;
  if (recorded) return recorded;
  return total === onRecord
    ? { value: total, quotes: distinctCounts.flatMap(({ quotes }) => quotes) }
    : (distinctCounts[0] ?? null);
}

/**
 * The line with what it says of options and of replaced papers blanked out, letter for letter as long: the figures there
 * are none of the order.
 */
export function inForce(text: string): string {
  const blank = (from: number, to: number) => text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
  const replaced = words.REPLACES.exec(text) ?? words.NOT_ORDERED.exec(text);
  if (!replaced) return text;
  const label = /^[^:|]{0,60}[:|]/u.test(text.slice(replaced.index)) || replaced.index < 40;
  const open = text.lastIndexOf('(', replaced.index);
  const close = text.indexOf(')', replaced.index);
  const inBrackets = open >= 0 && close >= 0 && !text.slice(open, replaced.index).includes(')');
  if (inBrackets && !/^\s*[:|]/u.test(text.slice(close + 1))) return blank(open, close + 1);
  return blank(label ? 0 : replaced.index, text.length);
}

/** "sixty-five (65) named users": the digits in brackets repeat the words. */
function afterRepeat(text: string, end: number, value: number): string {
  const rest = text.slice(end, end + 60);
  const repeat = /^\s*\(\s*([\d.,  ]+)\s*\)/u.exec(rest);
  return repeat && Number(repeat[1]?.replace(/[^\d]/g, '')) === value ? rest.slice(repeat[0].length) : rest;
}

function around(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start - 30), end + 34);
}

/** The yearly fee of an order; the total after discount wins over list prices and prices a seat. */
export function yearlyFeeOn(
  lines: Lines,
  dossier: Dossier,
): Found<{ amount: number; currency: string | null; rank: number }> | null {
  const months = monthsOf(lines, dossier);
  const found: Found<{ amount: number; currency: string | null; rank: number }>[] = [];
  for (const line of lines) {
    const all = moneyIn(inForce(line.text), line.language);
    all.forEach(({ amount, currency, start, end }, at) => {
      const before = line.text.slice(Math.max(0, start - 40), start);
      const after = line.text.slice(end, end + 40);
      if (words.PER_SEAT.test(after) || /(?:[x×*@]|\bat|\bà|\ba|zu je|per)\s*$/iu.test(before)) return;
      if (/^\s*[x×*]\s*\d/u.test(after) && all.length > at + 1) return;
      if (/(?:not|no|instead of|rather than|pas|nicht|non|niet|não|statt)\s*$/iu.test(before)) return;
      if (words.NOT_FEE.test(before) || words.NOT_FEE.test(line.text.slice(0, 24))) return;
      const close = line.text.slice(Math.max(0, start - 60), end + 45);
      const monthly = words.MONTHLY.test(after.slice(0, 14));
      const whole = words.WHOLE_TERM.test(before);
      const yearly = !monthly && !whole && words.YEARLY.test(close);
      const labelled = words.FEE_LABEL.test(line.text);
      if (!yearly && !monthly && !labelled) return;
      const wholeTerm =
        !yearly &&
        !monthly &&
        months !== null &&
        months > 12 &&
        /contract value|tcv|total|whole|entire|three|two|contract value|gesamt|totale?|totaal/iu.test(close);
      const perYear = monthly ? amount * 12 : wholeTerm ? (amount * 12) / months : amount;
      const rank =
        (yearly ? 2 : 0) + (words.NET_TOTAL.test(before) ? 2 : 0) + (labelled ? 1 : 0) - (wholeTerm || monthly ? 1 : 0);
      found.push({
        value: { amount: Math.round(perYear * 100) / 100, currency: currency ?? currencyOnForm(lines, dossier), rank },
        quotes: [quoteOf(line)],
      });
    });
  }
  if (found.length === 0) return null;
  const best = Math.max(...found.map(({ value }) => value.rank));
  const top = found.filter(({ value }) => value.rank === best);
  return (
    top.find(({ value }) => value.amount === dossier.contract.arr) ??
    found.find(({ value }) => value.amount === dossier.contract.arr && value.rank >= best - 1 && top.length > 1) ??
    top[0] ??
    null
  );
}

/** A bare "$" means the currency the form or the record names elsewhere. */
function currencyOnForm(lines: Lines, dossier: Dossier): string | null {
  for (const line of lines)
    for (const { currency } of moneyIn(line.text, line.language)) if (currency !== null) return currency;
  return dossier.contract.currency ?? null;
}

/** Length of the term in months, where the form says it. */
function monthsOf(lines: Lines, dossier: Dossier): number | null {
  for (const line of lines) {
    if (!words.TERM.test(line.text)) continue;
    for (const { value, end } of numbersIn(line.text, line.language)) {
      const rest = line.text.slice(end).replace(/^\s*\([^)]{1,30}\)/u, '');
      if (!Number.isInteger(value) || value <= 0 || value > 120) continue;
      if (words.MONTH_UNIT.test(rest) && !noticeBefore(line.text, end)) return value;
      if (words.YEAR_UNIT.test(rest) && value <= 10) return value * 12;
    }
  }
  const { startDate, renewalDate } = dossier.contract;
  return startDate && renewalDate
    ? Math.round((Date.parse(renewalDate) - Date.parse(startDate)) / (30.44 * DAY_MS))
    : null;
}

function noticeBefore(text: string, end: number): boolean {
  return words.NOTICE.test(text.slice(Math.max(0, end - 30), end + 25));
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
  for (const line of lines) {
    if (SIGNATURE_LINE.test(line.text) || words.REPLACES.test(line.text)) continue;
    const dates = datesIn(line.text, { reference: line.date, dayFirst }).filter(({ precision }) => precision === 'day');
    let used = false;
    dates.forEach((date, at) => {
      const before = line.text.slice(dates[at - 1]?.end ?? 0, date.start);
      const role = roleOf(before, start !== null, at > 0, line.text.slice(0, date.start));
      if (role === 'renewal' && renewal === null) [renewal, used] = [date.iso, true];
      else if (role === 'start' && start === null) [start, used] = [date.iso, true];
      else if (role === 'end' && end === null) [end, used] = [date.iso, true];
    });
    if (notice === null && words.NO_NOTICE.test(line.text)) [notice, used] = [0, true];
    const days = noticeOn(line);
    if (notice === null && days !== null) [notice, used] = [days, true];
    if (words.ROLLING.test(line.text)) [rolling, used] = [true, true];
    if (used || (start !== null && words.TERM.test(line.text) && numbersIn(line.text, line.language).length > 0))
      quotes.push(quoteOf(line));
  }
  if (renewal === null && end !== null) renewal = renewalAfter(end, dossier.contract.renewalDate);
  if (renewal === null && start !== null) {
    const months = rolling ? 1 : monthsOn(lines);
    if (months !== null) renewal = addMonths(start, months);
  }
  if (start === null && renewal === null && notice === null) return null;
  return { value: { startDate: start, renewalDate: renewal, noticePeriodDays: notice }, quotes };
}

/** The day after the last day; a form that calls the renewal day itself the end means the same day. */
function renewalAfter(end: string, onRecord: string | null): string {
  return end === onRecord ? end : addDays(end, 1);
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

function roleOf(before: string, hasStart: boolean, second: boolean, soFar: string): 'start' | 'end' | 'renewal' | null {
  const tail = before.slice(-48);
  if (!hasStart && SPAN_LABEL.test(tail)) return 'start';
  if (words.RENEWAL.test(tail)) return 'renewal';
  if (words.NOTICE.test(tail)) return null;
  if (
    second &&
    hasStart &&
    /^\s*(?:[-–—/]|to|through|until|thru|al|bis|au|a|ao|tot|t\/m|hasta el?|até|fino al|bis zum|jusqu'au)\s*$/iu.test(
      before,
    )
  )
    return 'end';
  if (lastOf(words.END, tail) > lastOf(words.START, tail)) return 'end';
  if (words.START.test(tail) || (!hasStart && (words.TERM.test(tail) || words.START.test(soFar)))) return 'start';
  return null;
}

/** "From / to ....": the label of both days, with the first right behind it. */
const SPAN_LABEL =
  /(?<![\p{L}])(?:from|start|von|de|du|desde|dal|van)\s?[/–-]\s?(?:to|end|bis|a|au|hasta|até|al|tot)[ .:|]{0,60}$/iu;

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

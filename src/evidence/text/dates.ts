import {
  COMING,
  DUE_IN,
  HALF_WORDS,
  LAST_OF,
  MONTHS,
  NEXT_YEAR,
  ORDINALS,
  QUARTER_WORDS,
  YEAR_END,
} from './date.words';
export { addDays, addMonths } from '../../calendar/calendar';
import { monthsIn, type SpokenPart, spokenDayBefore, spokenYearAfter } from './spoken.dates';

export type Precision = 'day' | 'month' | 'quarter' | 'year';

export interface FoundDate {
  /** The day itself, or the last day of the month, quarter or year that is named. */
  iso: string;
  start: number;
  end: number;
  precision: Precision;
  /** False where the year was taken from the reference date. */
  yearWritten: boolean;
  /** The other reading of an all-digit date such as 03/04/2026. */
  alternate: string | null;
}

export interface DateContext {
  /** ISO date the text was written on; a date without a year is the next such day on or after it. */
  reference: string | null;
  /** Whether 03/04/2026 is the third of April. */
  dayFirst: boolean;
}

const monthNames = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');
const ordinalNames = [...ORDINALS.keys()].sort((a, b) => b.length - a.length).join('|');
const YEAR = String.raw`(?:,?\s+(?:de\s+|del\s+|di\s+)?|[-/. ])((?:19|20)\d{2})(?!\d)`;
/** "1 Jun 26 to 1 Jun 27", "31 March '27": two figures are a year where nothing that could be counted follows. */
const SHORT_YEAR = String.raw`\s+(?:['’](2\d)|(2[5-9]|3[0-5])(?=\s*(?:$|[,;.:)\n–—|-]|(?:to|until|till|through|in|renew\p{L}*|bis|au|al|tot|até)\s)))(?!\d|[.,]\d)`;
const rule = (source: string) => new RegExp(source, 'giu');

const ISO = rule(String.raw`(?<![\d-])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])`);
const NUMERIC = rule(String.raw`(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?![\d])(?!\2\d)`);
const DAY_MONTH = rule(
  String.raw`(?<![\d.,])(\d{1,2})(?:st|nd|rd|th|er|º|°|ª|ste|de|e)?[.]?(?:\s+(?:of\s+|de\s+)?|-)(${monthNames})(?![\p{L}])\.?(?:${YEAR}|${SHORT_YEAR})?`,
);
const MONTH_DAY = rule(
  String.raw`(?<![\p{L}])(${monthNames})\.?\s+(?:the\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?(?![\d\p{L}%]|[.,:]\d)|(${ordinalNames})(?![\p{L}]))(?:,?\s+((?:19|20)\d{2})(?!\d)|,?\s+(twenty[ -]twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?))?`,
);
const ORDINAL_MONTH = rule(
  String.raw`(?<![\p{L}])(?:the\s+)?(${ordinalNames})\s+(?:of\s+|de\s+)?(${monthNames})(?![\p{L}])(?:${YEAR})?`,
);
const MONTH_YEAR = rule(
  String.raw`(?<![\p{L}\d]|\d\.?\s)(${monthNames})\.?(?:\s+(?:of\s+|de\s+|del\s+)?|[-/])((?:19|20)\d{2})(?!\d)`,
);
/** "the March quarter", "the July to September quarter of 2027": a quarter called by its months is told by the last one. */
const QUARTER_OF_MONTHS = rule(
  String.raw`(?<![\p{L}])(?:(?:${monthNames})\.?\s?(?:to|through|until|[–-])\s?)?(${monthNames})\.?\s+quarter(?![\p{L}])(?:,?\s+(?:(?:of|in)\s+)?((?:19|20)\d{2})(?!\d))?`,
);
const MONTH_ONLY_END = rule(
  String.raw`(?<![\p{L}])(?:${LAST_OF})\s*(${monthNames})(?![\p{L}])(?!\.?\s+(?:de\s+)?(?:19|20)?\d)`,
);
const SHORT_DAY_MONTH = rule(String.raw`(?<![\d.,/])(\d{1,2})\.(\d{1,2})\.(?!\d)`);
const QUARTER = rule(
  String.raw`(?<![\p{L}\d])(?:[QT]\s?([1-4])|([1-4])\.?(?:er|e|º|°|ème|st|nd|rd|th)?\s*(?:quarter|trimestre|quartals?|kwartaal|trim)|(${QUARTER_WORDS.source}))(?![\p{L}])(?:\s+(?:of\s+|de\s+|del\s+|des\s+jahres\s+|calendar\s+|fy\s*)?|\/|-)?(?:((?:19|20)\d{2})(?!\d)|['’]?(\d{2})(?![\d%.,]))?`,
);
const HALF = rule(
  String.raw`(?<![\p{L}\d])(?:[HS]([12])|(${HALF_WORDS.source}))(?:\s+(?:of\s+|de\s+|del\s+)?|\/)((?:19|20)\d{2})(?!\d)`,
);
const END_OF_YEAR = rule(
  String.raw`(?<![\p{L}])(?:${YEAR_END.source})(?:\s+(?:of\s+|de\s+|del\s+)?((?:19|20)\d{2}))?(?!\d)`,
);

/** "am 6.1." and "6.1. Anreise" are days; a figure that ends its sentence, "we stay with 6.1.", is none. */
function shortDate(text: string, start: number, length: number): boolean {
  const led = /(?<![\p{L}])(?:am|zum|bis|vom|den|dem|der|ab|seit|on|op|tot|vanaf)\s+$/iu.test(
    text.slice(Math.max(0, start - 8), start),
  );
  return led || /^\s*[\p{Ll}–—-]|^\s+\p{L}/u.test(text.slice(start + length, start + length + 4));
}

/** Every calendar date a text names, in the order of the text; overlapping readings keep the most exact one. */
export function datesIn(text: string, context: DateContext): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (
    match: RegExpMatchArray,
    iso: string | null,
    precision: Precision,
    yearWritten: boolean,
    alternate: string | null = null,
    end = (match.index ?? 0) + match[0].length,
  ) => {
    if (iso) found.push({ iso, start: match.index ?? 0, end, precision, yearWritten, alternate });
  };
  const year = (written: string | undefined) =>
    written ? Number(written.length === 2 ? `20${written}` : written) : null;

  for (const m of text.matchAll(ISO)) add(m, day(Number(m[1]), Number(m[3]), Number(m[4])), 'day', true);
  for (const m of text.matchAll(NUMERIC)) {
    const [y, a, b] = [year(m[4]), Number(m[1]), Number(m[3])];
    if (y === null || (m[4]?.length === 2 && m[2] === '.' && b > 12)) continue;
    const [dayFirst, monthFirst] = [day(y, b, a), day(y, a, b)];
    const preferred = context.dayFirst ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst);
    const other = preferred === dayFirst ? monthFirst : dayFirst;
    add(m, preferred, 'day', true, other === preferred ? null : other);
  }
  const named = (m: RegExpMatchArray, d: number, month: number | undefined, y: number | null) => {
    if (month === undefined) return;
    const end = (m.index ?? 0) + m[0].length;
    const spoken = y === null ? yearAfter(text, end, context.reference) : null;
    const written = y ?? spoken?.value ?? null;
    const iso = written === null ? next(month, d, context.reference) : day(written, month, d);
    add(m, iso, 'day', written !== null, null, spoken?.end ?? end);
  };
  for (const m of text.matchAll(DAY_MONTH)) named(m, Number(m[1]), monthOf(m[2]), year(m[3] ?? m[4] ?? m[5]));
  for (const m of text.matchAll(MONTH_DAY)) {
    named(
      m,
      m[2] ? Number(m[2]) : (ORDINALS.get((m[3] ?? '').toLowerCase()) ?? 0),
      monthOf(m[1]),
      year(m[4]) ?? spokenYear(m[5]),
    );
  }
  for (const m of text.matchAll(ORDINAL_MONTH))
    named(m, ORDINALS.get((m[1] ?? '').toLowerCase()) ?? 0, monthOf(m[2]), year(m[3]));
  for (const m of text.matchAll(MONTH_YEAR)) {
    const month = monthOf(m[1]);
    if (month !== undefined) add(m, lastDay(Number(m[2]), month), 'month', true);
  }
  for (const m of text.matchAll(MONTH_ONLY_END)) {
    const month = monthOf(m[1]);
    if (month !== undefined) add(m, endOfNext(month, context.reference), 'month', false);
  }
  for (const m of text.matchAll(QUARTER_OF_MONTHS)) {
    const end = m.index + m[0].length;
    const [month, spoken] = [monthOf(m[1]), m[2] ? null : yearAfter(text, end, context.reference)];
    const y = year(m[2]) ?? spoken?.value ?? null;
    if (month === undefined) continue;
    const iso = y === null ? endOfNext(month, context.reference) : lastDay(y, month);
    add(m, iso, 'month', y !== null, null, spoken?.end ?? end);
  }
  found.push(...spokenIn(text, context.reference));
  for (const m of text.matchAll(SHORT_DAY_MONTH))
    if (shortDate(text, m.index, m[0].length))
      add(m, next(Number(m[2]), Number(m[1]), context.reference), 'day', false);
  for (const m of text.matchAll(QUARTER)) {
    const quarter = Number(m[1] ?? m[2] ?? quarterOf(m[3]));
    const y = year(m[4] ?? m[5]);
    if (!(quarter >= 1)) continue;
    add(m, y === null ? endOfNext(quarter * 3, context.reference) : lastDay(y, quarter * 3), 'quarter', y !== null);
  }
  for (const m of text.matchAll(HALF)) {
    const half = m[1] ? Number(m[1]) : /^(?:second|zweite|segund|deuxième|tweede)/iu.test(m[2] ?? '') ? 2 : 1;
    add(m, lastDay(Number(m[3]), half * 6), 'quarter', true);
  }
  for (const m of text.matchAll(END_OF_YEAR)) {
    const y = year(m[1]);
    add(m, y === null ? endOfNext(12, context.reference) : lastDay(y, 12), 'year', y !== null);
  }
  return withoutOverlaps(found);
}

/** "el treinta de abril", "am dreißigsten Juni", "abril del veintiocho", "by March". */
function spokenIn(text: string, reference: string | null): FoundDate[] {
  return monthsIn(text).flatMap(({ month, start, end }) => {
    const date = spokenDayBefore(text, start);
    const year = yearAfter(text, end, reference);
    const before = text.slice(Math.max(0, start - 20), start);
    if (!date && !year && !DUE.test(before)) return [];
    if (/^\.?\s*\d/u.test(text.slice(end))) return [];
    const iso = date
      ? year
        ? day(year.value, month, date.value)
        : next(month, date.value, reference)
      : year
        ? lastDay(year.value, month)
        : endOfNext(month, reference);
    const place = { start: date?.start ?? start, end: year?.end ?? end };
    const precision = date ? 'day' : 'month';
    return iso === null ? [] : [{ iso, ...place, precision, yearWritten: year !== null, alternate: null }];
  });
}

const DUE = new RegExp(`(?<![\\p{L}])(?:${DUE_IN}|${COMING})\\s+$`, 'iu');

/** A year in words behind a month or its day, told by its number or as the one after the text's own. */
function yearAfter(text: string, at: number, reference: string | null): SpokenPart | null {
  const following = reference === null ? null : NEXT_YEAR.exec(text.slice(at, at + 30));
  return reference !== null && following
    ? { value: Number(reference.slice(0, 4)) + 1, start: at, end: at + following[0].length }
    : spokenYearAfter(text, at);
}

/** Whether a document writes the day before the month, judged from its unambiguous dates; null when it has none. */
export function dayFirstIn(text: string): boolean | null {
  for (const m of text.matchAll(NUMERIC)) {
    if (m[2] === '.') return true;
    if (Number(m[1]) > 12) return true;
    if (Number(m[3]) > 12) return false;
  }
  return null;
}

function monthOf(name: string | undefined): number | undefined {
  return MONTHS.get((name ?? '').toLowerCase());
}

function quarterOf(words: string | undefined): number {
  const lower = (words ?? '').toLowerCase();
  return /^(?:first|prim|erst|eerst)/.test(lower)
    ? 1
    : /^(?:second|segund|deuxi|zweit|tweed)/.test(lower)
      ? 2
      : /^(?:third|terce|trois|dritt|derd|terzo)/.test(lower)
        ? 3
        : 4;
}

function spokenYear(words: string | undefined): number | null {
  if (!words) return null;
  const last = words.toLowerCase().split(/[ -]/).slice(2).join('');
  const units = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  return 2020 + Math.max(0, units.indexOf(last));
}

/** A real calendar day or null: there is no 31 June. */
function day(year: number, month: number, date: number): string | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCMonth() === month - 1 ? at.toISOString().slice(0, 10) : null;
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function next(month: number, date: number, reference: string | null): string | null {
  if (!reference) return null;
  const year = Number(reference.slice(0, 4));
  const thisYear = day(year, month, date);
  return thisYear !== null && thisYear >= reference ? thisYear : day(year + 1, month, date);
}

/** The last day of the next such month that is not over on the reference day. */
export function endOfNext(month: number, reference: string | null): string | null {
  if (!reference) return null;
  const year = Number(reference.slice(0, 4));
  const thisYear = lastDay(year, month);
  return thisYear >= reference ? thisYear : lastDay(year + 1, month);
}

const RANK: Record<Precision, number> = { day: 0, month: 1, quarter: 2, year: 3 };

function withoutOverlaps(found: FoundDate[]): FoundDate[] {
  const byPlace = [...found].sort(
    (a, b) => a.start - b.start || RANK[a.precision] - RANK[b.precision] || b.end - a.end,
  );
  const kept: FoundDate[] = [];
  for (const date of byPlace) {
    const last = kept.at(-1);
    if (!last || date.start >= last.end) kept.push(date);
    else if (RANK[date.precision] < RANK[last.precision]) kept[kept.length - 1] = date;
  }
  return kept;
}

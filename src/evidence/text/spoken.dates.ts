import { MONTHS } from './date.words';
import { LANGUAGES } from './language';
import { numbersIn } from './numbers';

/** A day, or a year, told in words beside the name of a month, with the place it stands at. */
export interface SpokenPart {
  value: number;
  start: number;
  end: number;
}

/** English days are ordinals, and "five may" is no day. */
const DAY_LANGUAGES = LANGUAGES.filter((language) => language !== 'en');
const LONGEST = 40;
/** Where the last letters of a German ordinal begin: am "dreißig|sten" Juni, "der sechs|te" Juni. */
const ORDINAL_ENDS = [/te[nr]?(?=\s*$)/iu, /ste[nr]?(?=\s*$)/iu];

/** "treinta y uno de" in front of marzo, "dreißigsten" in front of Juni. */
export function spokenDayBefore(text: string, month: number): SpokenPart | null {
  const from = Math.max(0, month - LONGEST);
  const head = text.slice(from, month).replace(/\s+(?:d[ei]\s+|d['’])?$/iu, '');
  const ordinals = ORDINAL_ENDS.filter((end) => end.test(head)).map((end) => head.replace(end, ''));
  for (const plain of [head, ...ordinals])
    for (const language of DAY_LANGUAGES) {
      const last = numbersIn(plain, language).at(-1);
      if (last?.inWords && last.end === plain.length && last.value >= 1 && last.value <= 31)
        return { value: last.value, start: from + last.start, end: month };
    }
  return null;
}

/** "of twenty-eight", "del veintiocho", "de dos mil veintisiete", "’28" behind a month or its day. */
export function spokenYearAfter(text: string, at: number): SpokenPart | null {
  const lead = /^,?\s+(?:(?:of|del?|do|di|van)\s+)?/iu.exec(text.slice(at, at + 6))?.[0] ?? '';
  const start = at + lead.length;
  const tail = text.slice(start, start + LONGEST);
  const short = /^['’](\d{2})(?!\d)/u.exec(tail);
  if (short?.[1]) return { value: 2000 + Number(short[1]), start, end: start + short[0].length };
  if (!/\p{L}/u.test(lead)) return null;
  for (const language of LANGUAGES) {
    const first = numbersIn(tail, language)[0];
    if (first?.start !== 0) continue;
    const year = first.value < 100 ? 2000 + first.value : first.value;
    if (year >= EARLIEST && year <= LATEST) return { value: year, start, end: start + first.end };
  }
  return null;
}

const EARLIEST = 2020;
const LATEST = 2045;

/** Month names long enough to be nothing else, with where they stand. */
export function monthsIn(text: string): { month: number; start: number; end: number }[] {
  return [...text.matchAll(MONTH)].map((match) => ({
    month: MONTHS.get(match[0].toLowerCase()) ?? 0,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const NAMES = [...MONTHS.keys()].filter((name) => name.length > 3 || name === 'mai' || name === 'mei');
const MONTH = new RegExp(`(?<![\\p{L}])(?:${NAMES.join('|')})(?![\\p{L}])`, 'giu');

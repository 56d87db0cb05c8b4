import { CURRENCY_CODES } from './currency.codes';
import { type Language } from './language';
import {
  COMPOUND_LANGUAGES,
  DECIMAL_WORDS,
  DOZENS,
  HALVES_IN_COMPOUNDS,
  JOINED_ONES,
  JOINING_WORDS,
  MAGNITUDES,
  NUMBER_WORDS,
  numberTable,
} from './number.words';

export interface FoundNumber {
  value: number;
  start: number;
  end: number;
  /** Written in words ("eleven point four"), not in digits. */
  inWords: boolean;
}

const DIGITS =
  /\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?|\d+(?:[.,'’\u00a0\u202f ]\d{3})*(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)?/g;
const MAGNITUDE_AFTER =
  /^[ \u00a0\u202f]?(k|K|m|M|mn|bn|Mio\.?|Tsd\.?|mille|mila|thousand|million|millions|millón|millones|milhão|milhões|milhares|mil|millier|milliers|millions?|tausend|Tausend|Millionen|Million|milioni|milione|duizend|miljoen|crores?|Crores?|[Cc]r\.?|lakhs?|Lakhs?|lacs?|[Dd]ozen|Dutzend|douzaines|docenas|dúzias|dozzine|dozijn)(?![\p{L}\d]|\.N\.)/u;
/** "EUR450", "R459 000": a currency right before its digits; "R2" is a version. */
const CURRENCY_BEFORE = new RegExp(`(?<![\\p{L}\\d])(?:${CURRENCY_CODES}|Rs)$`, 'u');
const RANDS = /(?<![\p{L}\d])R$/u;
const HALF_AFTER = /^ ?(½|¼|¾)/;
/** "six and a half", "seis y media", "two and three quarters" */
const FRACTIONS_IN_WORDS = (
  [
    [
      0.5,
      'and a half|y medi[oa]|e mei[oa]|et demie?|e mezz[oa]|en (?:een )?halve?|en een half|und eine[nr]? halbe[nrs]?',
    ],
    [
      0.75,
      '(?:and three[- ]quarters|y tres cuartos|e três quartos|(?:et )?trois quarts|e tre quarti)(?! (?:of|d[aei]|hours?|heures?|horas?|ore)(?![\\p{L}]))',
    ],
    [0.25, 'and a quarter|y cuarto|e um quarto|et quart|e un quarto|en een kwart'],
  ] satisfies [number, string][]
).map(([value, words]) => ({
  value,
  behind: new RegExp(`^[ \\u00a0](?:${words})(?![\\p{L}-])`, 'iu'),
  /** "tres horas y media", "six business days and a half": what is counted stands between. */
  behindNoun: new RegExp(`^[ \\u00a0]\\p{L}+(?: \\p{L}+)?[ \\u00a0](?:${words})(?![\\p{L}-])`, 'iu'),
}));
const HALVES: Record<string, number> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** Every number of a text with its place (UTF-16 units), in digits and in words of the given language. */
export function numbersIn(text: string, language: Language): FoundNumber[] {
  const digits = numbersInDigits(text);
  const words = language === 'und' ? [] : numbersInWords(text, language);
  const ends = new Set(digits.map((found) => found.end));
  const own = words.filter((found) => !ends.has(found.end));
  return [...digits, ...own].sort((a, b) => a.start - b.start);
}

function numbersInDigits(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(DIGITS)) {
    const start = match.index;
    const before = text[start - 1] ?? ' ';
    if (/[\p{L}#_]/u.test(before) && !followsCurrency(text, start)) continue;
    let value = parseDigits(match[0]);
    let end = start + match[0].length;
    const rest = text.slice(end, end + 16);
    const half = HALF_AFTER.exec(rest);
    if (half?.[1]) {
      value += HALVES[half[1]] ?? 0;
      end += half[0].length;
    } else {
      const magnitude = MAGNITUDE_AFTER.exec(rest);
      if (magnitude?.[1]) {
        value = round(value * (MAGNITUDES[magnitude[1].toLowerCase().replace('.', '')] ?? 1));
        end += magnitude[0].length;
      } else if (Number.isInteger(value)) {
        const part = fractionAt(text.slice(end, end + FURTHEST_FRACTION));
        value += part.value;
        end += part.length;
      }
    }
    found.push({ value, start, end, inWords: false });
  }
  return found;
}

function followsCurrency(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  return (
    CURRENCY_BEFORE.test(before) ||
    (RANDS.test(before) && /^\d{3}|^\d{1,2}[ ,\u00a0\u202f]\d{3}/u.test(text.slice(start, start + 6)))
  );
}

/**
 * Reads one run of digits. A separator followed by exactly three digits groups thousands ("36.900", "60,000",
 * "39 600"), and pairs before the last three do so in South Asia ("64,00,000"); otherwise the last separator is the
 * decimal sign ("11.4", "6,2", "48.000,00").
 */
function parseDigits(raw: string): number {
  if (/^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(raw)) return Number(raw.replaceAll(',', ''));
  const compact = raw.replace(/['’\u00a0\u202f ]/g, '');
  const last = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  if (last < 0) return Number(compact);
  const fraction = compact.slice(last + 1);
  const whole = compact.slice(0, last);
  const mixed = whole.includes(compact[last] === '.' ? ',' : '.');
  const groups = fraction.length === 3 && !mixed && !/^0*$/.test(whole.replace(/[.,]/g, ''));
  if (groups) return Number(compact.replace(/[.,]/g, ''));
  return Number(`${whole.replace(/[.,]/g, '')}.${fraction}`);
}

const WORD = /\p{L}+/gu;

interface Token {
  start: number;
  end: number;
  values: number[] | null;
  lower: string;
}

function numbersInWords(text: string, language: Exclude<Language, 'und'>): FoundNumber[] {
  const table = numberTable(language);
  const dozens = DOZENS[language];
  const found: FoundNumber[] = [];
  let run: Token[] = [];
  const flush = () => {
    const last = run.findLastIndex((token) => token.values !== null);
    const kept = run.slice(0, last + 1);
    const first = kept[0];
    const end = kept.at(-1)?.end;
    if (first && end !== undefined) {
      const value = combine(kept, language);
      if (value !== null) {
        const part = fractionAt(text.slice(end, end + FURTHEST_FRACTION));
        const half =
          kept.length === 1 && (first.lower === dozens.one || value >= 1000)
            ? dozens.half.exec(text.slice(Math.max(0, first.start - 8), first.start))
            : null;
        if (half) found.push({ value: value / 2, start: first.start - half[0].length, end, inWords: true });
        else found.push({ value: value + part.value, start: first.start, end: end + part.length, inWords: true });
      }
    }
    run = [];
  };
  for (const match of text.matchAll(WORD)) {
    if (match.index < (found.at(-1)?.end ?? 0)) continue;
    const previous = run.at(-1);
    if (previous && !/^(?:[ \u00a0\u202f]|-|‑|\r?\n)?$/.test(text.slice(previous.end, match.index))) flush();
    if (match.index < (found.at(-1)?.end ?? 0)) continue;
    const lower = match[0].toLowerCase();
    const share = PER_HUNDRED.exec(text.slice(Math.max(0, match.index - 6), match.index + match[0].length));
    const beforeShare = match.index + match[0].length - (share?.[0].length ?? 0);
    if (share && (found.at(-1)?.end === beforeShare || /[\d½¼¾]/u.test(text[beforeShare - 1] ?? ''))) {
      flush();
      continue;
    }
    const token: Token = {
      start: match.index,
      end: match.index + match[0].length,
      lower,
      values:
        dozenOf(run, lower, language) ?? (endsInOne(run, lower, language) ? [1] : valuesOf(lower, language, table)),
    };
    if (token.values !== null) {
      if (
        run.length > 0 &&
        (text[token.start - 1] !== '-' || isBehindTeen(run, language)) &&
        startsAnew(run, token, language)
      ) {
        flush();
        if (token.start < (found.at(-1)?.end ?? 0)) continue;
      }
      run.push(token);
    } else if (run.length > 0 && (JOINING_WORDS[language].has(lower) || DECIMAL_WORDS[language].has(lower))) {
      run.push(token);
    } else flush();
  }
  flush();
  return found;
}

/** "sei virgola otto per cento", "4 por ciento": a share, and no hundred beside it. */
const PER_HUNDRED = /\s(?:per cento|por ciento|por cien|por cento|pour cent)$/iu;

/** The part of one that follows a whole number in words, with the length of its words where they follow at once. */
function fractionAt(text: string): { value: number; length: number } {
  for (const { value, behind, behindNoun } of FRACTIONS_IN_WORDS) {
    const match = behind.exec(text);
    if (match) return { value, length: match[0].length };
    if (behindNoun.test(text)) return { value, length: 0 };
  }
  return { value: 0, length: 0 };
}

const FURTHEST_FRACTION = 48;

/** Twelve, unless it is the bare plural: "dozens" is no figure. */
function dozenOf(run: Token[], word: string, language: Exclude<Language, 'und'>): number[] | null {
  const { one, many } = DOZENS[language];
  return word === one || (word === many && run.length > 0) ? [DOZEN] : null;
}

/** Negative, for it multiplies what stands before it as no “twelve” does. */
const DOZEN = -12;

function isDozen({ lower }: Token, language: Exclude<Language, 'und'>): boolean {
  return lower === DOZENS[language].one || lower === DOZENS[language].many;
}

/** "treinta y una": an article right behind tens and their joining word counts one. */
function endsInOne(run: Token[], word: string, language: Exclude<Language, 'und'>): boolean {
  const [tens, join] = run.slice(-2);
  return (
    JOINED_ONES[language]?.has(word) === true && join?.values === null && (tens?.values?.at(-1) ?? 0) >= SMALLEST_TENS
  );
}

const SMALLEST_TENS = 20;

/** "six seven", "two and three" and "twenty twelve" are two numbers; "two hundred twenty" and "twenty-two" are one. */
function startsAnew(run: Token[], token: Token, language: Exclude<Language, 'und'>): boolean {
  const last = run.at(-1);
  if (last?.values === null)
    return !DECIMAL_WORDS[language].has(last.lower) && !joins(run.at(-2)?.values ?? [], token.values ?? []);
  const before = last?.values?.at(-1) ?? 0;
  const first = token.values?.[0] ?? 0;
  if (before >= 100 || first >= 100 || isDozen(token, language)) return false;
  return !(before >= 20 && before % 10 === 0 && first < 20) && !(language === 'fr' && before === 4 && first === 20);
}

/** "nineteen-eight" says two numbers; French builds "dix-neuf" so. */
function isBehindTeen(run: Token[], language: Exclude<Language, 'und'>): boolean {
  const before = run.at(-1)?.values?.at(-1) ?? 0;
  return language !== 'fr' && before >= 10 && before < SMALLEST_TENS;
}

/** Whether a joining word may add the second to the first: "hundred and six", "treinta y uno", "drei und zwanzig". */
function joins(first: number[], second: number[]): boolean {
  const [before, after] = [first.at(-1) ?? 0, second[0] ?? 0];
  if (before >= 100) return true;
  return before >= SMALLEST_TENS
    ? before % 10 === 0 && after < SMALLEST_TENS
    : before < 10 && after >= SMALLEST_TENS && after < 100;
}

function combine(tokens: Token[], language: Exclude<Language, 'und'>): number | null {
  const at = tokens.findIndex((token) => DECIMAL_WORDS[language].has(token.lower) && token.values === null);
  const add = (values: number[]) => accumulate(values, language);
  if (at < 0) return add(tokens.flatMap((token) => token.values ?? []));
  const whole = add(tokens.slice(0, at).flatMap((token) => token.values ?? []));
  const decimals = tokens.slice(at + 1).flatMap((token) => token.values ?? []);
  if (decimals.length === 0) return whole;
  const fraction = decimals.every((digit) => digit < 10) ? decimals.join('') : String(add(decimals));
  return Number(`${whole}.${fraction}`);
}

/** Sums number words: what is smaller adds, hundred and thousand multiply what stands before them, in French four also twenty. */
function accumulate(values: number[], language: Language): number {
  let total = 0;
  let current = 0;
  for (const value of values) {
    if (value >= 1000) {
      total += (current || 1) * value;
      current = 0;
    } else if (value === 100) current = current > 0 && current < 100 ? current * 100 : current + 100;
    else if (language === 'fr' && value === 20 && current === 4) current = 80;
    else if (value === DOZEN) current = (current || 1) * -DOZEN;
    else current += value;
  }
  return total + current;
}

function valuesOf(word: string, language: Exclude<Language, 'und'>, table: Map<string, number>): number[] | null {
  const direct = table.get(word);
  if (direct !== undefined) return [direct];
  if (!COMPOUND_LANGUAGES.has(language) || word.length < 6 || word.length > 60) return null;
  return splitCompound(
    word,
    [...(HALVES_IN_COMPOUNDS[language] ?? []), ...NUMBER_WORDS[language]],
    JOINING_WORDS[language],
  );
}

/** "hundertachtunddreißig" → 100, 8, 30; null when any part is no number. */
function splitCompound(word: string, table: [string, number][], joins: Set<string>): number[] | null {
  const values: number[] = [];
  let rest = word;
  while (rest.length > 0) {
    const part = table.find(([name]) => name.length > 1 && rest.startsWith(name));
    if (part) {
      values.push(part[1]);
      rest = rest.slice(part[0].length);
      continue;
    }
    const join = [...joins].find((name) => rest.startsWith(name));
    if (!join || values.length === 0) return null;
    rest = rest.slice(join.length);
  }
  return values.length > 1 ? values : null;
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

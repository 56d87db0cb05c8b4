import { type FoundNumber } from './numbers';
import {
  COUNTED_RATIO,
  HALF_OF_THEM,
  ONE_OF,
  ONE_OF_THEM,
  OF_EVERY,
  RATIO,
  ROUND_WHOLES,
  WEAK_RATIO,
  WHOLES,
} from './shares.words';

/** A share told as so many of a whole. */
export interface Share {
  part: number;
  whole: number;
  start: number;
  end: number;
}

/** "seven in ten", "of every ten buses, three"; with one, any whole makes a share: "one vehicle in nine", "uma em cada três". */
export function sharesIn(text: string, numbers: FoundNumber[]): Share[] {
  return numbers.flatMap((whole, at) => {
    const share = partFirst(text, whole, numbers[at - 1]) ?? wholeFirst(text, whole, numbers[at + 1]);
    return share ? [share] : [];
  });
}

function partFirst(text: string, whole: FoundNumber, part: FoundNumber | undefined): Share | null {
  if (part && part.value < whole.value && joins(text, part, whole))
    return shareOf(part.value, whole, part.start, whole.end);
  const one = whole.value < 2 ? null : ONE_OF.exec(text.slice(Math.max(0, whole.start - REACH), whole.start));
  return one ? shareOf(1, whole, whole.start - one[0].length, whole.end) : null;
}

function joins(text: string, part: FoundNumber, whole: FoundNumber): boolean {
  const between = text.slice(part.end, whole.start);
  if (WEAK_RATIO.test(between)) return ROUND_WHOLES.has(whole.value) && !rises(text, part);
  return (RATIO.test(between) || COUNTED_RATIO.test(between)) && (part.value === 1 || WHOLES.has(whole.value));
}

/** "von 5 auf 10": from one level to another. */
function rises(text: string, { start }: FoundNumber): boolean {
  return FROM.test(text.slice(Math.max(0, start - 8), start));
}
const FROM = /(?<![\p{L}])(?:from|von|van|de|da)\s$/iu;

/** "de cada doce viajes, cinco", "of every eight specimens three": the part stands behind, within the sentence. */
function wholeFirst(text: string, whole: FoundNumber, part: FoundNumber | undefined): Share | null {
  if (!WHOLES.has(whole.value) || !OF_EVERY.test(text.slice(Math.max(0, whole.start - REACH), whole.start)))
    return null;
  const behind = text.slice(whole.end, part ? part.start : whole.end + REACH);
  const half = HALF_OF_THEM.exec(behind);
  if (half) return shareOf(whole.value / 2, whole, whole.start, whole.end + half[0].length);
  const one = ONE_OF_THEM.exec(behind);
  if (one) return shareOf(1, whole, whole.start, whole.end + one[0].length);
  return part && part.value < whole.value && behind.length < REACH && !/[.;:!?]/u.test(behind)
    ? shareOf(part.value, whole, whole.start, part.end)
    : null;
}

function shareOf(part: number, whole: FoundNumber, start: number, end: number): Share {
  return { part, whole: whole.value, start, end };
}

/** One of any whole, and parts of few, of twenty or of a hundred, are told in percent; "13 of 200" is thirteen. */
export function inPercent({ part, whole }: Share): number | null {
  return part === 1 || whole <= 10 || whole === 20 || whole === 100 ? Math.round((part / whole) * 1e8) / 1e6 : null;
}

/** How far in front of the whole its words may begin, and how far behind it the part may stand. */
const REACH = 48;

/**
 * "for each 200 cartons", "de cada mil", "in the hundred", "four in two hundred": the whole that a figure is told of
 * measures nothing itself.
 */
export function isWhole(text: string, { value, start }: FoundNumber, part?: FoundNumber): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  if (EVERY.test(before)) return true;
  if (part && (part.value > value || rises(text, part))) return false;
  if (POWERS_OF_TEN.has(value) && (part || value >= LEAST_WHOLE) && PER.test(before)) return true;
  const between = part && part.value < value ? text.slice(part.end, start) : '';
  return value >= LEAST_WHOLE && RATIO.test(between);
}

const LEAST_WHOLE = 50;

const POWERS_OF_TEN = new Set([10, 100, 1000, 10_000, 100_000]);
const EVERY =
  /(?<![\p{L}])(?:every|(?:for|on|in|of) each|out of(?: the)?|(?:de|em|por|da) cada|(?:von|auf) je|pro|per|ogni|van elke)\s+$/iu;
const PER = /(?<![\p{L}])(?:in (?:the|a)|each|of|por|sur|su|je|auf|von|op|van de)\s+$/iu;

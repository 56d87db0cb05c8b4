import { type FoundNumber } from './numbers';
import { COUNTED_RATIO, RATIO, WHOLES } from './spoken-measures';

/** A share told as so many of a whole. */
export interface Share {
  /** Percent, from 0 to 100. */
  value: number;
  start: number;
  end: number;
}

/** "seven in ten"; with one, any whole makes a share: "one vehicle in nine", "uma em cada três". */
export function sharesIn(text: string, numbers: FoundNumber[]): Share[] {
  return numbers.flatMap((whole, at) => {
    const part = numbers[at - 1];
    const between = part && part.value < whole.value ? text.slice(part.end, whole.start) : '';
    if (part && (RATIO.test(between) || (WHOLES.has(whole.value) && COUNTED_RATIO.test(between))))
      return part.value === 1 || WHOLES.has(whole.value)
        ? [{ value: (part.value / whole.value) * 100, start: part.start, end: whole.end }]
        : [];
    const one = whole.value < 2 ? null : ONE_OF.exec(text.slice(Math.max(0, whole.start - REACH), whole.start));
    return one ? [{ value: 100 / whole.value, start: whole.start - one[0].length, end: whole.end }] : [];
  });
}

/** How far in front of the whole its words may begin. */
const REACH = 48;

/** "one", or an article that means it, then what is counted, then what it is one of. */
const ONE_OF =
  /(?<![\p{L}])(?:one|un[ao]?|uma?|une|ein(?:e[rsnm]?)?|één|een)\s+(?:\p{Ll}[\p{L}-]+\s+){0,2}?(?:in(?:\s+every)?|out\s+of(?:\s+every)?|de\s+cada|em\s+cada|sur|su|von|op\s+de)\s+$/iu;

/**
 * "for each 200 cartons", "de cada mil", "in the hundred", "four in two hundred": the whole that a figure is told of
 * measures nothing itself.
 */
export function isWhole(text: string, { value, start }: FoundNumber, part?: FoundNumber): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  if (EVERY.test(before)) return true;
  if (POWERS_OF_TEN.has(value) && (part || value >= LEAST_WHOLE) && PER.test(before)) return true;
  const between = part && part.value < value ? text.slice(part.end, start) : '';
  return value >= LEAST_WHOLE && RATIO.test(between) && !/auf/iu.test(between);
}

const LEAST_WHOLE = 50;

const POWERS_OF_TEN = new Set([10, 100, 1000, 10_000, 100_000]);
const EVERY =
  /(?<![\p{L}])(?:every|(?:for|on|in|of) each|out of(?: the)?|(?:de|em|por|da) cada|(?:von|auf) je|pro|per|ogni|van elke)\s+$/iu;
const PER = /(?<![\p{L}])(?:in (?:the|a)|each|of|a|por|sur|su|je|auf|von|op|van de)\s+$/iu;

import { SHORT_FORMS, shortFormOf } from './name.short-forms';
import { generationOf, piecesOf, withoutAddress } from './name.titles';

/** Lower-case name parts without titles and accents, so that "Dr. Ulrich Feldmann" and "ULRICH FELDMANN" compare equal. */
export function nameParts(name: string): string[] {
  const known = PARTS.get(name);
  if (known) return known;
  if (PARTS.size > 5_000) PARTS.clear();
  const parts = piecesOf(withoutAddress(name.replace(NICKNAME, ' ').replace(/[(),"“”].*$/u, '')))
    .flatMap((piece) => piece.split('.'))
    .filter((part) => part.length > 0)
    .map((part) => (part === 'Mª' ? 'maria' : fold(part)));
  PARTS.set(name, parts);
  return parts;
}

/** Katherine "Kit" Moran: what she is called, between the names. */
const NICKNAME = /(?<=\S\s)["“(]([^"”()]{2,20})["”)](?=\s\S)/u;

/** The same few names are compared over and over. */
const PARTS = new Map<string, string[]>();

/** Without accents and case. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’']/g, "'");
}

/**
 * Whether two written names may be one person's: equal, one a part of the other ("Priya", "Raman"), an initial for the
 * first or the last name ("A. Monk", "Priya R."), or a customary short form ("Theo" for Theodora). Two different full names never are, nor an elder and a younger.
 */
export function samePerson(a: string, b: string): boolean {
  if (apartByAge(a, b)) return false;
  return [a, ...calledIn(a)].some((left) => [b, ...calledIn(b)].some((right) => sameWritten(left, right)));
}

/** "Moser sen." and "Moser jun." share a name. */
export function apartByAge(a: string, b: string): boolean {
  const [left, right] = [generationOf(a), generationOf(b)];
  return left !== null && right !== null && left !== right;
}

/** "Kit Moran" for Katherine "Kit" Moran. */
function calledIn(name: string): string[] {
  const called = NICKNAME.exec(name)?.[1];
  return called && !called.endsWith('.') ? [`${called} ${name.trim().split(/\s+/u).at(-1) ?? ''}`] : [];
}

function sameWritten(a: string, b: string): boolean {
  const [left, right] = [nameParts(a), nameParts(b)];
  if (left.length === 0 || right.length === 0) return false;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length === 1) return long.some((part) => part === short[0]) || shortFormOf(short[0] ?? '', long[0] ?? '');
  if (short.every((part) => long.includes(part))) return true;
  const [given = '', full = ''] = [short[0], long[0]];
  const [family, other] = [short.at(-1) ?? '', long.at(-1) ?? ''];
  if (family.length === 1 || (other.length === 1 && short.length > 1))
    return given === full && (family.startsWith(other) || other.startsWith(family));
  if (initialsOf(family) === other || initialsOf(other) === family)
    return given === full || shortFormOf(given, full) || shortFormOf(full, given);
  const sameFamily =
    family === other ||
    long.slice(1).includes(family) ||
    doubleBarrelled(family, other) ||
    doubleBarrelled(other, family);
  if (sameFamily)
    return (
      SHORT_FORMS[given]?.includes(`${full} ${long[1] ?? ''}`) === true ||
      given === full ||
      given === full[0] ||
      full === given[0] ||
      initialsOf(given) === full ||
      initialsOf(full) === given ||
      shortFormOf(given, full) ||
      shortFormOf(full, given)
    );
  return false;
}

/** "hollis-wright" has "hollis" for its first half. */
function doubleBarrelled(family: string, half: string): boolean {
  return half.length > 2 && family.includes('-') && family.split('-').includes(half);
}

/** "j-b" for jean-baptiste. */
function initialsOf(given: string): string | null {
  return given.includes('-') && given.length > 3
    ? given
        .split('-')
        .map((part) => part.charAt(0))
        .join('-')
    : null;
}

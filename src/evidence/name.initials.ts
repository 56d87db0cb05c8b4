import { nameParts } from './names';

/** Words between the given and the last name that belong to it. */
export const PARTICLE = /^(?:de|da|do|dos|das|di|del|della|la|le|van|von|der|den|ter|ten|bin|al|el|zu|af)$/u;

/** All the ways a name's initials are written: with its particles and without, by both halves of a double name, and first and last alone. */
export function spelt(name: string): string[] {
  const parts = nameParts(name);
  const own = parts.filter((part) => !PARTICLE.test(part));
  const letters = (words: string[]) => words.map((word) => word.charAt(0)).join('');
  const halves = own.flatMap((part) => part.split('-'));
  const ways = [letters(parts), letters(own), letters(halves), letters([own[0] ?? '', own.at(-1) ?? ''])];
  return [...new Set(ways)].filter((initials) => initials.length > 1 && initials.length < 5);
}

import { atLeast, atMost, atMostOf, NOT_EMPTY } from './remedies';

/** What class-validator says by itself, and what we say of the same mistake. */
const OURS: [RegExp, (limit: number) => string][] = [
  [/^must not be greater than (\S+)$/, atMost],
  [/^must not be less than (\S+)$/, atLeast],
  [/^must be shorter than or equal to (\d+) characters$/, (limit) => atMostOf(limit, 'characters')],
  [/^must contain no more than (\d+) elements$/, (limit) => atMostOf(limit, 'entries')],
  [/^must be a number conforming to the specified constraints$/, () => 'give a number'],
  [/^must be an integer number$/, () => 'give a whole number'],
  [/^must be a string$/, () => 'give a text'],
  [/^must be a boolean value$/, () => 'give true or false'],
  [/^must be an array$/, () => 'give a list'],
  [/^must be an object$/, () => 'give an object'],
  [/^must be a Date instance$/, () => 'must be a moment, such as 2026-03-31T09:30:00Z'],
  [/^should not be empty$/, () => NOT_EMPTY],
];
const OF_EACH = 'each value in ';

/**
 * The message of a rule without the name of its property, which stands beside it. Both validators then say the same of the
 * same mistake; a message that a rule has of its own stays.
 */
export function inOurWords(message: string, property: string): string {
  const ofEach = message.startsWith(OF_EACH) ? 'each one ' : '';
  const told = message.slice(ofEach ? OF_EACH.length : 0);
  const bare = told.startsWith(`${property} `) ? told.slice(property.length + 1) : told;
  for (const [theirs, ours] of OURS) {
    const found = theirs.exec(bare);
    if (found) return ofEach + ours(Number(found[1]));
  }
  return ofEach + bare;
}

import { type z } from 'zod';

/** What to give, by what the schema expects. */
const GIVE: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
};
const CALLED: Record<string, string> = { string: 'text', object: 'an object', boolean: 'true or false' };

/** Says of what a schema refuses what to send instead; words that the schema has of its own go first. Pass it to `safeParse`. */
export const remedies: z.core.ParseContext<z.core.$ZodIssue> = {
  error: (issue) => {
    switch (issue.code) {
      case 'invalid_type':
        return giveInstead(issue.expected, issue.input);
      case 'too_small':
        return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive ?? true);
      case 'too_big':
        return tooBig(issue.origin, Number(issue.maximum));
      case 'invalid_key':
        return `has a name that cannot be taken: it ${issue.issues[0]?.message ?? 'is none'}`;
      case 'invalid_value':
        return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
      default:
        return undefined;
    }
  },
};

function giveInstead(expected: string, input: unknown): string {
  const give = `give ${GIVE[expected] ?? expected}`;
  if (input === undefined) return give;
  if (expected === 'int' && typeof input === 'number') return `${give}, not ${input}`;
  if (input === null) return `${give}, not null`;
  if (Array.isArray(input)) return `${give}, not a list`;
  return typeof input === expected ? give : `${give}, not ${CALLED[typeof input] ?? `a ${typeof input}`}`;
}

function tooSmall(origin: string, minimum: number, inclusive: boolean): string {
  if (origin === 'number' || origin === 'int') return inclusive ? atLeast(minimum) : `must be more than ${minimum}`;
  return minimum === 1 ? NOT_EMPTY : `must have at least ${minimum} ${partsOf(origin)}`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'number' || origin === 'int') return atMost(maximum);
  return atMostOf(maximum, partsOf(origin));
}

export const NOT_EMPTY = 'must not be empty';
export const atMost = (limit: number) => `must be at most ${GROUPED.format(limit)}${zeros(limit)}`;
export const atLeast = (limit: number) => `must be ${GROUPED.format(limit)} or more${zeros(limit)}`;
export const atMostOf = (limit: number, parts: string) => `must have at most ${GROUPED.format(limit)} ${parts}`;

const GROUPED = new Intl.NumberFormat('en-US');

/** Beyond a million it is mostly a zero too many, or a unit too small. */
function zeros(limit: number): string {
  return Math.abs(limit) < 1_000_000 ? '' : ': check the number of zeros';
}

function partsOf(origin: string): string {
  return origin === 'string' ? 'characters' : 'entries';
}

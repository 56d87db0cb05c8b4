import { z } from 'zod';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';

/** Names every number of a policy document that the formulas cannot use, and why. */
export class UnusableScoringNumbers extends Error {
  constructor(readonly problems: { path: string; problem: string }[]) {
    super(problems.map(({ path, problem }) => `${path}: ${problem}`).join('; '));
  }
}

type Table = Readonly<Record<string, unknown>>;

/**
 * The defaults with some numbers replaced, nested as in the policy document. A curve or list is replaced as a whole.
 * Throws UnusableScoringNumbers for a name the formulas do not know and for a number that would break a score's scale.
 */
export function scoringPolicyWith(overrides: Table): ScoringPolicy {
  const policy = replaced(defaultScoringPolicy, overrides);
  assertUsable(policy);
  return policy;
}

function replaced(defaults: unknown, overrides: unknown): unknown {
  if (!isTable(defaults) || !isTable(overrides)) return overrides;
  const parts = Object.entries(overrides).map(([name, part]) => [name, replaced(defaults[name], part)]);
  return { ...defaults, ...Object.fromEntries(parts) };
}

function assertUsable(policy: unknown): asserts policy is ScoringPolicy {
  const { error } = usablePolicy.safeParse(policy);
  if (!error) return;
  throw new UnusableScoringNumbers(
    error.issues.map(({ path, message }) => ({ path: ['scoring', ...path].join('.'), problem: message })),
  );
}

const share = z.number().min(0).max(1);
const weight = z.number().nonnegative();

/** What keeps scores between 0 and 100; any other number may be chosen freely. */
const limits: Record<string, z.ZodNumber> = {
  concern: share,
  fading: share,
  cost: z.number().positive(),
  health: weight,
  risk: weight,
};

const usablePolicy = schemaOf(defaultScoringPolicy, z.number());

/** A schema with the names and nesting of the defaults; below a name with a limit every number keeps to it. */
function schemaOf(defaults: unknown, number: z.ZodNumber): z.ZodType {
  if (Array.isArray(defaults)) return Array.isArray(defaults[0]) ? curveOf(number) : rising(z.array(number), Number);
  if (!isTable(defaults)) return number;
  const parts = Object.entries(defaults).map(([name, part]) => [name, schemaOf(part, limits[name] ?? number)]);
  return z.strictObject(Object.fromEntries(parts));
}

function curveOf(level: z.ZodNumber): z.ZodType {
  return rising(z.array(z.tuple([z.number(), level])), ([at]) => at);
}

function rising<Entry>(list: z.ZodType<Entry[]>, position: (entry: Entry) => number): z.ZodType<Entry[]> {
  return list.refine(
    (entries) =>
      entries.length > 0 && entries.slice(1).every((entry, index) => position(entry) > position(entries[index]!)),
    'has to have entries that rise',
  );
}

/** A part that has named parts of its own; a curve or a list has none. */
export function isTable(part: unknown): part is Table {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

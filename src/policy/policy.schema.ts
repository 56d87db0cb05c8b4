import { z } from 'zod';
import { FINDINGS } from './findings';
import { InvalidPolicy, PolicyText } from './policy.faults';
import { ACTION_KINDS, AUDIENCES, COMMITMENTS, DRAFT_KINDS, SEGMENTS, TIERS } from './policy.types';
import { RISK_BANDS } from '../scoring/risk';

const kind = z.enum([...ACTION_KINDS, ...DRAFT_KINDS]);
const currency = z.string().regex(/^[A-Z]{3}$/, 'must be a three-letter currency code such as EUR');
const day = z.iso.date('must be a date such as 2026-11-20');
const hours = z.number().positive();
const minutesByKind = z.strictObject({ default: z.number().positive() }).catchall(z.number().positive());

/** All conditions named must hold; a list holds when it contains the subject's value. */
const Conditions = z.strictObject({
  kind: z.array(kind).min(1).optional(),
  audience: z.enum(AUDIENCES).optional(),
  phase: z.array(z.string()).min(1).optional(),
  segment: z.array(z.enum(SEGMENTS)).min(1).optional(),
  riskBand: z.array(z.enum(RISK_BANDS)).min(1).optional(),
  gapsOpen: z.boolean().optional(),
  /** At least one of these commitments is made. */
  commitsTo: z.array(z.enum(COMMITMENTS)).min(1).optional(),
  /** None of these commitments is made. */
  commitsToNo: z.array(z.enum(COMMITMENTS)).min(1).optional(),
  /** ARR in base currency, at least. */
  arrFrom: z.number().nonnegative().optional(),
  /** ARR in base currency, less than. */
  arrBelow: z.number().positive().optional(),
  /** At least one of these was found about it. */
  finds: z.array(z.enum(FINDINGS)).min(1).optional(),
});
export type Conditions = z.infer<typeof Conditions>;

const Rule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be lower-case words joined by _'),
  when: Conditions,
  tier: z.enum(TIERS),
  /** The rule whose cases this one lets run, because people passed them unedited often enough. */
  earnedFrom: z.string().optional(),
});
export type Rule = z.infer<typeof Rule>;

const PolicyDocument = z
  .strictObject({
    baseCurrency: currency,
    exchangeRates: z.strictObject({
      asOf: day,
      /** One unit of the currency is worth so many units of the base currency. */
      toBase: z.record(currency, z.number().positive()),
    }),
    /** From this ARR a year, in base currency, two people must approve. */
    twoApproversFrom: z.number().nonnegative(),
    approvalClock: z.strictObject({ remindAfterHours: hours, escalateAfterHours: hours, expireAfterHours: hours }),
    /** Minutes a reviewer spends on one approval; assumed until they are measured. */
    reviewMinutes: minutesByKind,
    /** Minutes that a task takes the team without the agent; a task without a number saves nothing that anybody knows of. */
    baseline: z
      .strictObject({
        /** When the team timed them; null = assumed. */
        timedOn: day.nullable().default(null),
        minutes: z.partialRecord(kind, z.number().positive()).default({}),
      })
      .prefault({}),
    /** What a CSM's day holds: minutes for the queue, and minutes that each kind of work takes. */
    workingDay: z
      .strictObject({
        /** On which days of the week, Monday being 1, and from when on people hear of their queue. */
        weekdays: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
        begins: z.iso.time({ precision: -1, error: 'must be a time such as 08:00' }).default('08:00'),
        minutes: z.number().positive().default(240),
        perAction: minutesByKind.default({ default: 20 }),
      })
      .prefault({}),
    /** When a kind of action has earned to run by itself: see `earnedBy`. */
    autonomy: z
      .strictObject({
        lowerBound: z.number().min(0.5).max(0.999).default(0.9),
        /** Decisions and outcomes of so many days count. */
        days: z.number().int().positive().default(180),
      })
      .prefault({}),
    /** The first rule whose conditions hold decides. */
    rules: z.array(Rule).min(1),
    /** Numbers that replace defaults of the score formulas. */
    scoring: z.record(z.string(), z.unknown()).default({}),
  })
  .superRefine(({ rules, baseCurrency, exchangeRates, approvalClock, reviewMinutes, workingDay }, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    const ids = rules.map(({ id }) => id);
    for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at)))
      refuse(['rules'], `two of them are named ${id}: rename one`);
    if ((exchangeRates.toBase[baseCurrency] ?? 1) !== 1) {
      refuse(['exchangeRates', 'toBase', baseCurrency], 'is the base currency, which is worth 1: remove it');
    }
    const { remindAfterHours, escalateAfterHours, expireAfterHours } = approvalClock;
    if (!(remindAfterHours < escalateAfterHours && escalateAfterHours < expireAfterHours)) {
      refuse(['approvalClock'], 'must rise from remindAfterHours over escalateAfterHours to expireAfterHours');
    }
    for (const [place, minutes] of Object.entries({ reviewMinutes, 'workingDay.perAction': workingDay.perAction })) {
      for (const name of Object.keys(minutes)) {
        if (name !== 'default' && !kind.safeParse(name).success)
          refuse([place, name], 'is no kind of action or draft: remove it');
      }
    }
    for (const [at, { earnedFrom }] of rules.entries()) {
      const from = rules.findIndex(({ id }) => id === earnedFrom);
      if (earnedFrom !== undefined && from < at) {
        refuse(
          ['rules', String(at), 'earnedFrom'],
          `must name a rule that stands below it, which ${earnedFrom} does not`,
        );
      }
    }
  });
export type Policy = z.infer<typeof PolicyDocument>;

/**
 * Reads a policy written in YAML (JSON is YAML too). `words` say of what the schema refuses what to write instead, as
 * zod's `safeParse` takes them.
 * @throws InvalidPolicy
 */
export function parsePolicy(document: string, words?: z.core.ParseContext<z.core.$ZodIssue>): Policy {
  const text = new PolicyText(document);
  const parsed = PolicyDocument.safeParse(text.values, words);
  if (parsed.success) return parsed.data;
  throw new InvalidPolicy(text.faultsOf(parsed.error));
}

import { z } from 'zod';
import { ACTION_KINDS, COMMITMENTS } from '../../policy/policy.types';

export const ARTIFACT_KINDS = [
  'handoff_audit',
  'stakeholder_map',
  'mitigation_plan',
  'success_plan',
  'licence_plan',
  'renewal_brief',
  'post_mortem',
] as const;
export type ArtifactKind = (typeof ARTIFACT_KINDS)[number];

const isoDate = z.iso.date();

/** A sentence that states a fact, with the ids of what it rests on. A sentence without ids is no fact. */
export const StatedClaim = z.object({ text: z.string().min(1), evidence: z.array(z.string()).min(1) });
export type StatedClaim = z.infer<typeof StatedClaim>;

export const Section = z.object({ heading: z.string(), claims: z.array(StatedClaim) });
export type Section = z.infer<typeof Section>;

export const Person = z.object({ name: z.string(), email: z.string().nullable() });

export const Step = z.object({
  kind: z.enum(ACTION_KINDS),
  title: z.string(),
  detail: z.string(),
  owner: z.enum(['agent', 'human', 'both']),
  /** The colleague who answers for the step; null when nobody is on record. */
  assignee: Person.nullable(),
  /** People of the customer the step reaches; empty for internal work. */
  recipients: z.array(Person),
  audience: z.enum(['internal', 'customer']),
  dueOn: isoDate,
  expectedEvidence: z.string(),
  because: z.array(z.string()).min(1),
});
export type Step = z.infer<typeof Step>;

export const Objective = z.object({
  id: z.string(),
  text: z.string(),
  kpi: z
    .object({
      name: z.string(),
      unit: z.string().nullable(),
      baseline: z.number().nullable(),
      target: z.union([z.number(), z.string()]),
    })
    .nullable(),
  owner: Person.nullable(),
  dueOn: isoDate.nullable(),
  evidence: z.array(z.string()).min(1),
});
export type Objective = z.infer<typeof Objective>;

/** Money is only named together with the formula and every assumption it needs. */
export const ValueHypothesis = z.object({
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  formula: z.string(),
  assumptions: z.array(
    z.object({ name: z.string(), value: z.union([z.number(), z.string()]), evidence: z.array(z.string()) }),
  ),
});

export const Removed = z.object({ text: z.string(), why: z.string() });

/** What an evidence id stands for: a passage, a field of a record, a person's statement or a computed figure. */
export const Citation = z.object({
  label: z.string(),
  value: z.union([z.string(), z.number()]).nullable(),
  sources: z.array(
    z.union([
      z.object({ documentId: z.string(), quote: z.string(), start: z.number(), end: z.number() }),
      z.object({ record: z.string(), field: z.string(), value: z.union([z.string(), z.number()]).nullable() }),
      z.object({ person: z.string(), at: z.string() }),
    ]),
  ),
});
export type Citation = z.infer<typeof Citation>;

/** A compiled document of the account; what is written under `sections` survived the check against the record. */
export const ArtifactContent = z.object({
  kind: z.enum(ARTIFACT_KINDS),
  title: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  asOf: isoDate,
  sections: z.array(Section),
  steps: z.array(Step).default([]),
  objectives: z.array(Objective).default([]),
  valueHypothesis: ValueHypothesis.nullable().default(null),
  answers: z.array(z.object({ approval: z.string(), reason: z.string(), answer: z.string() })).default([]),
  proposal: z
    .object({ stance: z.enum(['renew', 'at_risk', 'undecided']), target: z.string() })
    .nullable()
    .default(null),
  questions: z.array(z.string()).default([]),
  gaps: z.array(z.string()),
  notSupported: z.array(Removed),
  /** What its own words would commit us to; the policy reads it. */
  commitments: z.array(z.enum(COMMITMENTS)),
  evidence: z.record(z.string(), Citation),
});
export type ArtifactContent = z.infer<typeof ArtifactContent>;

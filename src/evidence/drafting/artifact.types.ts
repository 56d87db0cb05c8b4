import { z } from 'zod';
import { ACTION_KINDS, COMMITMENTS } from '../../policy/policy.types';
import { Chart } from './chart.types';

const ARTIFACT_KINDS = [
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

/** What people of the customer read, in words meant for them. */
export const Message = z.object({ subject: z.string().min(1), text: z.string().min(1) });
export type Message = z.infer<typeof Message>;

export const Step = z.object({
  kind: z.enum(ACTION_KINDS),
  /** Title and detail are for our own people. */
  title: z.string(),
  detail: z.string(),
  /** What a mail or an invitation to the customer says; null where the step sends none, or nobody has written it. */
  message: Message.nullable().default(null),
  owner: z.enum(['agent', 'human', 'both']),
  /** The colleague who answers for the step; null when nobody is on record. */
  assignee: Person.nullable(),
  /** People of the customer the step reaches; empty for internal work. */
  recipients: z.array(Person),
  audience: z.enum(['internal', 'customer']),
  dueOn: isoDate,
  expectedEvidence: z.string(),
  /** What the step should move, in words: an input of the risk score; null where it moves none. */
  effect: z.string().nullable().default(null),
  because: z.array(z.string()).min(1),
});
export type Step = z.infer<typeof Step>;

export const Kpi = z.object({
  name: z.string(),
  unit: z.string().nullable(),
  baseline: z.number().nullable(),
  target: z.union([z.number(), z.string()]),
});

export const Objective = z.object({
  id: z.string(),
  text: z.string(),
  kpi: Kpi.nullable(),
  owner: Person.nullable(),
  /** Who answers for it at the customer; null while nobody reachable is on record. */
  counterpart: Person.nullable().default(null),
  dueOn: isoDate.nullable(),
  /** The newest measurement of its KPI; null while nobody has measured it. */
  reading: z.object({ value: z.number(), on: isoDate }).nullable().default(null),
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
  /** How a figure was computed, with its inputs; absent where it was simply read. */
  formula: z.string().optional(),
  sources: z.array(
    z.union([
      z.object({ documentId: z.string(), quote: z.string(), start: z.number(), end: z.number() }),
      z.object({ record: z.string(), field: z.string(), value: z.union([z.string(), z.number()]).nullable() }),
      z.object({ person: z.string(), at: z.string() }),
    ]),
  ),
});
export type Citation = z.infer<typeof Citation>;

const Level = z.enum(['high', 'medium', 'low']);

/** One risk of the renewal: how strongly it shows × how much of the score it weighs, and what is done about it. */
export const RegisteredRisk = z.object({
  risk: z.string(),
  likelihood: Level,
  impact: Level,
  mitigation: z.string(),
  owner: z.string().nullable(),
  dueOn: isoDate,
  evidence: z.array(z.string()).min(1),
});
export type RegisteredRisk = z.infer<typeof RegisteredRisk>;

/** One view of the renewal beside the others. `proved` is null until the renewal has ended. */
export const View = z.object({
  term: z.enum(['earlier', 'coming']),
  whose: z.enum(['machine', 'csm']),
  /** Null: the CSM has not taken a stance yet. */
  stance: z.enum(['renew', 'at_risk', 'undecided']).nullable(),
  by: z.string().nullable(),
  on: isoDate.nullable(),
  reason: z.string().nullable(),
  outcome: z.string().nullable(),
  proved: z.enum(['right', 'wrong']).nullable(),
});
export type View = z.infer<typeof View>;

/** Seats that should go to a team, as a proposal to be confirmed. */
export const Redeployment = z.object({
  team: z.string(),
  seats: z.number().int(),
  /** Money a year that is no longer wasted, in account currency. */
  worth: z.number().nullable(),
  by: isoDate,
  evidence: z.array(z.string()),
});
export type Redeployment = z.infer<typeof Redeployment>;

/** What is planned under a heading: no facts, though it may rest on some. */
export const Arrangement = z.object({
  heading: z.string(),
  lines: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })),
});
export type Arrangement = z.infer<typeof Arrangement>;

/** What a second reader may flag in a draft. */
export const SAFETY_FLAGS = [...COMMITMENTS, 'injection', 'secret'] as const;

/** A compiled document of the account; what is written under `sections` survived the check against the record. */
export const ArtifactContent = z.object({
  kind: z.enum(ARTIFACT_KINDS),
  title: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  asOf: isoDate,
  /** What somebody with one minute reads, at most 150 words. */
  summary: z.array(StatedClaim).default([]),
  sections: z.array(Section),
  charts: z.array(Chart).default([]),
  risks: z.array(RegisteredRisk).default([]),
  redeployment: z.array(Redeployment).default([]),
  arrangements: z.array(Arrangement).default([]),
  steps: z.array(Step).default([]),
  objectives: z.array(Objective).default([]),
  valueHypothesis: ValueHypothesis.nullable().default(null),
  answers: z.array(z.object({ approval: z.string(), reason: z.string(), answer: z.string() })).default([]),
  proposal: z
    .object({ stance: z.enum(['renew', 'at_risk', 'undecided']), target: z.string() })
    .nullable()
    .default(null),
  views: z.array(View).default([]),
  /** For the talk about terms, each with a figure of this account. */
  negotiation: z.array(z.string()).default([]),
  questions: z.array(z.string()).default([]),
  gaps: z.array(z.string()),
  notSupported: z.array(Removed),
  /** Passages that a second reader flagged, for whoever reviews it; the policy does not read them. */
  remarks: z.array(z.object({ flag: z.enum(SAFETY_FLAGS), passage: z.string() })).default([]),
  /** What its own words would commit us to; the policy reads it. */
  commitments: z.array(z.enum(COMMITMENTS)),
  evidence: z.record(z.string(), Citation),
});
export type ArtifactContent = z.infer<typeof ArtifactContent>;

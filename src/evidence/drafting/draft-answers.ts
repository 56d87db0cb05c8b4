import { z } from 'zod';
import { ACTION_KINDS } from '../../policy/policy.types';
import { Kpi, Message, SAFETY_FLAGS, StatedClaim } from './artifact.types';

/**
 * What a drafter, offline or a language model, answers. It proposes words and cites ids of known facts; people,
 * dates, owners and money are filled in by code.
 */
const gaps = z.array(z.string());
const because = z.array(z.string()).min(1);

export const ProposedStep = z.object({
  kind: z.enum(ACTION_KINDS),
  title: z.string(),
  detail: z.string(),
  /** What a mail or an invitation to the customer says; title and detail are for our own people. */
  message: Message.nullish(),
  /** Names of people of the customer the step is meant to reach; empty for internal work. */
  reaches: z.array(z.string()),
  dueInDays: z.number().int().min(0).max(365),
  expectedEvidence: z.string(),
  because,
});
export type ProposedStep = z.infer<typeof ProposedStep>;

export const MitigationAnswer = z.object({
  rootCauses: z.array(StatedClaim),
  steps: z.array(ProposedStep).max(10),
  answers: z.array(z.object({ approval: z.string(), answer: z.string() })),
  gaps,
});
export type MitigationAnswer = z.infer<typeof MitigationAnswer>;

export const SuccessPlanAnswer = z.object({
  situation: z.array(StatedClaim),
  objectives: z.array(
    z.object({
      text: z.string(),
      kpi: Kpi.nullable(),
      dueOn: z.iso.date().nullable(),
      evidence: because,
    }),
  ),
  steps: z.array(ProposedStep).max(20),
  /** What one unit of improvement is worth; null unless a source says so. */
  worth: z
    .object({
      amountPerUnit: z.number(),
      currency: z.string().nullable(),
      unitsPerYear: z.number(),
      evidence: because,
    })
    .nullable(),
  answers: z.array(z.object({ approval: z.string(), answer: z.string() })),
  gaps,
});
export type SuccessPlanAnswer = z.infer<typeof SuccessPlanAnswer>;

export const BRIEF_SECTIONS = [
  'Terms and dates',
  'Value delivered',
  'Usage and licences',
  'Waste in money',
  'Risks and mitigation',
  'Stakeholders',
  'Open promises',
  'Expansion',
] as const;

export const RenewalBriefAnswer = z.object({
  sections: z.array(z.object({ heading: z.enum(BRIEF_SECTIONS), claims: z.array(StatedClaim) })),
  questions: z.array(z.string()),
  answers: z.array(z.object({ approval: z.string(), answer: z.string() })),
  gaps,
});
export type RenewalBriefAnswer = z.infer<typeof RenewalBriefAnswer>;

export const POST_MORTEM_SECTIONS = ['What was agreed', 'How it went', 'Warnings on record', 'Left unsettled'] as const;

export const PostMortemAnswer = z.object({
  sections: z.array(z.object({ heading: z.enum(POST_MORTEM_SECTIONS), claims: z.array(StatedClaim) })),
  questions: z.array(z.string()),
  gaps,
});
export type PostMortemAnswer = z.infer<typeof PostMortemAnswer>;

/** Which names mean one person, and how much each weighs. Merges are accepted only where code agrees. */
export const StakeholderAnswer = z.object({
  people: z.array(
    z.object({
      name: z.string(),
      sameAs: z.array(z.string()),
      influence: z.enum(['high', 'medium', 'low', 'unknown']),
    }),
  ),
});
export type StakeholderAnswer = z.infer<typeof StakeholderAnswer>;

const passage = z.object({ documentId: z.string(), quote: z.string().min(1) });

/** Passages that bear on the measured pain: those that state it, and any later one that states another number. */
export const PainAnswer = z.object({
  supporting: z.array(passage),
  contradicting: z.array(passage.extend({ number: z.number() })),
});
export type PainAnswer = z.infer<typeof PainAnswer>;

export const FETCH_TOOLS = ['search_crm', 'search_documents', 'people_lookup', 'ask_human'] as const;
export type FetchTool = (typeof FETCH_TOOLS)[number];

/** Tools as a planner asked for them, before anybody looked whether they exist. */
export const FetchAnswer = z.object({
  calls: z.array(z.object({ tool: z.string(), input: z.record(z.string(), z.unknown()) })),
});
export type FetchAnswer = z.infer<typeof FetchAnswer>;

export const SafetyAnswer = z.object({
  flags: z.array(z.object({ flag: z.enum(SAFETY_FLAGS), passage: z.string() })),
});
export type SafetyAnswer = z.infer<typeof SafetyAnswer>;

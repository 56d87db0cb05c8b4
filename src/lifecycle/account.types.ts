import { z } from 'zod';
import { ANCHOR_KEYS, ANCHOR_STATUSES, type AnchorKey, type AnchorStatus } from '../evidence/evidence.types';
import {
  amount,
  calendarDate,
  endingAfterStart,
  givenId,
  givenNote,
  LONGEST_GUIDANCE,
  MOST_DOCUMENTS,
  noticePeriod,
  textUpTo,
  headcount,
} from '../evidence/limits';
import { TIERS } from '../policy/policy.types';
import { PHASES } from './phases';

const isoDate = z.iso.date();

/** The contract facts that gates read. Null is unknown, never zero. */
export const Contract = z.object({
  startDate: isoDate.nullable(),
  renewalDate: isoDate.nullable(),
  noticePeriodDays: z.number().int().min(0).nullable(),
  arr: z.number().min(0).nullable(),
  seats: z.number().int().min(0).nullable(),
});
export type Contract = z.infer<typeof Contract>;

export const MILESTONES = [
  'readiness',
  'value_dossier',
  'stakeholder_audit',
  'value_case',
  'executive',
  'proposal',
] as const;
export type Milestone = (typeof MILESTONES)[number];

export const STANCES = ['renew', 'at_risk'] as const;
export type Stance = (typeof STANCES)[number];

export const OUTCOMES = ['renewed', 'expanded', 'contracted', 'churned'] as const;

/** The people an account can wait for. */
export const WHO = ['csm', 'csm_and_ae', 'ae', 'supervisor'] as const;
export type Who = (typeof WHO)[number];

/** Risk as last measured: 0–100 or null (too little is known), and the hard-red signals that stand. */
export type Risk = { score: number | null; hardRed: string[] };

/** A draft answers the facts it was drafted on; `facts` counts material changes. */
export type Draft = { id: string; digest: string; facts: number };

/**
 * What the machine remembers: references and counters, no text, quote, person or reason. Those stand
 * in their own tables and in the journal.
 */
export type AccountContext = {
  account: string;
  /** The business date of the event being decided, stamped by `decide`. */
  today: string;
  contract: Contract;
  /** Contract terms are counted from 1; a term ends only with an outcome. */
  term: number;
  /** The renewal date whose outcome is awaited, from the opening of its window until the next term begins. */
  termEnds: string | null;
  anchors: Record<AnchorKey, AnchorStatus>;
  /** How much material was received, read, and last tried to be read. */
  received: number;
  read: number;
  tried: number;
  /** Fetch rounds since somebody outside last brought new material. */
  rounds: number;
  facts: number;
  risk: Risk;
  /** The risk that a plan, or a forced transition, has answered. */
  cover: Risk | null;
  findings: string[];
  /** Whether the queue has been told of the findings. */
  findingsRanked: boolean;
  draft: Draft | null;
  rejections: string[];
  guidance: string | null;
  successPlan: string | null;
  brief: Draft | null;
  milestones: Milestone[];
  /** The notice deadline last alerted and how many of its two alerts (30 and 7 days ahead) were given. */
  notice: { deadline: string; alerts: number } | null;
  stance: Stance | null;
  forced: string | null;
};

/** All that is needed to open an account. */
export const AccountInput = z.object({ account: z.string(), today: isoDate, contract: Contract });
export type AccountInput = z.infer<typeof AccountInput>;

const anchorKey = z.enum(ANCHOR_KEYS);

/** What of a contract may be said from outside. */
const givenContract = endingAfterStart(
  z
    .object({
      startDate: calendarDate.nullable(),
      renewalDate: calendarDate.nullable(),
      noticePeriodDays: noticePeriod.nullable(),
      arr: amount.nullable(),
      seats: headcount.nullable(),
    })
    .partial(),
);

/** The events that may come from outside. Who sends them, when, and what is missing is set by us, never by the body. */
export const publicEvents = {
  'documents.added': z.object({ documents: z.array(givenId).min(1).max(MOST_DOCUMENTS) }),
  'anchor.stated': z.object({ key: anchorKey }),
  'contract.changed': z.object({ contract: givenContract }),
  'takeover.returned': z.object({ guidance: textUpTo(LONGEST_GUIDANCE).nullable().default(null) }),
  'takeover.completed': z.object({ artifact: givenId }),
  'reading.returned': z.object({}),
  'reading.completed': z.object({}),
  'stance.taken': z.object({ stance: z.enum(STANCES), reason: givenNote }),
  'renewal.recorded': z.object({
    outcome: z.enum(OUTCOMES),
    contract: givenContract.nullable().default(null),
  }),
  'account.paused': z.object({ reason: givenNote }),
  'account.resumed': z.object({}),
  'transition.forced': z.object({ to: z.enum(PHASES), reason: givenNote }),
};
export type PublicEventType = keyof typeof publicEvents;

type Stated<Type extends PublicEventType> = { type: Type } & z.infer<(typeof publicEvents)[Type]>;

export type AccountEvent =
  | Stated<'documents.added'>
  | (Stated<'anchor.stated'> & { by: string })
  | Stated<'contract.changed'>
  | (Stated<'takeover.returned'> & { by: string })
  | (Stated<'takeover.completed'> & { by: string; missing: string[] })
  | { type: 'reading.returned'; by: string }
  | { type: 'reading.completed'; by: string }
  | (Stated<'stance.taken'> & { by: string })
  | (Stated<'renewal.recorded'> & { by: string })
  | (Stated<'account.paused'> & { by: string })
  | { type: 'account.resumed'; by: string }
  | (Stated<'transition.forced'> & { by: string })
  | { type: 'signals.measured'; risk: Risk; findings: string[] }
  | { type: 'calendar.turned' }
  | { type: 'draft.approved'; draft: string; digest: string; by: string }
  | { type: 'draft.rejected'; draft: string; approval: string; by: string }
  | { type: 'draft.expired'; draft: string }
  | { type: 'draft.superseded'; draft: string; why: string }
  | { type: 'mitigation.executed'; draft: string }
  | { type: 'mitigation.failed'; draft: string; why: string };

const risk = z.object({ score: z.number().int().min(0).max(100).nullable(), hardRed: z.array(z.string()) });
const draft = z.object({ id: z.string(), digest: z.string(), facts: z.number().int() });

/** What each invoked actor answers. Answers are parsed before they enter the machine. */
export const actorOutputs = {
  readDocuments: z.object({
    upTo: z.number().int(),
    anchors: z.partialRecord(anchorKey, z.enum(ANCHOR_STATUSES)),
    changed: z.boolean(),
  }),
  fetchAnchors: z.object({ found: z.number().int().min(0) }),
  mapStakeholders: z.object({ unresolved: z.number().int().min(0) }),
  checkPainMetric: z.object({ painMetric: z.enum(ANCHOR_STATUSES) }),
  assessRisk: risk,
  proposeMitigation: draft,
  draftSuccessPlan: draft.extend({ missing: z.array(z.string()) }),
  draftRenewalBrief: draft,
  submitDraft: z.object({
    tier: z.enum(TIERS),
    rule: z.string(),
    policyVersion: z.number().int().optional(),
  }),
  executeMitigation: z.object({ finished: z.boolean() }),
  takeBaseline: z.object({ baseline: z.string() }),
  writePostMortem: z.object({ artifact: z.string() }),
};
export type ActorName = keyof typeof actorOutputs;
export type ActorOutput<Name extends ActorName> = z.infer<(typeof actorOutputs)[Name]>;

type Drafting = { account: string; facts: number; rejections: string[]; guidance: string | null };

/** What each invoked actor is asked with: references only, since XState stores the input of a running actor again. */
export type ActorInputs = {
  readDocuments: { account: string; upTo: number };
  fetchAnchors: { account: string; missing: AnchorKey[]; round: number };
  mapStakeholders: { account: string };
  checkPainMetric: { account: string };
  assessRisk: { account: string };
  proposeMitigation: Drafting & { risk: Risk };
  draftSuccessPlan: Drafting;
  draftRenewalBrief: Drafting & { term: number };
  submitDraft: { account: string; draft: string; digest: string };
  executeMitigation: { account: string; draft: string };
  takeBaseline: { account: string; term: number };
  writePostMortem: { account: string };
};

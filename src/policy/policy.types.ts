import { type RiskBand } from '../scoring/risk';
import { type Finding } from './findings';

/** Every kind of action the agent knows; a kind outside this list is blocked. */
export const ACTION_KINDS = [
  'send_email',
  'post_slack',
  'create_crm_task',
  'update_crm_field',
  'log_crm_note',
  'schedule_meeting',
  'ask_human',
  'run_enablement',
  'reassign_licences',
  'open_expansion_opportunity',
  'escalate',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** Documents the agent drafts and the account machine waits for. */
export const DRAFT_KINDS = ['mitigation_plan', 'success_plan', 'renewal_brief'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** What a text can commit the vendor to. */
export const COMMITMENTS = ['discount', 'price', 'contract_change', 'legal_promise'] as const;
export type Commitment = (typeof COMMITMENTS)[number];

/** From the freest to the strictest. */
export const TIERS = ['auto', 'approval_required', 'blocked'] as const;
export type Tier = (typeof TIERS)[number];

export const AUDIENCES = ['internal', 'customer'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const SEGMENTS = ['smb', 'mid_market', 'enterprise'] as const;
export type Segment = (typeof SEGMENTS)[number];

/** What the policy is asked about. Null means unknown, and an unknown never makes a decision milder. */
export interface Subject {
  kind: string;
  audience: Audience;
  commitments: readonly Commitment[];
  phase: string;
  segment: Segment | null;
  riskBand: RiskBand | null;
  /** True when something was promised that the contract does not contain and nobody settled it. */
  gapsOpen: boolean | null;
  /** Revenue a year in `currency`. */
  arr: number | null;
  currency: string | null;
  /** What is not safe about it; missing where nobody looked, since only people of our own read it. */
  findings?: readonly Finding[];
}

/** ARR in the policy's base currency; `value` is null when the amount or the rate is unknown. */
export interface BaseAmount {
  value: number | null;
  currency: string;
  rate: number | null;
  /** Date of the exchange-rate table. */
  ratesOf: string;
}

export interface Judgement {
  tier: Tier;
  /** Id of the rule that decided, or `unknown_kind`, `no_rule`, or a finding that a person has to look at. */
  rule: string;
  /** How many different people must approve; 0 unless the tier is `approval_required`. */
  needs: number;
  inputs: Subject & { amountInBase: BaseAmount; unknown: string[] };
}

/** The seven facts a handoff must hold before the customer-success work may start. */
export const ANCHOR_KEYS = [
  'contractTerm',
  'arr',
  'seats',
  'painMetric',
  'champion',
  'decisionMaker',
  'successCriteria',
] as const;
export type AnchorKey = (typeof ANCHOR_KEYS)[number];

export const ANCHOR_STATUSES = ['concrete', 'vague', 'missing', 'conflicting'] as const;
export type AnchorStatus = (typeof ANCHOR_STATUSES)[number];

export const SIDES = ['customer', 'vendor', 'partner'] as const;
export type Side = (typeof SIDES)[number];

/** `decision_maker` is the economic buyer. */
export const ROLES = [
  'champion',
  'decision_maker',
  'influencer',
  'user',
  'detractor',
  'procurement',
  'technical_owner',
  'unknown',
] as const;
export type Role = (typeof ROLES)[number];

export const SENTIMENTS = ['positive', 'neutral', 'negative', 'unknown'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const RISK_SIGNALS = [
  'champion_left',
  'single_threaded',
  'detractor_active',
  'procurement_pressure',
  'competitor_evaluation',
  'budget_cut',
  'unrealistic_timeline',
  'integration_blocker',
  'low_icp_fit',
  'security_review_open',
  'reorg',
] as const;
export type RiskSignalKind = (typeof RISK_SIGNALS)[number];

/** A passage of a document; `start` and `end` count UTF-16 units, `text.slice(start, end) === quote`. */
export interface QuoteEvidence {
  documentId: string;
  quote: string;
  start: number;
  end: number;
}
export interface RecordEvidence {
  record: 'account' | 'contract' | 'opportunity' | 'contacts' | 'documents' | 'usage';
  field: string;
  value: string | number | null;
}
/** A person stated it to the product; `at` is an ISO timestamp or date. */
export interface PersonEvidence {
  person: string;
  at: string;
}
export type Evidence = QuoteEvidence | RecordEvidence | PersonEvidence;

export interface ContractTermValue {
  startDate: string | null;
  renewalDate: string | null;
  noticePeriodDays: number | null;
}
export interface ArrValue {
  amount: number;
  currency: string | null;
}
export interface PainValue {
  what: string;
  unit: string | null;
  baseline: number | null;
  /** The number to reach, or a dated, measurable outcome in words. */
  target: number | string | null;
}
export interface ChampionValue {
  name: string;
  email: string | null;
}
/** `name` is null where only the office is known ("the superintendent signs"). */
export interface DecisionMakerValue {
  name: string | null;
  title: string | null;
}
export interface SuccessCriteriaValue {
  criteria: { text: string; by: string | null }[];
}
export interface AnchorValues {
  contractTerm: ContractTermValue;
  arr: ArrValue;
  seats: number;
  painMetric: PainValue;
  champion: ChampionValue;
  decisionMaker: DecisionMakerValue;
  successCriteria: SuccessCriteriaValue;
}
export type AnchorValue = AnchorValues[AnchorKey];
export interface Candidates {
  candidates: AnchorValue[];
}

export interface Anchor {
  key: AnchorKey;
  status: AnchorStatus;
  value: AnchorValue | Candidates | null;
  evidence: Evidence[];
  /** The audit round that found it; 0 is the first reading. */
  round: number;
  /** Readable sentences that say why the anchor is not concrete; empty when it is. */
  doubts: string[];
}

export interface Stakeholder {
  name: string;
  side: Side;
  role: Role;
  executive: boolean;
  sentiment: Sentiment;
  influence: 'high' | 'medium' | 'low' | 'unknown';
  left: boolean;
  /** False for a name that could not be matched to a reachable or titled person; the evidence says where it stands. */
  resolved: boolean;
  email: string | null;
  title: string | null;
  /** ISO date of the last document in which the person spoke, wrote or signed. */
  lastContact: string | null;
  evidence: Evidence[];
}

/** Something promised or expected in talk that the contract does not contain. */
export interface ExpectationGap {
  promise: string;
  why: string;
  dueOn: string | null;
  evidence: Evidence[];
}

export const PROMISE_STATUSES = ['open', 'met', 'renegotiated', 'withdrawn'] as const;

/** A gap that is followed until it is met, renegotiated or withdrawn. */
export interface TrackedPromise {
  id: string;
  promise: string;
  status: (typeof PROMISE_STATUSES)[number];
  dueOn: string | null;
  evidence: Evidence[];
}

export interface RiskSignal {
  signal: RiskSignalKind;
  evidence: Evidence[];
}

/** Text in a document that tries to instruct a reader; reported, never obeyed, and no fact is taken from it. */
export interface InjectionFinding {
  aim: string;
  evidence: QuoteEvidence;
}

/** What a reader claimed and the sources do not bear out. */
export interface UnsupportedClaim {
  claim: string;
  why: string;
}

/** An anchor as one reading found it. */
export interface ReadAnchor extends Anchor {
  /** What speaks against the verdict: denials, a second source that disagrees; of a missing anchor, what is said in passing. */
  against: Evidence[];
}

export interface Reading {
  /** All seven, in the order of ANCHOR_KEYS. */
  anchors: ReadAnchor[];
  stakeholders: Stakeholder[];
  gaps: ExpectationGap[];
  riskSignals: RiskSignal[];
  injections: InjectionFinding[];
  unsupported: UnsupportedClaim[];
  notUnderstood: { documentId: string; why: string }[];
  /** ISO 639-1 code of each document, `und` where the reader could not tell. */
  languages: Record<string, string>;
  /** What scores count of a model's reading: its people and signals as far as the rules see them too; absent where the rules read alone. */
  scored?: Pick<Reading, 'stakeholders' | 'riskSignals'>;
}

import { type Dossier } from '../dossier.types';
import { type Anchor, type RiskSignal, type Stakeholder, type TrackedPromise } from '../evidence.types';

/** Everything on record about an account that a draft may rest on. Nothing outside it may be stated as a fact. */
export interface AccountRecord {
  accountId: string;
  dossier: Dossier;
  anchors: Anchor[];
  stakeholders: Stakeholder[];
  riskSignals: RiskSignal[];
  promises: TrackedPromise[];
  /** The newest scoring, null until the account was scored once. */
  scores: ScoreCard | null;
  kpiReadings: { criterion: string; on: string; value: number }[];
  milestones: { key: string; on: string; name: string | null }[];
  openTickets: { id: string; priority: string; openedOn: string }[];
  /** What can be done with seats nobody uses; null while seats or use are unknown. */
  licences: Licences | null;
  /** Newest two-way contact of each e-mail or name in the interaction feed, newest first. */
  contacts: { person: string; on: string }[];
  scoreHistory: { asOf: string; risk: number | null; health: number | null }[];
  earlierDrafts: { id: string; kind: string; on: string }[];
  /** Different people seen in each whole week of the last half year, the oldest first. */
  weeklyUse: { monday: string; people: number }[];
  /** What was thought of each renewal so far, and how it ended; the term that runs comes last. */
  stances: TermStances;
}

/** One view of a renewal; `by` is `machine` or the person who took it. */
export interface StanceTaken {
  stance: 'renew' | 'at_risk' | 'undecided';
  by: string;
  on: string;
  reason: string | null;
}

export interface TermStances {
  /** Terms that ended, each with the last view of the machine and of the CSM before the end. */
  ended: { machine: StanceTaken | null; csm: StanceTaken | null; outcome: string; on: string }[];
  /** What the CSM thinks of the coming renewal; null until somebody takes a stance. */
  csm: StanceTaken | null;
}

export interface Licences {
  /** Who came before and stopped, the longest gone first; null where it is not known who comes. */
  idlePeople: { user: string; lastSeenOn: string }[] | null;
  /** Alternatives, never added up: seats, money a year in account currency, and the last day for it. */
  options: {
    move: 'reassign' | 'enable' | 'redeploy' | 'right_size';
    seats: number;
    saving: number | null;
    by: string | null;
  }[];
  pricePerSeat: number | null;
}

/** One published figure with what it is made of; `value` null means there is too little data. */
export interface Figure {
  value: number | null;
  band: string;
  contributions: Contribution[];
  missing: string[];
}

/** One input of a score. */
export interface Contribution {
  input: string;
  value: string | number | null;
  points: number;
  /** How bad the input is by its published curve, 0 none to 1 worst; absent where only the points are known. */
  concern?: number;
  /** How much of the score it weighs, out of 100. */
  weight?: number;
}

/** Revenue a year that a waste puts at risk, with the rates that are assumed; absent where they were not written down. */
export interface ExpectedLoss {
  expectedLoss: number | null;
  assumptions?: { baseAnnualLoss: number; relativeRisk: number } | null;
}

export interface ScoreCard {
  asOf: string;
  /** People active in the last 28 days; `at_least` is a proven lower bound. */
  active28: { value: number; method: 'distinct' | 'reported' | 'at_least' } | null;
  risk: Figure;
  health: Figure;
  hardRed: string[];
  maturity: Figure | null;
  utilisation: Figure | null;
  trend: Figure | null;
  timeToValue: Figure | null;
  /** Amount a year in account currency. */
  expansion: (Figure & { extraSeats: number | null; signals: string[] }) | null;
  muda: (Figure & { unusedSeats: number | null; annualCost: number | null; atMost: boolean }) | null;
  mura: (Figure & ExpectedLoss) | null;
  muri: (Figure & ExpectedLoss) | null;
  /** People with an earlier contact and none for 45 days or more. */
  quiet: string[];
}

/** What a reviewer said when refusing an earlier draft. */
export interface Rejection {
  approval: string;
  by: string;
  reason: string;
  text: string;
}

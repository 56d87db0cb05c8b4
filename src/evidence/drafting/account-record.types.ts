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
  contributions: { input: string; value: string | number | null; points: number }[];
  missing: string[];
}

export interface ScoreCard {
  asOf: string;
  risk: Figure;
  health: Figure;
  hardRed: string[];
  maturity: Figure | null;
  utilisation: Figure | null;
  trend: Figure | null;
  timeToValue: Figure | null;
  /** Amount a year in account currency. */
  expansion: (Figure & { extraSeats: number | null }) | null;
  muda: (Figure & { unusedSeats: number | null; annualCost: number | null; atMost: boolean }) | null;
  mura: (Figure & { expectedLoss: number | null }) | null;
  muri: (Figure & { expectedLoss: number | null }) | null;
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

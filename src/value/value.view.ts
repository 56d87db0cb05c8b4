import { type Retention, type Share, type TimeSaved } from '../scoring';
import { type Spending, type Understanding } from './agent.records';
import { type DraftSafety, type Verdicts, type Waiting } from './decision.records';
import { type ExpansionFound, type WasteChange } from './money.records';
import { type Period } from './period';

/** A share with its 95 % interval; `unknown` says why there is none. */
export interface Known extends Share {
  unknown: string | null;
}

export interface PhaseSaving extends TimeSaved {
  /** Phase of the lifecycle. */
  phase: string;
}
export interface CsmSaving extends TimeSaved {
  csm: string;
}

export interface SavedTime {
  overall: TimeSaved;
  byPhase: PhaseSaving[];
  byCsm: CsmSaving[];
  /** The minutes by hand are assumed until the team has timed them; then since when. */
  baseline: { assumed: boolean; timedOn: string | null };
  /** Reviews whose length was seen, and those that count with the minutes the policy assumes. */
  reviews: { measured: number; assumed: number };
  /** Kinds that were decided on and for which nobody has said what they take by hand: left out. */
  withoutBaseline: string[];
}

export type CriterionStatus = 'met' | 'not_met' | 'undecided' | 'unknown';

export interface Criterion {
  criterion: string;
  target: string;
  status: CriterionStatus;
  /** What it was judged by, in words with its figures. */
  because: string;
}

export interface ReviewLoad extends Waiting {
  /** Decisions of the period, and the hours they took: seen, and assumed where nobody was seen looking. */
  decisions: number;
  hours: number;
  byColleague: { csm: string; decisions: number; hours: number }[];
}

/** What the agent was worth in a period. Money stands in its own currency and is never added across currencies. */
export interface ValueReport {
  period: Period;
  /** The day it was drawn up; nothing later is in it. */
  asOf: string;
  coreMetrics: {
    /** Concrete anchors that nobody had to correct: at most this good, since not every one was looked at. */
    handoffAccuracy: Known & Pick<Understanding, 'corrected'>;
    /** Of the alarms a person judged, those without a risk behind them. */
    falsePositives: Known & Verdicts;
    /** Of what was put before a person to be sent to a customer, what code found nothing unsafe about. */
    draftSafety: Known & DraftSafety;
    /** US dollars, by the price tables named. */
    tokenCost: Spending & { costPerAccount: number | null; tokensPerAccount: number | null; byPhase: Phased[] };
    timeSaved: SavedTime;
  };
  successCriteria: Criterion[];
  /** Over the twelve months before the end of the period. */
  retention: Period & Retention;
  waste: WasteChange[];
  expansion: ExpansionFound[];
  reviewLoad: ReviewLoad;
}
type Phased = Spending & { phase: string };

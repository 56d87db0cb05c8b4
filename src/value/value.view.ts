import { ApiProperty } from '@nestjs/swagger';
import { type CurrencyRetention, type Retention, type Share, type TimeSaved } from '../scoring';
import { type Spending, type Understanding } from './agent.records';
import { type DraftSafety, type Verdicts, type Waiting } from './decision.records';
import { type ExpansionFound, type WasteChange } from './money.records';
import { type Period } from './period';

const INTERVAL = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 } as const;

/** A share with its 95 % interval; `unknown` says why there is none. */
export class Known implements Share {
  hits: number;
  of: number;
  /** Null when there is nothing to divide by. */
  value: number | null;

  @ApiProperty(INTERVAL)
  interval: [low: number, high: number];

  unknown: string | null;
}

export class HandoffAccuracy extends Known implements Pick<Understanding, 'corrected'> {
  /** Anchors a person stated otherwise. */
  corrected: number;
}

export class FalsePositives extends Known implements Verdicts {
  confirmed: number;
  refuted: number;
  undecided: number;
}

export class SafetyOfDrafts extends Known implements DraftSafety {
  /** Put before a person to be sent to a customer. */
  shown: number;
  unsafe: number;
  /** Stopped by a rule before anybody saw it as ready. */
  blocked: number;
  /** Did harm after it was carried out, as somebody told. */
  harmed: number;
}

export class SpendingView implements Spending {
  /** Accounts for which a model was asked. */
  accounts: number;
  calls: number;
  tokens: number;
  /** US dollars. */
  costUsd: number;
  /** Dates of the price tables. */
  pricesOf: string[];
}

export class PhaseSpending extends SpendingView {
  phase: string;
}

export class TokenCost extends SpendingView {
  costPerAccount: number | null;
  tokensPerAccount: number | null;
  byPhase: PhaseSpending[];
}

export class Saving implements TimeSaved {
  /** Share of the baseline; may be negative. */
  value: number | null;

  /** 95 % interval of the share. */
  @ApiProperty(INTERVAL)
  interval: [low: number, high: number] | null;

  minutes: number | null;
  band: TimeSaved['band'];
  /** Decided tasks counted. */
  tasks: number;
  missing: string[];
  version: string;
}

export class PhaseSaving extends Saving {
  /** Phase of the lifecycle. */
  phase: string;
}
export class CsmSaving extends Saving {
  csm: string;
}

export class Baseline {
  assumed: boolean;
  timedOn: string | null;
}

export class ReviewsTimed {
  measured: number;
  assumed: number;
}

export class SavedTime {
  overall: Saving;
  byPhase: PhaseSaving[];
  byCsm: CsmSaving[];
  /** The minutes by hand are assumed until the team has timed them; then since when. */
  baseline: Baseline;
  /** Reviews whose length was seen, and those that count with the minutes the policy assumes. */
  reviews: ReviewsTimed;
  /** Kinds that were decided on and for which nobody has said what they take by hand: left out. */
  withoutBaseline: string[];
}

export type CriterionStatus = 'met' | 'not_met' | 'undecided' | 'unknown';

export class Criterion {
  criterion: string;
  target: string;
  status: CriterionStatus;
  /** What it was judged by, in words with its figures. */
  because: string;
}

export class ColleagueLoad {
  csm: string;
  decisions: number;
  hours: number;
}

export class ReviewLoad implements Waiting {
  /** Approvals that wait now. */
  open: number;
  /** From the opening of an approval to the decision; null without one. */
  medianHours: number | null;
  /** Decisions of the period. */
  decisions: number;
  /** The hours they took: seen, and assumed where nobody was seen looking. */
  hours: number;
  byColleague: ColleagueLoad[];
}

export class CoreMetrics {
  /** Concrete anchors that nobody had to correct: at most this good, since not every one was looked at. */
  handoffAccuracy: HandoffAccuracy;
  /** Of the alarms a person judged, those without a risk behind them. */
  falsePositives: FalsePositives;
  /** Of what was put before a person to be sent to a customer, what code found nothing unsafe about. */
  draftSafety: SafetyOfDrafts;
  /** US dollars, by the price tables named. */
  tokenCost: TokenCost;
  timeSaved: SavedTime;
}

export class PeriodView implements Period {
  from: string;
  /** Excluded. */
  to: string;
}

export class RetentionView extends PeriodView implements Retention {
  /** For each currency net (`nrr`) and gross (`grr`) retention and what they are made of. */
  byCurrency: Record<string, CurrencyRetention>;
  version: string;
}

export class WasteChangeView implements WasteChange {
  currency: string;
  /** Muda as last scored before the end of the period. */
  standing: number;
  accounts: number;
  /** Newly seen in the period. */
  found: number;
  /** No longer there. */
  removed: number;
}

export class ExpansionFoundView implements ExpansionFound {
  currency: string | null;
  opportunities: number;
  amount: number;
  /** Opportunities without an amount, left out of the sum. */
  unknown: number;
  /** Seen before the renewal window of their account opened. */
  beforeWindow: number;
}

/** What the agent was worth in a period. Money stands in its own currency and is never added across currencies. */
export class ValueReport {
  period: PeriodView;
  /** The day it was drawn up; nothing later is in it. */
  asOf: string;
  coreMetrics: CoreMetrics;
  successCriteria: Criterion[];
  /** Over the twelve months before the end of the period. */
  retention: RetentionView;
  waste: WasteChangeView[];
  expansion: ExpansionFoundView[];
  reviewLoad: ReviewLoad;
}

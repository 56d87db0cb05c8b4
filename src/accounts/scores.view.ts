import { ApiProperty } from '@nestjs/swagger';
import {
  type Active28,
  type Alarms,
  type ChampionState,
  type Contribution,
  type Engagement,
  type Expansion,
  type Health,
  type InputValue,
  type Measure,
  type Muda,
  type Mura,
  type Muri,
  type Risk,
  type Score,
  type TimeToValue,
  type Trend,
  type Utilisation,
} from '../scoring';
import { type AccountScores } from '../telemetry/scores/score-account';
import { EVIDENCE } from './evidence.view';

export const INPUT_VALUE = {
  oneOf: [{ type: 'number' }, { type: 'string' }, { type: 'array', items: { type: 'string' } }],
  example: 0.42,
};

export class ContributionView implements Contribution {
  /** @example 'utilisation' */
  input: string;

  @ApiProperty(INPUT_VALUE)
  value: InputValue;

  /** The points of all contributions add up to the value of the score. */
  points: number;

  @ApiProperty(EVIDENCE)
  evidence: Record<string, unknown>[];
}

export class ScoreView implements Score {
  /** Null with too little data; the band then is `insufficient_data`. */
  value: number | null;
  band: string;
  /** 0 to 1: how much of the evidence is there. */
  confidence: number;
  /** Formula and its version; with `+` and a fingerprint where the policy changed its numbers. @example 'risk/1.0.0' */
  version: string;
  contributions: ContributionView[];
  /** What would help, the cheapest and weightiest first. */
  missing: string[];
}

export class MeasureView extends ScoreView implements Measure {
  /** 0 to 1: the share of its weight the value keeps within health and risk. */
  quality: number;
  /** Why it cannot be judged although its source is connected. */
  reason: Measure['reason'];
}

export class RiskScoreView extends ScoreView implements Risk {
  override band: Risk['band'];
  hardRed: Alarms['hardRed'];
  /** What the signals alone give; null with too little data. */
  beforeHardRed: number | null;
  /** A high score or any hard red. */
  detected: boolean;
}

export class HealthScoreView extends ScoreView implements Health {
  override band: Health['band'];
  hardRed: Alarms['hardRed'];
  /** What the signals alone give; null with too little data. */
  beforeHardRed: number | null;
}

export class MaturityScoreView extends ScoreView {
  override band: AccountScores['maturity']['band'];
}

export class EngagementView implements Engagement {
  band: Engagement['band'];
  /** Days since anybody's newest contact. */
  lastContactDays: number | null;
  /** People in contact. */
  engaged: number | null;
  /** People an account of this size should be in contact with. */
  need: number;
  /** Engaged ÷ need, at most 1. */
  threading: number | null;
  singleThreaded: boolean | null;
  /** Days since the newest contact of an executive. */
  executiveDays: number | null;

  /** Days since the champion's newest contact, or that they left, or that there is none. */
  @ApiProperty({ oneOf: [{ type: 'integer' }, { type: 'string', enum: ['left', 'none'] }], nullable: true })
  champion: ChampionState | null;

  /** Who was in contact once and went quiet. */
  quiet: string[] | null;
  version: string;
}

export class UtilisationView extends MeasureView implements Utilisation {
  override band: Utilisation['band'];
  /** Months as a customer. */
  tenure: Utilisation['tenure'];
  /** How active people were counted. */
  method: Utilisation['method'];
  /** People active beyond the seats. */
  overage: number | null;
}

export class TrendView extends MeasureView implements Trend {
  override band: Trend['band'];
}

export class TimeToValueView extends MeasureView implements TimeToValue {
  override band: TimeToValue['band'];
  reached: boolean | null;
  /** The highest alert day that passed without first value. */
  alert: number | null;
  /** Median days of the account's segment. */
  cohortMedian: number | null;
}

export class ExpansionView extends ScoreView implements Expansion {
  override band: Expansion['band'];
  extraSeats: number | null;
  signals: Expansion['signals'];
  currency: string | null;
}

export class MudaView extends MeasureView implements Muda {
  override band: Muda['band'];
  unusedSeats: number | null;
  /** What the customer pays a year for seats nobody uses. */
  annualCost: number | null;
  currency: string | null;
  /** People are counted by a lower bound: the waste is no more than this. */
  atMost: boolean;
}

export class LossAssumptionsView {
  baseAnnualLoss: number;
  relativeRisk: number;
}

export class ExpectedLossView extends MeasureView {
  /** A year, in account currency. */
  expectedLoss: number | null;
  currency: string | null;
  /** Null when the waste itself is not known. */
  assumptions: LossAssumptionsView | null;
}

export class MuraView extends ExpectedLossView implements Mura {
  override band: Mura['band'];
  /** Known weeks out of 12. */
  weeks: number;
}

export class MuriView extends ExpectedLossView implements Muri {
  override band: Muri['band'];
  tickets14: number | null;
  /** Tickets usual in 14 days. */
  usual14: number | null;
  /** How likely so many tickets are by chance. */
  tail: number | null;
  /** Escalations and reopenings against the number of tickets. */
  escalationLoad: number | null;
}

export class WastesView {
  /** Paid for and not used. */
  muda: MudaView;
  /** Erratic use. */
  mura: MuraView;
  /** Overburden. */
  muri: MuriView;
}

export class AlarmsView implements Alarms {
  hardRed: Alarms['hardRed'];
  /** Hard reds whose input is not known: neither fired nor cleared. */
  unknown: Alarms['unknown'];
  yellow: Alarms['yellow'];
  version: string;
}

export class Active28View implements Active28 {
  value: number | null;
  method: Active28['method'];
  knownDays: number;
  /** No more people than this can have been active. */
  upper: number | null;
  /** 0 to 1. */
  quality: number;
  version: string;
}

/** All scores of an account as of a business day. */
export class ScoresView implements AccountScores {
  /** The business day they are reckoned for; where the day is held, not the day of the clock. @example '2026-11-24' */
  asOf: string;
  risk: RiskScoreView;
  health: HealthScoreView;
  maturity: MaturityScoreView;
  engagement: EngagementView;
  utilisation: UtilisationView;
  trend: TrendView;
  timeToValue: TimeToValueView;
  expansion: ExpansionView;
  waste: WastesView;
  alarms: AlarmsView;
  /** People active in the last 28 days. */
  active28: Active28View;
}

import { type Curve } from './curve';
import { type Evidence, type Segment, type Tenure } from './score.types';

export type Fit = 'strong' | 'partial' | 'poor';
export type JudgedTenure = Exclude<Tenure, '<2'>;

/** Days since the champion's newest contact, or why there are none to count. */
export type ChampionState = number | 'left' | 'none';

/** What each signal measures; the unit of its value stands beside it. */
interface SignalValues {
  fit: Fit;
  /** Count of complications of the deal. */
  dealComplexity: number;
  /** Open promises outside the entitlements. */
  expectationGaps: number;
  conflictingAnchors: number;
  /** Active users ÷ seats; judged by `tenure`. */
  utilisation: number;
  /** Change against the 28 days before, -0.2 = 20 % less. */
  usageTrend: number;
  /** Coefficient of variation of weekly use (Mura). */
  consistency: number;
  /** Key features in use ÷ key features entitled. */
  featureBreadth: number;
  /** Required integrations live ÷ required. */
  integration: number;
  /** Mean attainment of the success criteria, 0 to 1. */
  successCriteria: number;
  /** Days to first value, or days waited for it so far. */
  timeToValue: number;
  /** Tickets against the usual load (Muri). */
  ticketLoad: number;
  /** 4 × open P1 + open P2 (`severeLoad`). */
  openSevere: number;
  escalations: number;
  /** Days since anybody's newest contact. */
  lastContact: number;
  champion: ChampionState;
  /** Engaged people ÷ people needed, at most 1. */
  threading: number;
  /** Days since an executive's newest contact; judged by `segment`. */
  executiveContact: number;
  /** -1 to 1. */
  stakeholderSentiment: number;
  /** 0 to 10. */
  nps: number;
  /** 1 to 5. */
  csat: number;
  /** Share of the term gone for which no value is proven, 0 to 1. */
  valueProof: number;
  /** Negative when overdue. */
  daysToRenewal: number;
}

export type SignalName = keyof SignalValues;
export type SignalValue<Name extends SignalName = SignalName> = SignalValues[Name];

export interface Signal<Value = SignalValue> {
  /** null = unknown, the same as an absent signal. */
  value: Value | null;
  /** 0 to 1, how much of its weight the data is worth; 1 when not given. */
  quality?: number;
  /** Age of an answer in days; old answers of people fade. */
  ageDays?: number;
  tenure?: Tenure;
  segment?: Segment;
  /** Nothing can be done to learn it now: too early or too small. */
  notYet?: boolean;
  evidence?: readonly Evidence[];
}

/** All that is known about an account when it is scored; an absent name is missing. */
export type Signals = { readonly [Name in SignalName]?: Signal<SignalValue<Name>> };

interface SpecialConcerns {
  fit: Readonly<Record<Fit, number>>;
  utilisation: Readonly<Record<JudgedTenure, Curve>>;
  champion: { readonly days: Curve; readonly none: number; readonly left: number };
  executiveContact: { readonly enterprise: Curve; readonly other: Curve };
}

/** How a signal's concern is written in the policy: a curve, unless the signal needs more than one number. */
export type ConcernOf<Name extends SignalName> = Name extends keyof SpecialConcerns ? SpecialConcerns[Name] : Curve;

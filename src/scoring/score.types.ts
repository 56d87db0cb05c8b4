/** Where a figure comes from; its shape belongs to the evidence, a score only passes it on. */
export type Evidence = Readonly<Record<string, unknown>>;

export type InputValue = number | string | readonly string[];

/** What one input gave to a score. The points of all contributions add up exactly to the value. */
export interface Contribution {
  input: string;
  value: InputValue;
  points: number;
  evidence: readonly Evidence[];
}

/** What every score answers. Too little data is band `insufficient_data` with value null and no contributions. */
export interface Score<Band extends string = string> {
  value: number | null;
  band: Band | 'insufficient_data';
  /** 0 to 1, 2 decimals: how much of the evidence is there, not how likely the score is right. */
  confidence: number;
  /** `name/1.0.0`, with `+` and a fingerprint when policy numbers were changed. */
  version: string;
  contributions: Contribution[];
  /** What would help, the cheapest and weightiest first. */
  missing: string[];
}

/** Why a single measure cannot be judged although its source is connected. */
export type Reason = 'too_few_days' | 'too_few_weeks' | 'too_small' | 'too_early';

/** A score of one input: its only contribution equals its value, its confidence is the quality of its data. */
export interface Measure<Band extends string = string> extends Score<Band> {
  /** 0 to 1, 4 decimals: the share of its weight the value keeps as a signal of health and risk. */
  quality: number;
  reason: Reason | null;
}

export type TrafficLight = 'red' | 'yellow' | 'green';

export type Tenure = '<2' | '2-6' | '6-9' | '9+';

export type Segment = 'smb' | 'mid_market' | 'enterprise';

/** An amount a year in the account's own currency; either part may be unknown. */
export interface AnnualValue {
  arr: number | null;
  currency: string | null;
}

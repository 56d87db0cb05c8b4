import { ApiProperty } from '@nestjs/swagger';
import { type InputValue, type LicenceOption, type MuriEffect, type SwingingPart } from '../scoring';
import { type IdleUser } from '../store/idle-users';
import { type EnablementStep, type PreRenewalAlert } from '../telemetry/waste/responses';
import { type AccountWaste } from '../telemetry/waste/waste.service';
import { INPUT_VALUE, MudaView, MuraView, MuriView } from './scores.view';

export class IdleUserView implements IdleUser {
  /** As the usage source names people. */
  user: string;
  lastSeenOn: string;
}

export class LicenceOptionView implements LicenceOption {
  move: LicenceOption['move'];
  seats: number;
  /** Money a year, in account currency; null without ARR or currency. */
  saving: number | null;
  /** The last day on which it can still be done for this term. */
  by: string | null;
}

export class LicenceAssumptionsView {
  /** ARR ÷ seats. */
  pricePerSeat: number | null;
  /** Share of the seats that should be in use after a right-sizing. */
  targetUtilisation: number;
  /** Fewer seats may be free than it says. */
  atMost: boolean;
}

export class LicenceOptionsView {
  options: LicenceOptionView[];
  currency: string | null;
  assumptions: LicenceAssumptionsView;
}

export class MudaCausesView extends MudaView {
  /** Null where the usage source names nobody. */
  idleUsers: IdleUserView[] | null;
  plan: LicenceOptionsView | null;
}

export class SwingingWeekView {
  monday: string;
  level: number;
  /** What the straight line through all weeks expects. */
  expected: number;
  /** Level − expected, in users. */
  deviation: number;
}

export class SwingingPartView implements SwingingPart {
  name: string;
  /** How far its weekly use scatters around its straight line, as a share of its mean. */
  variation: number;
  /** How closely it swings with the whole, −1 to 1. */
  correlation: number;
}

export class MuraCausesView {
  weeks: SwingingWeekView[];
  /** The Mondays of the weeks that fell short. */
  weakWeeks: string[];
  features: SwingingPartView[];
  groups: SwingingPartView[];
}

export class EnablementStepView implements EnablementStep {
  what: string;
  /** Weeks, features, teams or people it is about. */
  about: string[];
  dueInDays: number;
  /** What shows that it worked. */
  expectedEvidence: string;
}

export class MuraResponseView extends MuraView {
  causes: MuraCausesView;
  absentInWeakWeeks: string[];
  enablement: EnablementStepView[];
}

export class MuriEffectView implements MuriEffect {
  verdict: MuriEffect['verdict'];
  /** Of a week's tickets with the change of use to the next week, −1 to 1. */
  correlation: number | null;

  /** 95 % interval of the correlation. */
  @ApiProperty({ type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2, nullable: true })
  interval: [low: number, high: number] | null;

  /** Pairs of neighbouring weeks. */
  pairs: number;
}

export class PreRenewalAlertView implements PreRenewalAlert {
  daysToRenewal: number;
  what: string;
}

export class MuriResponseView extends MuriView {
  effectOnUse: MuriEffectView;
  alert: PreRenewalAlertView | null;
}

/** The three wastes of an account with their causes, their money and what to do about each. */
export class WasteView implements AccountWaste {
  /** The business day it is reckoned for. @example '2026-11-24' */
  asOf: string;
  muda: MudaCausesView;
  mura: MuraResponseView;
  muri: MuriResponseView;
}

export class InputChangeView {
  /** @example 'utilisation' */
  input: string;

  @ApiProperty(INPUT_VALUE)
  from: InputValue;

  @ApiProperty(INPUT_VALUE)
  to: InputValue;
}

export class ScoreWayView {
  changes: InputChangeView[];
  /** What the score would then be. */
  value: number;
  band: string;
}

export class WhatWouldChangeView {
  score: 'health' | 'risk';
  direction: 'better' | 'worse';
  ways: ScoreWayView[];
}

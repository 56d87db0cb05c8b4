import { type Curve, curve } from './curve';
import { type ConcernOf, type SignalName } from './signal.types';

/** One row of the signal table: what finding out costs, what the signal weighs, when it worries. */
export interface SignalRow<Concern> {
  /** 1 a connected system knows it, 2 the CSM has to say it, 4 the customer has to be asked. */
  cost: number;
  health?: number;
  risk?: number;
  /** From 0, no concern, to 1, the worst. */
  concern: Concern;
  /** Age in days → the share of its quality an old answer keeps. */
  fading?: Curve;
}

type SignalTable = { readonly [Name in SignalName]: SignalRow<ConcernOf<Name>> };

const signals: SignalTable = {
  fit: { cost: 2, risk: 4, concern: { strong: 0, partial: 0.5, poor: 1 } },
  dealComplexity: { cost: 2, risk: 3, concern: curve([0, 0], [1, 0.35], [2, 0.7], [3, 1]) },
  expectationGaps: { cost: 1, risk: 5, concern: curve([0, 0], [1, 0.35], [2, 0.65], [4, 1]) },
  conflictingAnchors: { cost: 1, risk: 3, concern: curve([0, 0], [1, 0.5], [2, 1]) },
  utilisation: {
    cost: 1,
    health: 10,
    risk: 17,
    concern: {
      '2-6': curve([0, 1], [0.1, 0.6], [0.5, 0.25], [0.75, 0]),
      '6-9': curve([0, 1], [0.1, 0.85], [0.5, 0.6], [0.75, 0.25], [0.85, 0]),
      '9+': curve([0, 1], [0.5, 0.8], [0.75, 0.5], [0.85, 0]),
    },
  },
  usageTrend: { cost: 1, health: 14, risk: 13, concern: curve([-0.8, 1], [-0.5, 0.8], [-0.2, 0.3], [0, 0]) },
  consistency: { cost: 1, health: 8, concern: curve([0.1, 0], [0.25, 0.25], [0.5, 0.6], [1, 1]) },
  featureBreadth: { cost: 1, health: 8, concern: curve([0, 1], [0.3, 0.6], [0.6, 0.25], [0.9, 0]) },
  integration: { cost: 2, risk: 5, concern: curve([0, 1], [1, 0]) },
  successCriteria: { cost: 2, health: 9, concern: curve([0, 1], [1, 0]) },
  timeToValue: { cost: 2, health: 6, concern: curve([30, 0], [60, 0.4], [90, 0.7], [180, 1]) },
  ticketLoad: { cost: 1, health: 6, risk: 5, concern: curve([1, 0], [2, 0.5], [4, 1]) },
  openSevere: { cost: 1, health: 5, risk: 3, concern: curve([0, 0], [4, 0.8], [8, 1]) },
  escalations: { cost: 1, health: 4, risk: 2, concern: curve([0, 0], [2, 0.4], [6, 1]) },
  lastContact: { cost: 1, health: 6, concern: curve([14, 0], [30, 0.2], [60, 0.6], [90, 1]) },
  champion: {
    cost: 2,
    health: 5,
    risk: 8,
    concern: { days: curve([30, 0], [45, 0.25], [90, 0.6]), none: 0.8, left: 1 },
  },
  threading: { cost: 1, health: 5, risk: 6, concern: curve([0, 1], [1, 0]) },
  executiveContact: {
    cost: 1,
    health: 4,
    risk: 5,
    concern: { enterprise: curve([30, 0], [45, 0.5], [90, 1]), other: curve([60, 0], [90, 0.5], [180, 1]) },
  },
  stakeholderSentiment: {
    cost: 2,
    health: 3,
    risk: 4,
    concern: curve([-1, 1], [0, 0.4], [1, 0]),
    fading: curve([60, 1], [180, 0]),
  },
  nps: {
    cost: 4,
    health: 5,
    risk: 2,
    concern: curve([0, 1], [6, 0.6], [8, 0.25], [9, 0]),
    fading: curve([90, 1], [180, 0]),
  },
  csat: { cost: 4, health: 2, concern: curve([1, 1], [3, 0.6], [4, 0.25], [5, 0]), fading: curve([30, 1], [90, 0]) },
  valueProof: { cost: 2, risk: 9, concern: curve([0, 0], [1, 1]) },
  daysToRenewal: { cost: 1, risk: 6, concern: curve([30, 1], [90, 0.4], [180, 0]) },
};

/** In the order of the published table. */
export const SIGNAL_NAMES: readonly SignalName[] = Object.keys(signals).filter((name) => isSignalName(name));

export function isSignalName(name: string): name is SignalName {
  return Object.hasOwn(signals, name);
}

/**
 * Every number of the published formulas that a policy may change, at its default. The windows (28 days, 12 weeks, 14 and
 * 90 days of tickets) are no policy: they are what the measures are called after and what the metrics statement reads.
 */
export const defaultScoringPolicy = {
  signals,
  health: { judgedFrom: 0.5, hardRedCap: 50, redUpTo: 50, yellowUpTo: 75 },
  risk: { judgedFrom: 0.5, hardRedFloor: 50, detectedFrom: 50, mediumFrom: 25, highFrom: 50, criticalFrom: 75 },
  active28: {
    distinctFromDays: 20,
    reportedUpToDaysOld: 7,
    atLeastFromDays: 14,
    fullFromDays: 20,
    quality: { distinct: 1, reported: 0.9, atLeast: 0.5 },
  },
  /** Utilisation edges in percent of the seats. */
  utilisation: {
    tenureFromMonths: { '2-6': 2, '6-9': 6, '9+': 9 },
    '2-6': { redBelow: 10, greenFrom: 50 },
    '6-9': { redBelow: 50, greenAbove: 75 },
    '9+': { greenAbove: 75 },
  },
  trend: {
    daysOfWeekday: 2,
    weekdays: 5,
    userDays: 20,
    fullUserDays: 100,
    fullDays: 40,
    redBelow: -0.5,
    greenAbove: -0.2,
  },
  mura: {
    daysOfWeek: 4,
    weeks: 8,
    fullWeeks: 12,
    levelAbove: 3,
    fullLevelSpan: 7,
    greenBelow: 0.25,
    yellowUpTo: 0.5,
    relativeRisk: curve([0.25, 1], [0.5, 1.5], [1, 2]),
  },
  muri: {
    baselineDays: 28,
    smoothing: 2,
    priorTickets: 0.5,
    tailPassesFromUsual: 20,
    ticketsPerEscalationUnit: 20,
    red: { tickets: 3, timesUsual: 2, tailBelow: 0.01 },
    yellow: { tickets: 2, timesUsual: 1.5, tailBelow: 0.1, escalationLoad: 2 },
    relativeRisk: curve([1.5, 1], [4, 2]),
  },
  wasteLoss: { baseAnnualLoss: 0.1 },
  timeToValue: { alertDays: [30, 60, 90], greenUpTo: 30, yellowUpTo: 90, cohort: 5 },
  maturity: { vague: 0.4, conflicting: 0.2, partialFrom: 60 },
  alarms: {
    healthDrop: 10,
    silentDays: 14,
    silentKnownDays: 10,
    executiveSilentDays: 45,
    npsLow: 6,
    npsOldDays: 180,
    openTickets: 3,
    usageDown: -0.3,
  },
  engagement: {
    greenUpTo: 30,
    yellowUpTo: 60,
    engagedDays: 90,
    need: 3,
    observedDays: 14,
    quietDays: 45,
  },
  expansion: { sustainedPercent: 85, targetPercent: 80, healthUnknownFactor: 0.5 },
  urgency: { byDaysLeft: curve([30, 1], [90, 0.7], [180, 0.4], [365, 0.2]), whenUnknown: 0.4 },
  priority: {
    riskOfHardRed: 50,
    priorWeight: 20,
    effect: {
      escalate: 0.3,
      schedule_meeting: 0.25,
      open_expansion_opportunity: 0.25,
      run_enablement: 0.2,
      reassign_licences: 0.2,
      ask_human: 0.1,
      send_email: 0.1,
      create_crm_task: 0.05,
      post_slack: 0.05,
      update_crm_field: 0.02,
      log_crm_note: 0.01,
    },
  },
  expectedLoss: { byRisk: curve([0, 0.02], [25, 0.05], [50, 0.15], [75, 0.35], [100, 0.6]) },
  outcome: { judgedFrom: 0.1 },
  timeSaved: { tasks: 10, target: 0.3, deviations: 1.96 },
};

export type ScoringPolicy = typeof defaultScoringPolicy;

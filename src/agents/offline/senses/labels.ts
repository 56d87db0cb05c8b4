import {
  RISK_SIGNALS,
  type RiskSignalKind,
  type Role,
  ROLES,
  type Sentiment,
  SENTIMENTS,
} from '../../../evidence/evidence.types';

/** Signals that a sentence can show; that all hangs on one person, only the whole story shows. */
export type SensedSignal = Exclude<RiskSignalKind, 'single_threaded'>;
export const SENSED_SIGNALS = RISK_SIGNALS.filter((signal): signal is SensedSignal => signal !== 'single_threaded');

/** What a passage can mean to the reader; learnt from the marks of `test/evals/corpus`. */
export const SENSES = [
  'pain_today',
  'pain_goal',
  'pain_vague',
  'figure_back',
  'criterion',
  'criterion_vague',
  'buy_in',
  'buy_in_not',
  'authority',
  'drives',
  'drives_not',
  'promise',
  'pain_none',
  'criterion_none',
  'driver_none',
  'decider_none',
  'goal_disputed',
  'driver_disputed',
  'decider_disputed',
  'dispute_not',
  'term_hint',
  'fee_hint',
  'seats_hint',
  ...SENSED_SIGNALS,
  'instruction',
] as const;
export type Sense = (typeof SENSES)[number];

/** Marks of near misses: they teach a classifier what a sense is not, and are no senses of their own. */
export const NEAR_MISSES = [
  'figure_other',
  'promise_not',
  'risk_not',
  'instruction_not',
  'none_not',
  'hint_not',
] as const;

/** What a figure can be to the reader. */
export const FIGURE_SENSES = ['today', 'goal'] as const;
export type FigureSense = (typeof FIGURE_SENSES)[number];

/** What two figures can be together: today's and the one to reach of the customer's pain. */
export const PAIR_SENSES = ['before_and_after'] as const;

/** Whether a word is part of a person's name. */
export const NAME_SENSES = ['name'] as const;
/** Whether a sentence promises what the contract does not bear out. */
export const GAP_SENSES = ['gap'] as const;

/** Whether a sentence, or the whole story, shows a warning sign. */
export const SIGNAL_SENSES = ['signal'] as const;

/** Whether two figures are both meant as today's of one pain, and nobody settled which holds. */
export const RIVAL_SENSES = ['rivals'] as const;

/** Whether two criteria are held against each other, and nobody settled which holds. */
export const RIVAL_CRITERIA_SENSES = ['rivals'] as const;

/** Whether the sources hint at an anchor that nothing makes firm. */
export const OPEN_SENSES = ['hinted at'] as const;

/** Whether two people or two papers disagree on an anchor, and nobody settled it. */
export const DISPUTE_SENSES = ['disputed'] as const;

/** Whether the sources show for sure that somebody drives the purchase, or decides it and has said yes. */
export const BUYER_SENSES = ['drives it', 'has decided'] as const;
export type BuyerSense = (typeof BUYER_SENSES)[number];

/** What a person is to the purchase, and how the person takes it. */
export const PERSON_SENSES: readonly PersonSense[] = [
  ...ROLES.map((role): PersonSense => `role ${role}`),
  ...SENTIMENTS.map((sentiment): PersonSense => `sentiment ${sentiment}`),
];
export type PersonSense = `role ${Role}` | `sentiment ${Sentiment}`;

/** Whether a person has left the house, or is about to. */
export const LEAVE_SENSES = ['has left'] as const;

/** Whether a sentence that tells of a deed or a decision is about this person. */
export const ACTOR_SENSES = ['is about'] as const;

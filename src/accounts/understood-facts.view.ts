import { ApiProperty } from '@nestjs/swagger';
import { OPEN_OBJECT } from '../platform/http/open-object';
import {
  ANCHOR_KEYS,
  ANCHOR_STATUSES,
  PROMISE_STATUSES,
  ROLES,
  SENTIMENTS,
  SIDES,
  type Anchor,
  type AnchorKey,
  type AnchorStatus,
  type Evidence,
  type Role,
  type Sentiment,
  type Side,
  type Stakeholder,
  type TrackedPromise,
} from '../evidence/evidence.types';
import { type PromiseRow, type PromiseSettlement } from '../store/entities';
import { EVIDENCE } from './evidence.view';

/** The shape of a value depends on the anchor. */
export const ANCHOR_VALUE = {
  description:
    'contractTerm `{ startDate, renewalDate, noticePeriodDays }`, arr `{ amount, currency }`, seats a whole number, ' +
    'painMetric `{ what, unit, baseline, target }`, champion `{ name, email }`, decisionMaker `{ name, title }`, ' +
    'successCriteria `{ criteria: [{ text, by }] }`; conflicting: `{ candidates: [..] }`',
  oneOf: [OPEN_OBJECT, { type: 'integer' }],
  example: { what: 'hours a week on manual reports', unit: 'hours', baseline: 14, target: 4 },
};

export class AnchorView implements Anchor {
  @ApiProperty({ enum: ANCHOR_KEYS })
  key: AnchorKey;

  @ApiProperty({ enum: ANCHOR_STATUSES })
  status: AnchorStatus;

  @ApiProperty({ ...ANCHOR_VALUE, nullable: true })
  value: Anchor['value'];

  @ApiProperty(EVIDENCE)
  evidence: Evidence[];

  /** The audit round that found it; 0 is the first reading. */
  round: number;

  /** Why it is not concrete, in sentences. */
  doubts: string[];
}

export class StakeholderView implements Stakeholder {
  name: string;

  @ApiProperty({ enum: SIDES })
  side: Side;

  /** `decision_maker` is the economic buyer. */
  @ApiProperty({ enum: ROLES })
  role: Role;

  executive: boolean;

  @ApiProperty({ enum: SENTIMENTS })
  sentiment: Sentiment;

  @ApiProperty({ enum: ['high', 'medium', 'low', 'unknown'] })
  influence: Stakeholder['influence'];

  left: boolean;

  /** False for a name nobody could be matched to. */
  resolved: boolean;

  email: string | null;
  title: string | null;

  /** The newest two-way contact. @example '2026-11-17' */
  lastContact: string | null;

  @ApiProperty(EVIDENCE)
  evidence: Evidence[];
}

export class PromiseSettlementView implements PromiseSettlement {
  by: string;
  /** ISO instant. */
  at: string;
  note: string | null;
}

export class PromiseView implements TrackedPromise {
  id: string;
  promise: string;

  @ApiProperty({ enum: PROMISE_STATUSES })
  status: TrackedPromise['status'];

  dueOn: string | null;

  @ApiProperty(EVIDENCE)
  evidence: Evidence[];

  /** Who said what became of it; null while it is open. */
  settled: PromiseSettlementView | null;

  static of({ id, promise, status, dueOn, evidence, settled }: PromiseRow): PromiseView {
    return { id, promise, status, dueOn, evidence, settled };
  }
}

import { ApiProperty } from '@nestjs/swagger';
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

const EVIDENCE = {
  type: 'array',
  items: { type: 'object' },
  description:
    'Each `{ documentId, quote, start, end }`, `{ record, field, value }` or `{ person, at }`; offsets count UTF-16 units.',
  example: [{ documentId: 'call-1', quote: 'We lose 14 hours a week', start: 13, end: 36 }],
} as const;

export class AnchorView implements Anchor {
  @ApiProperty({ enum: ANCHOR_KEYS })
  key: AnchorKey;

  @ApiProperty({ enum: ANCHOR_STATUSES })
  status: AnchorStatus;

  @ApiProperty({ description: 'Its shape depends on the key; conflicting: `{ candidates: [..] }`', nullable: true })
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

export class PromiseView implements TrackedPromise {
  id: string;
  promise: string;

  @ApiProperty({ enum: PROMISE_STATUSES })
  status: TrackedPromise['status'];

  dueOn: string | null;

  @ApiProperty(EVIDENCE)
  evidence: Evidence[];

  /** Who said what became of it; null while it is open. */
  settled: PromiseSettlement | null;

  static of({ id, promise, status, dueOn, evidence, settled }: PromiseRow): PromiseView {
    return { id, promise, status, dueOn, evidence, settled };
  }
}

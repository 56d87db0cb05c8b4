import { ApiProperty } from '@nestjs/swagger';
import { OPEN_OBJECT } from '../platform/http/open-object';
import { parsePolicy, type Policy } from '../policy/policy.schema';
import { type Tier } from '../policy/policy.types';
import { type ArrTouched, type Move, type TierChange } from '../policy/what-if';
import { type PolicyVersion } from '../store/entities';
import { type TriedOut } from './policy.service';

/** The active policy as the API shows it. */
export class PolicyView {
  version: number;
  /** The document as it was put. */
  document: string;

  /** The document as it is understood, defaults filled in. */
  @ApiProperty(OPEN_OBJECT)
  policy: Policy;

  putBy: string;
  at: Date;

  static of({ version, document, putBy, at }: PolicyVersion): PolicyView {
    return { version, document, policy: parsePolicy(document), putBy, at };
  }
}

export class JudgedView {
  tier: Tier;
  /** The rule that decided; null where none applied. */
  rule: TierChange['from']['rule'];
  /** How many people have to approve. */
  needs: number;
}

export class TierChangeView implements TierChange {
  accountId: string;
  /** Null for a draft the account could need. */
  id: string | null;
  kind: string;
  from: JudgedView;
  to: JudgedView;
  /** Revenue of the account a year, in its currency and by the draft's rates in base currency; null = unknown. */
  arr: { amount: number | null; currency: string | null; inBase: number | null };
}

/** Each account counts once. */
export class ArrTouchedView implements ArrTouched {
  byCurrency: Record<string, number>;
  /** The sum in base currency. */
  inBase: number;
  currency: string;
  /** Accounts whose amount is unknown. */
  unknown: number;
}

export class TierMoveView implements Move {
  from: Tier;
  to: Tier;
  /** How many people have to approve, before and after. */
  needs: { from: number; to: number };
  count: number;
  arrTouched: ArrTouchedView;
}

export class ReviewerHoursView {
  before: number;
  after: number;
}

/** What a draft policy would change. */
export class WhatIfView implements TriedOut {
  /** `sha256:` and the digest of the document. */
  digest: string;
  /** The version it was tried against, which it may replace. */
  replaces: number;
  cases: number;
  changes: TierChangeView[];
  moves: TierMoveView[];
  arrTouched: ArrTouchedView;
  /** Hours of review, were each case to come up once. */
  reviewerHours: ReviewerHoursView;
}

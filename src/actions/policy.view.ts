import { ApiProperty } from '@nestjs/swagger';
import { OPEN_OBJECT } from '../platform/http/open-object';
import { parsePolicy, type Policy } from '../policy/policy.schema';
import { type Tier } from '../policy/policy.types';
import { type TierChange, type WhatIf } from '../policy/what-if';
import { type PolicyVersion } from '../store/entities';

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
}

export class TierMoveView {
  from: Tier;
  to: Tier;
  count: number;
}

export class ArrTouchedView {
  byCurrency: Record<string, number>;
  /** The sum in base currency. */
  inBase: number;
  currency: string;
  /** Accounts whose amount is unknown. */
  unknown: number;
}

export class ReviewerHoursView {
  before: number;
  after: number;
}

/** What a draft policy would change. */
export class WhatIfView implements WhatIf {
  cases: number;
  changes: TierChangeView[];
  moves: TierMoveView[];
  arrTouched: ArrTouchedView;
  /** Hours of review, were each case to come up once. */
  reviewerHours: ReviewerHoursView;
}

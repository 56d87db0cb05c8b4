import { ApiProperty } from '@nestjs/swagger';
import { OPEN_OBJECT } from '../platform/http/open-object';
import { type Tier } from '../policy/policy.types';
import { type ActionOutcome, type WorkUnit, type WorkUnitStatus } from '../store/entities';
import { catalogue, ifNobodyActs, isActionKind } from './action.catalogue';
import { renderForPeople } from './action.text';

export class ActionOutcomeView implements ActionOutcome {
  /** Risk score, or recurring revenue a year in account currency. */
  measure: ActionOutcome['measure'];
  /** The day it was done. */
  from: string;
  before: number;
  after: number;
  improved: boolean;
}

/** A work unit as the API shows it, with every factor of its place in the queue. */
export class ActionView {
  id: string;
  accountId: string;
  kind: string;
  cause: string;
  /** What called for it. */
  @ApiProperty(OPEN_OBJECT)
  trigger: object;
  tier: Tier;
  rule: string | null;
  policyVersion: number | null;
  owner: 'agent' | 'human' | 'both';
  assignee: string | null;
  @ApiProperty(OPEN_OBJECT)
  payload: object;
  /** The payload in plain words. */
  text: string;
  expectedEvidence: string | null;
  ifNobodyActs: string;
  status: WorkUnitStatus;
  /** The account is paused; nothing begins until it is resumed. */
  held: boolean;
  /** In account currency. */
  priority: number | null;
  /** In base currency; the queue is sorted by it. */
  rank: number | null;
  /** What its rank is made of. */
  @ApiProperty(OPEN_OBJECT)
  factors: object;
  /** The mitigation plan it is a step of. */
  draft: string | null;
  @ApiProperty(OPEN_OBJECT)
  evidence: object | null;
  /** What harm it did, as a person told. */
  @ApiProperty(OPEN_OBJECT)
  harm: object | null;
  /** What was seen 30 days after it was done; null while that is not known. */
  outcome: ActionOutcomeView | null;
  /** A business day, not a moment. @example '2026-12-01' */
  dueOn: string | null;
  /** By the clock. */
  createdAt: Date;
  updatedAt: Date;

  static of(unit: WorkUnit): ActionView {
    return {
      ...unit,
      text: textOf(unit),
      ifNobodyActs: ifNobodyActs(unit),
    };
  }
}

function textOf({ kind, payload }: WorkUnit): string {
  if (!isActionKind(kind)) return '';
  const { data } = catalogue[kind].payload.safeParse(payload);
  return data === undefined ? '' : renderForPeople(kind, data);
}

export class ActionPage {
  items: ActionView[];
  nextCursor: string | null;
}

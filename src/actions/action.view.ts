import { type ActionOutcome, type WorkUnit, type WorkUnitStatus } from '../store/entities';
import { catalogue, isActionKind, renderForPeople } from './action.catalogue';

/** A work unit as the API shows it, with every factor of its place in the queue. */
export class ActionView {
  id: string;
  accountId: string;
  kind: string;
  cause: string;
  trigger: object;
  tier: string;
  rule: string | null;
  policyVersion: number | null;
  owner: 'agent' | 'human' | 'both';
  assignee: string | null;
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
  factors: object;
  /** The mitigation plan it is a step of. */
  draft: string | null;
  evidence: object | null;
  /** What harm it did, as a person told. */
  harm: object | null;
  /** What was seen 30 days after it was done; null while that is not known. */
  outcome: ActionOutcome | null;
  dueOn: string | null;
  createdAt: Date;
  updatedAt: Date;

  static of(unit: WorkUnit): ActionView {
    const entry = isActionKind(unit.kind) ? catalogue[unit.kind] : null;
    const read = entry?.payload.safeParse(unit.payload);
    return {
      ...unit,
      text: read?.success ? renderForPeople(read.data) : '',
      ifNobodyActs: entry?.ifNobodyActs ?? '',
    };
  }
}

export class ActionPage {
  items: ActionView[];
  nextCursor: string | null;
}

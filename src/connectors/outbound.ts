import { type ActionKind } from '../policy/policy.types';
import { type CrmSystem } from './crm/crm.source';

/** An action that was allowed and is now to be carried out in an outside system. */
export interface OutboundAction {
  /** Id of the work unit. It travels with the action, so that the receiver can be asked whether it arrived. */
  id: string;
  kind: ActionKind;
  account: {
    id: string;
    name: string;
    externalId: string;
    /** Its ids in systems of record, where they are known. */
    crmIds?: Partial<Record<CrmSystem, string>>;
  };
  payload: OutboundPayload;
  /** E-mail of the colleague who answers for it; replies reach them. */
  assignee: string | null;
  /** No attempt is older than this; searches at the receiver begin here. */
  since: Date;
}

export interface OutboundPayload {
  title: string;
  text: string;
  recipients: { name: string; email: string | null }[];
  /** What the kind adds, such as `minutes` of a meeting. */
  [detail: string]: unknown;
}

/** Code of a refusal: somebody else changed at the receiver what was to be changed, and a person decides. */
export const CONFLICT = 'conflict';

/** Where the outcome can be seen at the receiver. */
export interface ProviderReference {
  system: string;
  /** The receiver's own id of what was written. */
  id: string;
  /** What else is needed to reach it again, such as channel and time stamp. */
  details: Record<string, string>;
}

/** Somebody the action was meant for and did not reach. */
export interface NotDelivered {
  recipient: string;
  reason: string;
}

/** How an attempt ended. Only `failed_before_write` may be followed by another attempt without asking the receiver. */
export type Outcome =
  | { result: 'ok'; reference: ProviderReference; notDelivered: NotDelivered[] }
  | { result: 'refused'; code: string; reason: string }
  | { result: 'failed_before_write'; code: string; reason: string; retryAfterMs: number | null }
  | { result: 'unknown_outcome'; code: string; reason: string };

export interface Attempt {
  /** True when an earlier attempt ended in `unknown_outcome` or never came to an end: the receiver is asked first. */
  mayHaveArrived: boolean;
  signal?: AbortSignal;
}

/** One outside system that takes actions. Whoever calls it may call again: each action takes effect at most once. */
export interface Outbound {
  readonly system: string;
  /** The kinds of action it can carry out. */
  readonly kinds: readonly ActionKind[];
  /** What it writes is finished by a person, such as a draft that somebody has to send. */
  readonly handsOver?: true;
  /** Never rejects for what the system or the way to it did: that is an outcome. */
  execute(action: OutboundAction, attempt: Attempt): Promise<Outcome>;
  /**
   * Looks for what an earlier attempt left at the receiver.
   * @throws OutboundFailure when the receiver cannot be asked.
   */
  find(action: OutboundAction, signal?: AbortSignal): Promise<ProviderReference | null>;
}

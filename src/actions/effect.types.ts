import { type EntityManager } from 'typeorm';

/** The effect being performed; `today` is the business date of the entry that asked for it. */
export interface EffectContext {
  accountId: string;
  seq: number;
  n: number;
  today: string;
}

/** Performs one effect of the account machine in the transaction that completes it; twice is as good as once. */
export type Performer = (params: Record<string, unknown>, context: EffectContext, tx: EntityManager) => Promise<void>;

/** An actor being run for an effect; what it writes goes into the transaction that accepts its answer. */
export interface Run {
  effect: { accountId: string; seq: number; n: number };
  signal?: AbortSignal;
  alongside(write: (tx: EntityManager) => Promise<void>): void;
}

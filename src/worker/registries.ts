import { type EntityManager } from 'typeorm';
import { type PromiseActorLogic } from 'xstate';
import { type ActorInputs, type ActorName, type ActorOutput } from '../lifecycle/account.types';

/** One attempt to answer one invoke. */
export interface Run {
  effect: { accountId: string; seq: number; n: number };
  /** Aborted when the effect is withdrawn or taken over, and at shutdown. */
  signal?: AbortSignal;
  /** Adds a write to the transaction that accepts the answer; a refused answer leaves no trace. */
  alongside(write: (tx: EntityManager) => Promise<void>): void;
}

/** Who answers each actor that the machine invokes. */
export type ActorProviders = {
  [Name in ActorName]: (run: Run) => PromiseActorLogic<ActorOutput<Name>, ActorInputs[Name]>;
};
export const ACTORS = 'ACTORS';

export interface EffectContext {
  accountId: string;
  seq: number;
  n: number;
  /** Business date of the entry that asked for the effect. */
  today: string;
}

/** Performs an action of the machine inside the transaction that completes it: pure database work. */
export type Performer = (params: Record<string, unknown>, context: EffectContext, tx: EntityManager) => Promise<void>;
export type Performers = Record<string, Performer>;
export const PERFORMERS = 'PERFORMERS';

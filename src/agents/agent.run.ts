import { type EntityManager } from 'typeorm';

/** The open database transaction. Agents hand it through to their ports and never query it themselves. */
export type Transaction = EntityManager;

/** One attempt of the worker to answer one effect. */
export interface Run {
  effect: { accountId: string; seq: number; n: number };
  signal?: AbortSignal;
  /** Adds a write to the transaction that accepts the answer; a refused answer leaves no trace. */
  alongside(write: (tx: Transaction) => Promise<void>): void;
}

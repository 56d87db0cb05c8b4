/** What an effect is known by: the journal entry that asked for it, and its place among what that entry asked for. */
export interface EffectKey {
  accountId: string;
  seq: number;
  n: number;
}

/** One attempt to answer one invoke. `Transaction` is the store's own, handed through by those who do not query. */
export interface Run<Transaction> {
  effect: EffectKey;
  /** Aborted when the effect is withdrawn or taken over, and at shutdown. */
  signal?: AbortSignal;
  /** Adds a write to the transaction that accepts the answer; a refused answer leaves no trace. */
  alongside(write: (tx: Transaction) => Promise<void>): void;
}

/** The effect being performed; `today` is the business date of the entry that asked for it. */
export interface EffectContext extends EffectKey {
  today: string;
}

/** Performs an action of the machine in the transaction that completes it; twice is as good as once. */
export type Performer<Transaction> = (
  params: Record<string, unknown>,
  context: EffectContext,
  tx: Transaction,
) => Promise<void>;

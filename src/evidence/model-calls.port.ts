/** A question to a language model on its way out. Texts are redacted before they come here. */
export interface AskedCall {
  id: string;
  /** The effect it is made for. */
  effect: { accountId: string; seq: number; n: number };
  actor: string;
  prompt: { name: string; version: number; hash: string };
  /** Hex sha256 of prompt and values: the same for the same question asked again. */
  question: string;
  provider: string;
  model: string;
  /** Date of the price table. */
  pricesOf: string;
  /** The values, as the prompt shows them. */
  input: Record<string, string> | null;
}

/** The same call with how it ended and what it cost. */
export interface EndedCall extends AskedCall {
  /** Failed attempts included. */
  tokens: { input: number; output: number; cacheRead: number; cacheWrite: number };
  /** US dollars; null when the price of the model is not known. */
  costUsd: number | null;
  latencyMs: number;
  /** `ok`, or the kind of failure. */
  outcome: string;
  retries: number;
  claims: number | null;
  unsupported: number | null;
  output: string | null;
  /** As it came, unredacted, for a repeated attempt of the same effect. */
  answer: string | null;
  /** As the provider knows the call. */
  requestId: string | null;
}

/** The ledger of model calls; spending is limited by what stands in it. */
export abstract class ModelCalls<Transaction> {
  /** What this effect was answered when it asked the same before; null when it has to be asked. */
  abstract answered(call: Pick<AskedCall, 'effect' | 'question'>): Promise<string | null>;
  /**
   * Writes a call down before it leaves. What it could cost at most, in US dollars, counts as spent until it ends, and
   * for good when it never does. Earlier calls of the effect with the same question are over: their process is gone.
   */
  abstract open(call: AskedCall, atMostUsd: number): Promise<void>;
  /** Writes down how a call ended, whether it was opened or not; gives the phase in which it was made. */
  abstract close(call: EndedCall): Promise<string>;
  /** The effect is answered: what was kept to answer it again is forgotten. */
  abstract settle(tx: Transaction, effect: AskedCall['effect']): Promise<void>;
  /** US dollars spent on the account in the last 30 days, and by all accounts in the last 24 hours. */
  abstract spent(accountId: string): Promise<{ account: number; day: number }>;
}

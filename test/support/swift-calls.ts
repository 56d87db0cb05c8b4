import { type CallSettings } from '../../src/connectors/resilience/call.policy';

/** Nobody waits for the pace that a real system asks for; an answer may take longer than a busy machine needs for it. */
export const SWIFT = {
  perSecond: 10_000,
  burst: 10_000,
  firstPauseMs: 1,
  attemptTimeoutMs: 20_000,
} satisfies Partial<CallSettings>;

/** A call that is made once and hardly waits. */
export const ONCE = {
  ...SWIFT,
  attemptTimeoutMs: 2_000,
  longestPauseMs: 20,
  retries: 0,
} satisfies Partial<CallSettings>;

/** A mail is handed over in a dialogue; its steps have less time than the whole, so that the step says where it broke off. */
export const dialogue = { ...ONCE, attemptTimeoutMs: 20_000 };
export const stepTimes = { connectMs: 2_000, silenceMs: 2_000 };

import { type CallSettings } from '../../src/connectors/resilience/call.policy';

/** A call that is made once and hardly waits. */
export const swift: Partial<CallSettings> = {
  firstPauseMs: 1,
  perSecond: 1_000,
  burst: 100,
  attemptTimeoutMs: 2_000,
  longestPauseMs: 20,
  retries: 0,
};

/** A mail is handed over in a dialogue; its steps have less time than the whole, so that the step says where it broke off. */
export const dialogue: Partial<CallSettings> = { ...swift, attemptTimeoutMs: 20_000 };
export const stepTimes = { connectMs: 2_000, silenceMs: 2_000 };

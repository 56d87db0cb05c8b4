import { describe, expect, it, jest } from '@jest/globals';
import { CallPolicy, type CallSettings } from './call.policy';
import { OutboundFailure, RATE_LIMITED, type FailedResult } from './outbound.failure';
import { withoutAnswer } from './network.failure';

const swift: Partial<CallSettings> = { firstPauseMs: 1, perSecond: 10_000, burst: 100 };
const policyWith = (settings: Partial<CallSettings> = {}) =>
  new CallPolicy('crm', (error) => withoutAnswer('crm', error), { ...swift, ...settings });

const failing = (result: FailedResult, code = 'x', retryAfterMs?: number) =>
  jest.fn(() => Promise.reject(new OutboundFailure('crm', result, code, 'it failed', { retryAfterMs })));

describe('a call that must not be carried out twice', () => {
  it('is repeated while nothing was written, and then given up', async () => {
    const call = failing('failed_before_write');
    await expect(policyWith({ retries: 2 }).once(call)).rejects.toMatchObject({ result: 'failed_before_write' });
    expect(call).toHaveBeenCalledTimes(3);
  });

  it.each(['refused', 'unknown_outcome'] as const)('is made once when it ends as %s', async (result) => {
    const call = failing(result);
    await expect(policyWith().once(call)).rejects.toMatchObject({ result });
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('has an unknown outcome when no answer came in time, and its request is withdrawn', async () => {
    let withdrawn = false;
    const hang = (signal: AbortSignal) =>
      new Promise<never>(() => signal.addEventListener('abort', () => (withdrawn = true)));
    await expect(policyWith({ attemptTimeoutMs: 20 }).once(hang)).rejects.toMatchObject({
      result: 'unknown_outcome',
      code: 'timed_out',
    });
    expect(withdrawn).toBe(true);
  });

  it('waits as long as the system asks before it is repeated', async () => {
    const times: number[] = [];
    const call = () => {
      times.push(performance.now());
      if (times.length > 1) return Promise.resolve('written');
      return Promise.reject(
        new OutboundFailure('crm', 'failed_before_write', RATE_LIMITED, 'slow down', { retryAfterMs: 80 }),
      );
    };
    await expect(policyWith().once(call)).resolves.toBe('written');
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(79);
  });

  it('leaves a long pause to the caller and says how long it is, also to the calls that follow', async () => {
    const policy = policyWith({ longestPauseMs: 50 });
    const call = failing('failed_before_write', RATE_LIMITED, 60_000);
    await expect(policy.once(call)).rejects.toMatchObject({ details: { retryAfterMs: 60_000 } });
    await expect(policy.once(call)).rejects.toMatchObject({ result: 'failed_before_write', code: 'busy' });
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('has an unknown outcome when it is withdrawn under way, and is not repeated', async () => {
    const withdrawal = new AbortController();
    const call = jest.fn(() => {
      withdrawal.abort();
      return new Promise<never>(() => {});
    });
    await expect(policyWith().once(call, withdrawal.signal)).rejects.toMatchObject({
      result: 'unknown_outcome',
      code: 'cancelled',
    });
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('is not sent by a process that stood still until its time was over', async () => {
    const call = jest.fn(() => Promise.resolve('written'));
    const time = AbortSignal.timeout(1);
    // Nothing of this process runs meanwhile, its timers neither.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    await expect(policyWith().once(call, time)).rejects.toMatchObject({ result: 'failed_before_write' });
    expect(call).not.toHaveBeenCalled();
  });

  it('is not sent at all once it was withdrawn', async () => {
    const call = failing('refused');
    await expect(policyWith().once(call, AbortSignal.abort())).rejects.toMatchObject({
      result: 'failed_before_write',
      code: 'cancelled',
    });
    expect(call).not.toHaveBeenCalled();
  });
});

describe('a call that may be carried out twice', () => {
  it('is repeated even when the earlier one may have been carried out', async () => {
    const call = failing('unknown_outcome');
    await expect(policyWith({ retries: 1 }).repeatable(call)).rejects.toMatchObject({ result: 'failed_before_write' });
    expect(call).toHaveBeenCalledTimes(2);
  });
});

describe('the circuit breaker', () => {
  it('leaves a sick system alone, which is certain not to write anything', async () => {
    const policy = policyWith({ breakAfter: 3 });
    const call = failing('unknown_outcome');
    for (let nth = 0; nth < 3; nth += 1) await expect(policy.once(call)).rejects.toThrow('it failed');
    await expect(policy.once(call)).rejects.toMatchObject({
      result: 'failed_before_write',
      code: 'circuit_open',
      details: { retryAfterMs: 30_000 },
    });
    expect(call).toHaveBeenCalledTimes(3);
  });

  it('is not opened by refusals: the system is well', async () => {
    const policy = policyWith({ breakAfter: 2 });
    const call = failing('refused');
    for (let nth = 0; nth < 5; nth += 1) await expect(policy.once(call)).rejects.toMatchObject({ result: 'refused' });
    expect(call).toHaveBeenCalledTimes(5);
  });
});

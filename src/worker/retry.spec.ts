import { describe, expect, it } from '@jest/globals';
import { delayBeforeRetry, retryPolicy } from './retry';

describe('the wait before another attempt', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
  ])('after %d attempts is between half of %d ms and all of it', (attempts, full) => {
    const delay = delayBeforeRetry(new Error('busy'), attempts, retryPolicy);
    expect(delay).toBeGreaterThanOrEqual(full / 2);
    expect(delay).toBeLessThanOrEqual(full);
  });

  it('has a longest', () => {
    const patient = { ...retryPolicy, attempts: 100 };
    expect(delayBeforeRetry(new Error('busy'), 50, patient)).toBeLessThanOrEqual(patient.longestDelayMs);
  });

  it('respects the time a provider asks for', () => {
    const busy = Object.assign(new Error('busy'), { isPassing: true, details: { retryAfterMs: 90_000 } });
    expect(delayBeforeRetry(busy, 1, retryPolicy)).toBe(90_000);
  });

  it('ends with the attempts, and with an error that will not pass', () => {
    expect(delayBeforeRetry(new Error('busy'), retryPolicy.attempts, retryPolicy)).toBeNull();
    expect(delayBeforeRetry(Object.assign(new Error(), { isPassing: false }), 1, retryPolicy)).toBeNull();
  });
});

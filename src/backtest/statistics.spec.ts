import { describe, expect, it } from '@jest/globals';
import { separation } from './statistics';

describe('how well a value tells lost accounts from kept ones', () => {
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

  it('is the chance that a lost account has the higher value, ties counted half', () => {
    const [lost, kept] = [numbers(5, 25), numbers(0, 20)];
    const pairs = lost.flatMap((a) => kept.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
    const { auc, verdict } = separation(lost, kept);
    expect(auc).toBeCloseTo(pairs.reduce((sum, won) => sum + won, 0) / pairs.length, 10);
    expect(verdict).toBe('separates');
  });

  it('is no signal where both look alike, and none at all in a constant', () => {
    expect(separation(numbers(0, 30), numbers(0, 30)).verdict).toBe('no_signal');
    expect(separation(numbers(0, 30).fill(1), numbers(0, 30).fill(1))).toMatchObject({
      auc: 0.5,
      verdict: 'no_signal',
    });
  });

  it('says when it works the wrong way round, and when there are too few to tell', () => {
    expect(separation(numbers(0, 20), numbers(15, 40)).verdict).toBe('separates_backwards');
    expect(separation(numbers(20, 29), numbers(0, 20))).toEqual({ auc: null, interval: [0, 1], verdict: 'too_few' });
  });
});

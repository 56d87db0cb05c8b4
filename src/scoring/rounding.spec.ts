import { describe, expect, it } from '@jest/globals';
import { MILLION, money, ratio, round, splitWhole, toMillionths, wholePoints } from './rounding';

describe('rounding', () => {
  it.each([
    [2.675, 2, 2.68],
    [-2.675, 2, -2.68],
    [1.005, 2, 1.01],
    [0.1 + 0.2, 2, 0.3],
    [12.25, 1, 12.3],
    [-12.25, 1, -12.3],
  ])('takes %d at %i decimals to %d: halves go away from zero', (value, decimals, expected) => {
    expect(round(value, decimals)).toBe(expected);
  });

  it('never answers minus zero', () => {
    expect([ratio(-0.00001), money(-0), ratio(0)]).toEqual([0, 0, 0]);
  });

  it('keeps points in millionths and rounds their sum half up', () => {
    expect(toMillionths(14.2857145)).toBe(14_285_715);
    expect([wholePoints(24_499_999), wholePoints(24_500_000)]).toEqual([24, 25]);
  });
});

describe('whole points', () => {
  it('go to the largest remainders, the earlier row first when they are equal', () => {
    const parts = [1.3, 2.3, 0.9, 0.5].map((part) => part * MILLION);
    expect(splitWhole(parts, 5)).toEqual([1, 2, 1, 1]);
    expect(
      splitWhole(
        [0.5, 0.5, 0.5].map((part) => part * MILLION),
        2,
      ),
    ).toEqual([1, 1, 0]);
  });

  it('split a loss as exactly as a gain', () => {
    expect(
      splitWhole(
        [-9.6, 0.3, -4.4].map((part) => part * MILLION),
        -14,
      ),
    ).toEqual([-10, 0, -4]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { share } from './share';

describe('a share of cases', () => {
  it('stands with an interval that stays inside 0 to 1', () => {
    expect(share(0, 10)).toMatchObject({ value: 0, interval: [0, expect.closeTo(0.2775, 4)] });
    expect(share(10, 10).interval).toEqual([expect.closeTo(0.7225, 4), expect.closeTo(1, 10)]);
    expect(share(50, 100).interval).toEqual([expect.closeTo(0.4038, 4), expect.closeTo(0.5962, 4)]);
  });

  it('is unknown where there is nothing to divide by', () => {
    expect(share(0, 0)).toEqual({ hits: 0, of: 0, value: null, interval: [0, 1] });
  });
});

import { describe, expect, it } from '@jest/globals';
import { ANCHOR_KEYS } from '../evidence/evidence.types';
import { maturity } from './maturity';

describe('the maturity of a handoff', () => {
  it('counts every anchor the handoff gate asks for', () => {
    expect(maturity({ anchors: {} }).missing).toEqual(ANCHOR_KEYS);
  });
});

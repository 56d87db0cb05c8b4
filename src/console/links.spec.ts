import { describe, expect, it } from '@jest/globals';
import { titleBeside } from './links';

describe('a title beside the name of its account', () => {
  it('does not say the name again', () => {
    expect(titleBeside('Harbour & Sons', 'Harbour & Sons: the champion has left')).toBe('The champion has left');
    expect(titleBeside('Harbour', 'Mitigation plan for Harbour')).toBe('Mitigation plan for Harbour');
    expect(titleBeside('', 'Call them')).toBe('Call them');
  });
});

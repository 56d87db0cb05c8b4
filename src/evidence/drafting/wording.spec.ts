import { describe, expect, it } from '@jest/globals';
import { firstWords, titleBeside, writeRounded, writeShare } from './wording';

describe('a figure', () => {
  it('that fell is written as it is where the words say that it fell', () => {
    for (const share of [0.3765, 0.0195, 0.734]) expect(writeShare(-share)).toBe(`-${writeShare(share)}`);
    expect([writeRounded(-2.25), writeRounded(2.25), writeShare(-0.0001)]).toEqual(['-2.3', '2.3', '0 %']);
  });
});

describe('a title beside the name of its account', () => {
  it('does not say the name again', () => {
    expect(titleBeside('Harbour & Sons', 'Harbour & Sons: the champion has left')).toBe('The champion has left');
    expect(titleBeside('Harbour', 'Mitigation plan for Harbour')).toBe('Mitigation plan for Harbour');
    expect(titleBeside('', 'Call them')).toBe('Call them');
  });
});

describe('the first words of a sentence', () => {
  it('are whole words, and the whole sentence where it is short', () => {
    expect(firstWords('Reports take four hours.')).toBe('Reports take four hours');
    expect(firstWords('Reports take four hours, on every day of the week', 26)).toBe('Reports take four hours…');
    expect(firstWords('Donaudampfschifffahrtsgesellschaft', 20)).toBe('Donaudampfschifffahr…');
  });
});

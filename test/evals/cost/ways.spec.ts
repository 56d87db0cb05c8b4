import { describe, expect, it } from '@jest/globals';
import { everythingAtEachStep, everythingAtOnce, withoutCache, type Exchange } from './ways';

/** 1,000 tokens of rules and 2,000 of a question at 3.5 characters a token. */
const step = (name: string, model: string): Exchange => ({
  model,
  rules: name.repeat(3_500),
  question: name.toUpperCase().repeat(7_000),
  outputTokens: 100,
});
const exchanges = [step('a', 'claude-sonnet-5-5'), step('b', 'claude-haiku-5-5')];

describe('What an account costs', () => {
  it('with a prompt for each step is each step at the price of its own model', () => {
    const { tokens, usd } = withoutCache(exchanges);
    expect(tokens).toEqual({ input: 6_000, output: 200, cacheRead: 0, cacheWrite: 0 });
    expect(usd).toBeCloseTo((3_000 * 2 + 100 * 10 + 3_000 * 0.1 + 100 * 0.5) / 1e6, 9);
  });

  it('with one prompt grows with what is known, at the price of the most careful model', () => {
    const { tokens, usd } = everythingAtEachStep(exchanges, 'claude-sonnet-5-5', false);
    expect(tokens.input).toBe(2_000 + 2_000 + (2_000 + 4_000));
    expect(usd).toBeCloseTo((10_000 * 2 + 200 * 10) / 1e6, 9);
  });

  it('with one prompt whose rules are cached pays them once and reads them after', () => {
    expect(everythingAtEachStep(exchanges, 'claude-sonnet-5-5', true).tokens).toEqual({
      input: 6_000,
      output: 200,
      cacheWrite: 2_000,
      cacheRead: 2_000,
    });
  });

  it('in one go is every text once', () => {
    expect(everythingAtOnce(exchanges, 'claude-sonnet-5-5').tokens).toMatchObject({ input: 6_000, output: 200 });
  });
});

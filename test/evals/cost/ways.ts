import { type TokenUsage } from '../../../src/agents/model.failure';
import { NO_TOKENS } from '../../../src/agents/model.provider';
import { sum } from '../../../src/agents/persistence';
import { costOf } from '../../../src/agents/price';
import { approximateTokens } from '../../support/fakes/approximate-tokens';

/** One question as it went over the wire, cut where the cache mark stands. */
export interface Exchange {
  model: string;
  /** Tools, rules and shape of the answer: the same for every account. */
  rules: string;
  question: string;
  outputTokens: number;
}

/** What one way of asking takes for one account. */
export interface Bill {
  way: string;
  tokens: TokenUsage;
  usd: number;
}

/** The same texts without a cache. */
export function withoutCache(exchanges: Exchange[]): Bill {
  const calls = exchanges.map(({ model, rules, question, outputTokens }) =>
    priced(model, { ...NO_TOKENS, input: approximateTokens(rules, question), output: outputTokens }),
  );
  return bill('each step its own prompt, nothing cached', calls);
}

/**
 * The same texts in the hands of one prompt that holds the rules of every step and all that is known by then. It has
 * to be careful enough for the hardest step, so it is asked of that model throughout.
 */
export function everythingAtEachStep(exchanges: Exchange[], model: string, isCached: boolean): Bill {
  const rules = approximateTokens(...new Set(exchanges.map((exchange) => exchange.rules)));
  const calls = exchanges.map(({ outputTokens }, at) => {
    const known = approximateTokens(...exchanges.slice(0, at + 1).map(({ question }) => question));
    const tokens = { ...NO_TOKENS, input: known, output: outputTokens };
    if (!isCached) return priced(model, { ...tokens, input: known + rules });
    return priced(model, at === 0 ? { ...tokens, cacheWrite: rules } : { ...tokens, cacheRead: rules });
  });
  return bill(`one prompt with everything at each step, ${isCached ? 'rules cached' : 'nothing cached'}`, calls);
}

/** All of it asked and answered in one go: a lower bound that leaves no room for checks and people in between. */
export function everythingAtOnce(exchanges: Exchange[], model: string): Bill {
  const texts = exchanges.flatMap(({ rules, question }) => [rules, question]);
  const output = exchanges.reduce((total, { outputTokens }) => total + outputTokens, 0);
  const input = approximateTokens(...new Set(texts));
  return bill('one prompt with everything, asked once', [priced(model, { ...NO_TOKENS, input, output })]);
}

export function bill(way: string, calls: { tokens: TokenUsage; usd: number }[]): Bill {
  return {
    way,
    tokens: calls.reduce((total, { tokens }) => sum(total, tokens), NO_TOKENS),
    usd: calls.reduce((total, { usd }) => total + usd, 0),
  };
}

function priced(model: string, tokens: TokenUsage): { tokens: TokenUsage; usd: number } {
  const usd = costOf(model, tokens);
  if (usd === null) throw new Error(`No price is on record for the model ${model}`);
  return { tokens, usd };
}

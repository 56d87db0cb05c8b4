import { z } from 'zod';
import { type TokenUsage } from './model.failure';
import table from './price-table.json';

const Price = z.object({
  input: z.number(),
  output: z.number(),
  cacheRead: z.number(),
  cacheWrite: z.number(),
  /** A long prompt is billed at other rates, as a whole. */
  above: z.object({ inputTokens: z.number(), input: z.number(), output: z.number() }).optional(),
});
const { asOf, usdPerMillionTokens } = z
  .object({ asOf: z.iso.date(), usdPerMillionTokens: z.record(z.string(), Price) })
  .parse(table);

/** Date of the price table that costs are computed with. */
export const PRICES_OF = asOf;

/** US dollars; null for a model the table does not name. Input excludes what was read from or written to the cache. */
export function costOf(model: string, { input, output, cacheRead, cacheWrite }: TokenUsage): number | null {
  if (model === 'rules') return 0;
  const price = usdPerMillionTokens[model];
  if (!price) return null;
  const { above } = price;
  const rates = above && input + cacheRead + cacheWrite > above.inputTokens ? { ...price, ...above } : price;
  const scale = rates.input / price.input;
  const micro =
    input * rates.input + output * rates.output + (cacheRead * price.cacheRead + cacheWrite * price.cacheWrite) * scale;
  return Math.round(micro) / 1e6;
}

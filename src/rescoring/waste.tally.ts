import { z } from 'zod';
import { money, portfolio, type CurrencySum, type Portfolio } from '../scoring';
import { type Rescored } from '../telemetry/scores/rescorer';
import { WASTEFUL } from '../telemetry/scores/score-account';
import { type Waste } from '../telemetry/scores/waste-found';

const Largest = z.object({
  accountId: z.string(),
  /** A year, in account currency. */
  amount: z.number(),
  currency: z.string(),
  /** The amount in base currency, by which they are ranked. */
  amountInBase: z.number(),
});
export type Largest = z.infer<typeof Largest>;

const Sum = z.object({ sum: z.number(), accounts: z.number(), unknown: z.number() });
const Total = z.object({
  byCurrency: z.record(z.string(), Sum),
  noCurrency: z.number(),
  version: z.string(),
  largest: z.array(Largest),
});

/** What a customer base wastes: for each kind of waste one sum a currency, and the accounts that waste most. */
export const WasteTally = z.object({ muda: Total, mura: Total, muri: Total });
export type WasteTally = z.infer<typeof WasteTally>;
type Total = z.infer<typeof Total>;

const LISTED = 20;
const UNKNOWN = 'insufficient_data';

/** An amount of a currency in base currency; null without a rate. */
export type ToBase = (amount: number, currency: string) => number | null;

/**
 * Adds more accounts to what was added up before. An account counts where its waste is yellow or red, with the amount
 * that scoring gave it; where the waste or the amount is not known it counts as unknown.
 */
export function tally(before: WasteTally | null, rescored: readonly Rescored[], toBase: ToBase): WasteTally {
  const total = (waste: Waste) => add(before?.[waste], amountsOf(waste, rescored), toBase);
  return { muda: total('muda'), mura: total('mura'), muri: total('muri') };
}

interface Amount {
  accountId: string;
  amount: number | null;
  currency: string | null;
}

function amountsOf(waste: Waste, rescored: readonly Rescored[]): Amount[] {
  return rescored
    .map(({ accountId, waste: found }) => ({ accountId, ...found[waste] }))
    .filter(({ band }) => WASTEFUL.includes(band) || band === UNKNOWN);
}

function add(before: Total | undefined, amounts: readonly Amount[], toBase: ToBase): Total {
  const { byCurrency, noCurrency, version } = portfolio(amounts);
  const largest = amounts.flatMap(({ accountId, amount, currency }): Largest[] => {
    const amountInBase = amount === null || currency === null ? null : toBase(amount, currency);
    return amount && currency !== null && amountInBase !== null ? [{ accountId, amount, currency, amountInBase }] : [];
  });
  return {
    byCurrency: merged(before?.byCurrency ?? {}, byCurrency),
    noCurrency: (before?.noCurrency ?? 0) + noCurrency,
    version,
    largest: [...(before?.largest ?? []), ...largest]
      .sort((a, b) => b.amountInBase - a.amountInBase || (a.accountId < b.accountId ? -1 : 1))
      .slice(0, LISTED),
  };
}

function merged(before: Portfolio['byCurrency'], more: Portfolio['byCurrency']): Portfolio['byCurrency'] {
  const currencies = [...new Set([...Object.keys(before), ...Object.keys(more)])];
  return Object.fromEntries(currencies.map((currency) => [currency, sumOf(before[currency], more[currency])]));
}

function sumOf(a: CurrencySum = NOTHING, b: CurrencySum = NOTHING): CurrencySum {
  return { sum: money(a.sum + b.sum), accounts: a.accounts + b.accounts, unknown: a.unknown + b.unknown };
}

const NOTHING: CurrencySum = { sum: 0, accounts: 0, unknown: 0 };

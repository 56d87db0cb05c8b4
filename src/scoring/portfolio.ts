import { money } from './rounding';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { versionOf } from './version';

/** One account's amount; either part may be unknown. */
export interface PortfolioItem {
  currency: string | null;
  amount: number | null;
}

export interface CurrencySum {
  sum: number;
  /** Accounts in the sum. */
  accounts: number;
  /** Accounts whose amount is unknown and which the sum therefore leaves out. */
  unknown: number;
}

export interface Portfolio {
  byCurrency: Record<string, CurrencySum>;
  /** Accounts of unknown currency, in no sum. */
  noCurrency: number;
  version: string;
}

/** One sum for each currency, never converted and never added across currencies. */
export function portfolio(items: readonly PortfolioItem[], policy: ScoringPolicy = defaultScoringPolicy): Portfolio {
  const sums = new Map<string, CurrencySum>();
  let noCurrency = 0;
  for (const { currency, amount } of items) {
    if (currency == null) {
      noCurrency += 1;
      continue;
    }
    const { sum, accounts, unknown } = sums.get(currency) ?? { sum: 0, accounts: 0, unknown: 0 };
    sums.set(
      currency,
      amount == null ? { sum, accounts, unknown: unknown + 1 } : { sum: sum + amount, accounts: accounts + 1, unknown },
    );
  }
  const byCurrency = Object.fromEntries(
    [...sums].map(([currency, total]) => [currency, { ...total, sum: money(total.sum) }]),
  );
  return { byCurrency, noCurrency, version: versionOf('portfolio', policy) };
}

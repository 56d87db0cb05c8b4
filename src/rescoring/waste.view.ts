import { type Largest, type WasteTally } from './waste.tally';

export class WastefulAccountView implements Largest {
  accountId: string;
  /** A year, in account currency. */
  amount: number;
  currency: string;
  /** The amount in base currency, by which they are ranked. */
  amountInBase: number;
}

export class WasteTotalView {
  /** For each currency the sum a year, of how many accounts, and how many have an unknown amount. */
  byCurrency: Record<string, { sum: number; accounts: number; unknown: number }>;
  /** Accounts without a currency. */
  noCurrency: number;
  version: string;
  largest: WastefulAccountView[];
}

/** What the newest finished run found wasted over all accounts; without a run there is only `asOf: null`. */
export class WasteOfBaseView implements Partial<WasteTally> {
  asOf: string | null;
  accounts?: number;
  muda?: WasteTotalView;
  mura?: WasteTotalView;
  muri?: WasteTotalView;
}

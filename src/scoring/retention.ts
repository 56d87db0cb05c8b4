import { confidenceOf, money, ratio, sum } from './rounding';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { versionOf } from './version';

/** ARR of an account (or of one of its contracts) at the start and the end of the period. */
export interface RetainedAccount {
  id: string;
  currency: string;
  start: number;
  /** null = unknown. */
  end: number | null;
}

export interface CurrencyRetention {
  /** Net revenue retention, 4 decimals; null = nothing to divide by. */
  nrr: number | null;
  /** Gross revenue retention: without expansion, so never above 1 or NRR. */
  grr: number | null;
  start: number;
  expansion: number;
  contraction: number;
  churn: number;
  /** Accounts counted. */
  accounts: number;
  /** Start ARR counted ÷ all start ARR. */
  confidence: number;
  /** Ids of accounts whose end is unknown: left out, not lost. */
  missing: string[];
}

export interface Retention {
  byCurrency: Record<string, CurrencyRetention>;
  version: string;
}

/** NRR and GRR of a period, each currency for itself; accounts that were not there at its start do not count. */
export function retention(
  accounts: readonly RetainedAccount[],
  policy: ScoringPolicy = defaultScoringPolicy,
): Retention {
  const groups = new Map<string, RetainedAccount[]>();
  for (const account of netted(accounts).filter(({ start }) => start > 0)) {
    groups.set(account.currency, [...(groups.get(account.currency) ?? []), account]);
  }
  const byCurrency = Object.fromEntries([...groups].map(([currency, group]) => [currency, retentionOf(group)]));
  return { byCurrency, version: versionOf('retention', policy) };
}

/** One entry for each account and currency, so that a contract replacing another is neither churn nor expansion. */
function netted(accounts: readonly RetainedAccount[]): RetainedAccount[] {
  const byAccount = new Map<string, RetainedAccount>();
  for (const account of accounts) {
    const key = JSON.stringify([account.currency, account.id]);
    const other = byAccount.get(key);
    const end = other?.end === null || account.end === null ? null : (other?.end ?? 0) + account.end;
    byAccount.set(key, { ...account, start: (other?.start ?? 0) + account.start, end });
  }
  return [...byAccount.values()];
}

function retentionOf(group: readonly RetainedAccount[]): CurrencyRetention {
  const counted = group.flatMap(({ start, end }) => (end === null ? [] : [{ start, end }]));
  const start = sum(counted.map((account) => account.start));
  const gained = sum(counted.map((account) => Math.max(0, account.end - account.start)));
  const shrunk = sum(counted.map(({ start, end }) => (end > 0 ? Math.max(0, start - end) : 0)));
  const lost = sum(counted.map(({ start, end }) => (end > 0 ? 0 : start)));
  const share = (amount: number) => (start > 0 ? ratio(amount / start) : null);
  return {
    nrr: share(start + gained - shrunk - lost),
    grr: share(start - shrunk - lost),
    start: money(start),
    expansion: money(gained),
    contraction: money(shrunk),
    churn: money(lost),
    accounts: counted.length,
    confidence: confidenceOf(start / sum(group.map((account) => account.start))),
    missing: group.filter(({ end }) => end === null).map(({ id }) => id),
  };
}

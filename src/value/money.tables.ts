import { type Block } from '../artifacts/render/page';
import { capital, inWords, writeMoney, writeNumber, writeShare } from '../evidence/drafting/wording';
import { table, unknownOr } from './value.words';
import { type ValueReport } from './value.view';

/** Money: what was kept, wasted, found and spent. */
export function moneyTables({ retention, waste, expansion, coreMetrics: { tokenCost } }: ValueReport): Block[] {
  return [
    ...table(
      'Retention over twelve months',
      ['Currency', 'Net', 'Gross', 'At the start', 'Expansion', 'Contraction', 'Churn', 'Accounts'],
      Object.entries(retention.byCurrency).map(([currency, kept]) => [
        currency,
        unknownOr(kept.nrr, writeShare),
        unknownOr(kept.grr, writeShare),
        ...[kept.start, kept.expansion, kept.contraction, kept.churn].map((each) => writeMoney(each, currency)),
        kept.missing.length > 0 ? `${kept.accounts}, ${kept.missing.length} unknown` : String(kept.accounts),
      ]),
    ),
    ...table(
      'Waste, a year: seats that are paid for and used by nobody',
      ['Currency', 'Now', 'Accounts', 'Found in the period', 'Removed in the period'],
      waste.map(({ currency, standing, accounts, found, removed }) => [
        currency,
        writeMoney(standing, currency),
        writeNumber(accounts),
        writeMoney(found, currency),
        writeMoney(removed, currency),
      ]),
    ),
    ...table(
      'Expansion found',
      ['Currency', 'Opportunities', 'A year', 'Before the renewal window'],
      expansion.map(({ currency, opportunities, amount: found, unknown, beforeWindow }) => [
        currency ?? 'unknown',
        String(opportunities),
        unknown > 0 ? `${writeMoney(found, currency)}, and ${unknown} of unknown amount` : writeMoney(found, currency),
        `${beforeWindow} of ${opportunities}`,
      ]),
    ),
    ...table(
      'Language models',
      ['Phase', 'Accounts', 'Calls', 'Tokens', 'Cost'],
      tokenCost.byPhase.map(({ phase, accounts, calls, tokens, costUsd }) => [
        capital(inWords(phase)),
        writeNumber(accounts),
        writeNumber(calls),
        writeNumber(tokens),
        writeMoney(costUsd, 'USD'),
      ]),
    ),
  ];
}

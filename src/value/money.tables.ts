import { momentInWords } from '../artifacts/render/reader';
import { type Block } from '../artifacts/render/page';
import { amountCell, moneyCell, shareCell, tableOf } from '../artifacts/render/table';
import { capital, inWords, writeNumber } from '../evidence/drafting/wording';
import { unknownOr } from './value.words';
import { type ValueReport } from './value.view';

/** Money: what was kept, wasted, found and spent. */
export function moneyTables({ retention, waste, expansion, asOf, coreMetrics: { tokenCost } }: ValueReport): Block[] {
  return [
    ...tableOf(
      'Retention over twelve months',
      ['Currency', 'Net', 'Gross', 'At the start', 'Expansion', 'Contraction', 'Churn', 'Accounts', 'Left out'],
      Object.entries(retention.byCurrency).map(([currency, kept]) => [
        currency,
        unknownOr(kept.nrr, shareCell),
        unknownOr(kept.grr, shareCell),
        ...[kept.start, kept.expansion, kept.contraction, kept.churn].map(amountCell),
        writeNumber(kept.accounts),
        writeNumber(kept.missing.length),
      ]),
    ),
    ...tableOf(
      'Paid for unused seats a year, where licence use is yellow or red',
      ['Currency', `On ${momentInWords(asOf)}`, 'Accounts', 'Found in the period', 'Removed in the period'],
      waste.map(({ currency, standing, accounts, found, removed }) => [
        currency,
        amountCell(standing),
        writeNumber(accounts),
        amountCell(found),
        amountCell(removed),
      ]),
    ),
    ...tableOf(
      'Expansion found',
      ['Currency', 'Opportunities', 'Before the renewal window', 'Worth a year', 'Without an amount'],
      expansion.map(({ currency, opportunities, amount: found, unknown, beforeWindow }) => [
        currency ?? 'unknown',
        writeNumber(opportunities),
        writeNumber(beforeWindow),
        unknown === opportunities ? 'unknown' : amountCell(found),
        writeNumber(unknown),
      ]),
    ),
    ...tableOf(
      'Language models',
      ['Phase', 'Accounts', 'Calls', 'Tokens', 'Cost'],
      tokenCost.byPhase.map(({ phase, accounts, calls, tokens, costUsd }) => [
        capital(inWords(phase)),
        writeNumber(accounts),
        writeNumber(calls),
        writeNumber(tokens),
        moneyCell(costUsd, 'USD'),
      ]),
    ),
  ];
}

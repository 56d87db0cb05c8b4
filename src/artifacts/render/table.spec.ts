import { describe, expect, it } from '@jest/globals';
import { hoursCell, moneyCell, shareCell, tableOf } from './table';

const rowsOf = (...rows: Parameters<typeof tableOf>[2]) =>
  tableOf(null, ['Colleague', 'Money', 'Share', 'Hours'], rows).flatMap((block) =>
    block.kind === 'table' ? block.rows : [],
  );

describe('the figures of a column', () => {
  it('all have the decimals that one of them needs', () => {
    expect(
      rowsOf(
        ['Dana', moneyCell(74_117, 'USD'), shareCell(0.7262), hoursCell(3)],
        ['Lee', moneyCell(15_000.5, 'EUR'), shareCell(0.9), hoursCell(1.55)],
        ['Kim', 'unknown', 'unknown', 'unknown'],
      ),
    ).toEqual([
      ['Dana', '74,117.00 USD', '72.6 %', '3.0'],
      ['Lee', '15,000.50 EUR', '90.0 %', '1.6'],
      ['Kim', 'unknown', 'unknown', 'unknown'],
    ]);
  });

  it('have none where all are whole', () => {
    expect(rowsOf(['Dana', moneyCell(45_000.001, 'USD'), shareCell(0.07), hoursCell(0)])).toEqual([
      ['Dana', '45,000 USD', '7 %', '0'],
    ]);
  });
});

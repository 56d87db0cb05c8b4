import { writeCurrency, writeFixed } from '../../evidence/drafting/wording';
import { type Block } from './page';

/** A number that is read against those above and below it. */
export interface Figure {
  amount: number;
  unit: string;
  decimals: number;
}

export type Cell = string | Figure;

export function moneyCell(amount: number, currency: string | null): Figure {
  return { amount, unit: writeCurrency(currency), decimals: 2 };
}

/** Of money summed up over accounts, where its row says the currency; its cents say nothing to a reader. */
export function amountCell(amount: number): Figure {
  return { amount, unit: '', decimals: 0 };
}

export function shareCell(share: number): Figure {
  return { amount: share * 100, unit: '%', decimals: 1 };
}

export function hoursCell(hours: number): Figure {
  return { amount: hours, unit: '', decimals: 1 };
}

/** A table below its heading; nothing where there is no row. */
export function tableOf(heading: string | null, columns: string[], rows: Cell[][]): Block[] {
  if (rows.length === 0) return [];
  const broken = columns.map((_, at) => rows.some((cells) => isBroken(cells[at] ?? '')));
  return [
    ...(heading ? [{ kind: 'heading' as const, text: heading }] : []),
    {
      kind: 'table',
      columns,
      rows: rows.map((cells) => cells.map((cell, at) => written(cell, broken[at] ?? false))),
    },
  ];
}

function isBroken(cell: Cell): boolean {
  return typeof cell !== 'string' && !Number.isInteger(rounded(cell));
}

/** With decimals where any figure of its column has some, so that all of them line up. */
function written(cell: Cell, inBrokenColumn: boolean): string {
  if (typeof cell === 'string') return cell;
  return `${writeFixed(rounded(cell), inBrokenColumn ? cell.decimals : 0)} ${cell.unit}`.trim();
}

function rounded({ amount, decimals }: Figure): number {
  return Math.round(amount * 10 ** decimals) / 10 ** decimals;
}

import { type Signal, type Signals } from '../scoring';
import { valueAt } from '../scoring/curve';
import { caseOf, type Case } from './cases';
import { type CrossSection, type SignalSource } from './mapping';

export type Row = Readonly<Record<string, string>>;

/** A column the mapping names and the file does not have. */
export class UnknownColumn extends Error {
  constructor(readonly column: string) {
    super(`The file has no column ${column}`);
  }
}

/** Scores each row by the signals that the mapping finds in it. */
export function crossSection(rows: readonly Row[], mapping: CrossSection): Case[] {
  const medians = new Map<string, number>();
  const medianOf = (column: string) => {
    const known = medians.get(column) ?? median(rows.flatMap((row) => numberIn(row, column) ?? []));
    medians.set(column, known);
    return known;
  };
  return rows.map((row, at) => {
    const signals: Signals = Object.fromEntries(
      Object.entries(mapping.signals).map(([name, source]): [string, Signal<number>] => {
        const { tenure } = source;
        return [name, { value: valueIn(row, source, medianOf), ...(tenure ? { tenure } : {}) }];
      }),
    );
    const id = mapping.id ? cell(row, mapping.id) : String(at + 1);
    return caseOf(id, mapping.outcome.lost.includes(cell(row, mapping.outcome.column)), { signals });
  });
}

function valueIn(row: Row, source: SignalSource, medianOf: (column: string) => number): number | null {
  if ('share' in source) {
    const { columns, equal } = source.share;
    return columns.filter((column) => equal.includes(cell(row, column))).length / columns.length;
  }
  const value = numberIn(row, source.column);
  if (value === null) return null;
  const usual = source.overMedian ? medianOf(source.column) : 1;
  // Where half of all rows have none, nothing can be told against the usual.
  if (usual === 0) return null;
  return source.curve ? valueAt(source.curve, value / usual) : value / usual;
}

/** @throws UnknownColumn */
export function cell(row: Row, column: string): string {
  const text = row[column];
  if (text === undefined) throw new UnknownColumn(column);
  return text.trim();
}

/** null for an empty cell and for what is no number. */
export function numberIn(row: Row, column: string): number | null {
  const text = cell(row, column);
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? null : value;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [high = 0, low = high] = [sorted[middle], sorted[sorted.length % 2 === 1 ? middle : middle - 1]];
  return (low + high) / 2;
}

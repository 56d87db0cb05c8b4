import { addDays } from '../calendar/calendar';
import { type Block } from '../artifacts/render/page';

/** `2026-11-01` reads "November 2026". */
export function monthInWords(date: string): string {
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(date));
}

export function dayBefore(date: string): string {
  return addDays(date, -1);
}

export function unknownOr(value: number | null, shown: (value: number) => string): string {
  return value === null ? 'unknown' : shown(value);
}

/** A number stays on one line with its unit. */
function unbroken(cell: string): string {
  return cell.replace(/(\d) (?=%|[A-Z]{3}\b)/g, '$1\u00a0');
}

/** A heading and its table; nothing where there is no row. */
export function table(heading: string, columns: string[], rows: string[][]): Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: heading },
    { kind: 'table', columns, rows: rows.map((cells) => cells.map(unbroken)) },
  ];
}

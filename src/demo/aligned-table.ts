export interface Column {
  title: string;
  /** Numbers stand to the right, text to the left, which is the default. */
  align?: 'left' | 'right';
  /** Longer cells are cut and end in "…". */
  maxWidth?: number;
}

/** Plain text that reads the same in a terminal and in a log file: a heading, a rule, one line a row. */
export function alignedTable(columns: Column[], rows: string[][]): string {
  const cut = rows.map((row) => columns.map(({ maxWidth }, n) => shorten(row[n] ?? '', maxWidth)));
  const widths = columns.map(({ title }, n) => Math.max(title.length, ...cut.map((row) => row[n]?.length ?? 0)));
  const line = (cells: string[]) =>
    columns
      .map(({ align }, n) => {
        const [cell, width] = [cells[n] ?? '', widths[n] ?? 0];
        return align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const heading = line(columns.map(({ title }) => title));
  return [heading, widths.map((width) => '─'.repeat(width)).join('  '), ...cut.map(line)].join('\n');
}

function shorten(text: string, maxWidth = Infinity): string {
  return text.length > maxWidth ? `${text.slice(0, maxWidth - 1).trimEnd()}…` : text;
}

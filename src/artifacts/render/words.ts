import { withoutNotes } from './email';
import { type Block, type Page } from './page';
import { withReadableDates } from './reader';

/** For where nothing is laid out, such as a message: without markup, tables and pictures, and without notes, whose sources are not there. */
export function wordsOf({ title, subtitle, blocks }: Page): string {
  return withReadableDates(
    [title, subtitle, ...blocks.flatMap((block) => (block.kind === 'chart' ? [] : blockOf(block)))].join('\n'),
  );
}

function blockOf(block: Exclude<Block, { kind: 'chart' }>): string {
  switch (block.kind) {
    case 'heading':
      return `\n${block.text.toUpperCase()}`;
    case 'summary':
      return block.lines.map(({ text }) => text).join(' ');
    case 'list':
      return block.lines.map(({ text }) => `• ${text}`).join('\n');
    case 'table': {
      const { columns, rows } = withoutNotes(block);
      return rows.map(([first = '', ...cells]) => `• ${first}${cellsOf(columns.slice(1), cells)}`).join('\n');
    }
  }
}

/** What a row says beside its first cell, each cell with the name of its column. */
function cellsOf(columns: string[], cells: string[]): string {
  const said = cells.flatMap((cell, at) => (cell === '' ? [] : [`${columns[at] ?? ''}: ${cell}`]));
  return said.length === 0 ? '' : `\n   ${said.join('; ')}`;
}

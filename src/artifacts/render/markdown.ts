import { type Block, type Line, type Page } from './page';

/** Plain Markdown; whatever sources brought in is escaped, so that it can neither mark up nor link. */
export function markdownOf({ title, subtitle, blocks, notes }: Page): string {
  const evidence = notes.map(
    ({ number, id, text, sources }) =>
      `${number}. \`${id.replaceAll('`', '')}\` ${escape(text)}${sources.map((source) => `\n   - ${escape(source.quote === null ? source.text : `${source.text}: “${source.quote}”`)}`).join('')}`,
  );
  return [
    `# ${escape(title)}`,
    `*${escape(subtitle)}*`,
    ...blocks.map(blockOf),
    ...(evidence.length > 0 ? ['## Evidence', evidence.join('\n')] : []),
    '',
  ].join('\n\n');
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${escape(block.text)}`;
    case 'summary':
      return block.lines.map(lineOf).join(' ');
    case 'chart':
      return `*${escape(block.chart.title)}.* ${escape(block.chart.caption)}`;
    case 'list':
      return block.lines.map((line) => `- ${lineOf(line)}`).join('\n');
    case 'table':
      return [
        rowOf(block.columns),
        rowOf(block.columns.map(() => '---')),
        ...block.rows.map((cells) => rowOf(cells.map(escape))),
      ].join('\n');
  }
}

function lineOf({ text, notes }: Line): string {
  return [escape(text), ...notes.map((note) => `\\[${note}\\]`)].join(' ');
}

function rowOf(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function escape(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~!]/g, '\\$&');
}

import { escape } from './html';
import { linesOf, type Block, type Line, type Page } from './page';
import { figureColumns, withReadableDates } from './reader';

const FONT = 'font-family:Arial,Helvetica,sans-serif;color:#1c2330';
const STYLE = {
  body: `${FONT};font-size:15px;line-height:1.5;max-width:640px`,
  h1: `${FONT};font-size:22px;margin:0`,
  h2: `${FONT};font-size:16px;color:#1f4e9c;margin:22px 0 6px`,
  sub: `${FONT};font-size:13px;color:#565f70;margin:2px 0 12px`,
  summary: `${FONT};background:#f1f4fa;border-left:3px solid #1f4e9c;padding:10px 12px`,
  table: `${FONT};border-collapse:collapse;width:100%;font-size:13px`,
  cell: 'border-bottom:1px solid #d5dae3;padding:5px 6px;vertical-align:top;text-align:',
};

/** For the body of a mail: styles stand at each element, and charts give way to their captions, since mail programs show no more. */
export function emailOf({ title, subtitle, blocks }: Page): string {
  return [
    `<div style="${STYLE.body}" lang="en">`,
    `<h1 style="${STYLE.h1}">${escape(title)}</h1><p style="${STYLE.sub}">${escape(withReadableDates(subtitle))}</p>`,
    ...blocks.map(blockOf),
    '</div>',
  ].join('\n');
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="${STYLE.h2}">${escape(block.text)}</h2>`;
    case 'summary':
      return `<p style="${STYLE.summary}">${block.lines.map(written).join(' ')}</p>`;
    case 'chart':
      return `<p><b>${escape(block.chart.title)}.</b> ${escape(withReadableDates(block.chart.caption))}</p>`;
    case 'list':
      return `<ul>${block.lines.map((line) => `<li>${written(line)}</li>`).join('')}</ul>`;
    case 'table':
      return tableOf(withoutNotes(block));
  }
}

type Table = Pick<Extract<Block, { kind: 'table' }>, 'columns' | 'rows'>;

function tableOf({ columns, rows }: Table): string {
  const styles = figureColumns(columns, rows).map(
    (isFigure) => `${STYLE.cell}${isFigure ? 'right;white-space:nowrap' : 'left'}`,
  );
  const row = (cells: string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell, at) => `<${tag} style="${styles[at]}">${escape(withReadableDates(cell))}</${tag}>`).join('')}</tr>`;
  return `<table style="${STYLE.table}">${row(columns, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
}

/** A column of nothing but notes has nothing left to say. */
export function withoutNotes({ columns, rows }: Table): Table {
  const texts = rows.map((cells) => cells.map((cell) => linesOf(cell).text.trim()));
  const says = columns.map((_, at) => texts.some((cells) => cells[at]));
  const kept = (cells: string[]) => cells.filter((_, at) => says[at]);
  return { columns: kept(columns), rows: texts.map(kept) };
}

/** Notes stay behind: what they lead to is not in the mail. */
function written({ text }: Line): string {
  return escape(withReadableDates(text));
}

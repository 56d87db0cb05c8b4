import { drawChart } from './chart';
import { linesOf, type Block, type Line, type Note, type Page } from './page';
import { figureColumns, withReadableDates } from './reader';
import { type ShownDocument } from './source-documents';
import { STYLE } from './style';

/** A page of its own, without scripts and without anything loaded from elsewhere. */
export function htmlOf(page: Page): string {
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(page.title)}</title><style>${STYLE}</style></head><body><main>`,
    `<h1>${escape(page.title)}</h1>`,
    contentOf(page),
    '</main></body></html>',
  ].join('\n');
}

/** What stands below the title, for a page that has its own head. */
export function contentOf({ subtitle, blocks, notes, documents }: Page): string {
  const evidence = notes.map(({ number, id, text, sources }) => {
    const items = sources.map((source) => `<li>${sourceOf(source)}</li>`).join('');
    return `<li id="note-${number}" value="${number}" data-evidence="${escape(id)}">${shown(text)}<ul>${items}</ul></li>`;
  });
  return [
    `<p class="sub">${shown(subtitle)}</p>`,
    ...blocks.map(blockOf),
    ...(evidence.length > 0 ? [`<h2>Evidence</h2><ol class="evidence">${evidence.join('')}</ol>`] : []),
    ...(documents.length > 0 ? ['<h2>Documents</h2>', ...documents.map(documentOf)] : []),
  ].join('\n');
}

/** A quote leads to the passage in its document. */
function sourceOf({ text, quote, shownAt }: Note['sources'][number]): string {
  const said = shown(text) + (quote === null ? '' : `: “${escape(quote)}”`);
  return shownAt === null ? said : `<a href="#${shownAt}">${said}</a>`;
}

function documentOf({ heading, parts }: ShownDocument): string {
  const text = parts.map(({ text, anchor }) =>
    anchor === null ? escape(text) : `<mark id="${anchor}">${escape(text)}</mark>`,
  );
  return `<section><h3>${shown(heading)}</h3><pre>${text.join('')}</pre></section>`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escape(block.text)}</h2>`;
    case 'summary':
      return `<p class="summary">${block.lines.map(written).join(' ')}</p>`;
    case 'chart': {
      const { title, caption } = block.chart;
      return `<figure role="img" aria-label="${shown(`${title}. ${caption}`)}"><figcaption><b>${escape(title)}</b><br>${shown(caption)}</figcaption>${drawChart(block.chart)}</figure>`;
    }
    case 'list':
      return `<ul>${block.lines.map((line) => `<li>${written(line)}</li>`).join('')}</ul>`;
    case 'table': {
      const figures = figureColumns(block.columns, block.rows).map((isFigure) => (isFigure ? ' class="figure"' : ''));
      const head = block.columns.map((column, at) => `<th scope="col"${figures[at]}>${escape(column)}</th>`).join('');
      const cellOf = (cell: string, at: number) =>
        `<td data-label="${escape(block.columns[at] ?? '')}"${figures[at]}>${written(linesOf(cell))}</td>`;
      const rows = block.rows.map((cells) => `<tr>${cells.map(cellOf).join('')}</tr>`);
      return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
  }
}

function written({ text, notes }: Line): string {
  return `${shown(text)}${linksTo(notes)}`;
}

/** Numbers of notes stay together with the word before them. */
function linksTo(notes: number[]): string {
  return notes.length === 0 ? '' : `<sup>${notes.map((note) => `<a href="#note-${note}">${note}</a>`).join(' ')}</sup>`;
}

/** Words of ours, with dates as people write them; what records and documents say stays as it is. */
function shown(text: string): string {
  return escape(withReadableDates(text));
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

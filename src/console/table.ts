import { figureColumns } from '../artifacts/render/reader';
import { html, type Html } from './html';

/** A column by which a table can be sorted, and by which it is. */
export interface SortableColumn {
  name: string;
  /** Where it is sorted by this column, or the other way round where it is already. */
  to: string;
  sorted: 'ascending' | 'descending' | null;
}

/**
 * A table whose cells name their column, so that it can become cards; nothing stands in place of no rows.
 * @param look `brief` cards of a long list are two links, of whom and what, and a paragraph with the rest
 */
export function tableOf(
  heads: (string | SortableColumn)[],
  rows: (Html | string)[][],
  none: Html | string,
  look: 'full' | 'brief' = 'full',
): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  const columns = heads.map((head) => (typeof head === 'string' ? head : head.name));
  const texts = rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell : 'marked up')));
  const classes = figureColumns(columns, texts).map((isFigure) => (isFigure ? 'figure' : 'words'));
  const head = heads.map((column, at) => headOf(column, classes[at] ?? ''));
  const cellOf = (cell: Html | string, at: number) =>
    html`<td data-label="${columns[at] ?? ''}" class="${classes[at] ?? ''}">${cell}</td>`;
  const body = rows.map(
    (cells) =>
      html`<tr>
        ${cells.map(cellOf)}
      </tr>`,
  );
  return html`<table class="${look}">
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${body}
    </tbody>
  </table>`;
}

function headOf(head: string | SortableColumn, kind: string): Html {
  if (typeof head === 'string') return html`<th scope="col" class="${kind}">${head}</th>`;
  const { name, to, sorted } = head;
  return html`<th scope="col" class="${kind}" aria-sort="${sorted ?? 'none'}"><a href="${to}">${name}</a></th>`;
}

import { figureColumns } from '../artifacts/render/reader';
import { html, type Html } from './html';

/** A column by which a table can be sorted, and by which it is. */
export interface SortableColumn {
  name: string;
  /** Where it is sorted by this column, or the other way round where it is already. */
  to: string;
  sorted: 'ascending' | 'descending' | null;
}

type Head = string | SortableColumn;
type Row = (Html | string)[];

/**
 * A table whose cells name their column, so that it can become cards; nothing stands in place of no rows.
 * @param leading how many cells, of whom and what, lead a brief card, where the others are one paragraph; without any
 * each cell stands below the name of its column
 */
export function tableOf(heads: Head[], rows: Row[], none: Html | string, leading: 0 | 1 | 2 = 0): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  return rowsOf(heads, rows, classesOf(heads, rows, leading), leading === 0 ? 'full' : 'brief');
}

/** How a long table is cut on a phone, and the class by which its parts have columns of one width on a desk. */
interface Cut {
  inSight: number;
  /** Says what the rest is. */
  further: string;
  look: 'tasks' | 'portfolio' | 'notices' | 'team';
}

/** A table of which a phone keeps in sight what comes first; elsewhere it stands there as one. */
export function longTableOf(heads: Head[], rows: Row[], none: Html | string, leading: 1 | 2, cut: Cut): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  const classes = classesOf(heads, rows, leading);
  const [first, rest] = [rows.slice(0, cut.inSight), rows.slice(cut.inSight)];
  const look = `brief ${cut.look}`;
  return html`${rowsOf(heads, first, classes, look)}
  ${rest.length === 0 ? null : foldedOnPhones(cut.further, rowsOf(heads.map(nameOf), rest, classes, look))}`;
}

/** What a phone shows at a tap, and a larger screen or paper anyway. */
export function foldedOnPhones(summary: string, content: Html, isOpen = false): Html {
  return html`<details class="phone" ${isOpen ? html`open` : null}>
    <summary>${summary}</summary>
    ${content}
  </details>`;
}

function classesOf(heads: Head[], rows: Row[], leading: number): string[] {
  const texts = rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell : 'marked up')));
  return figureColumns(heads.map(nameOf), texts).map((isFigure, at) =>
    at < leading ? 'leading' : isFigure ? 'figure' : 'words',
  );
}

function rowsOf(heads: Head[], rows: Row[], classes: string[], look: string): Html {
  const head = heads.map((column, at) => headOf(column, classes[at] ?? ''));
  const cellOf = (cell: Html | string, at: number) =>
    html`<td data-label="${nameOf(heads[at] ?? '')}" class="${classes[at] ?? ''}">${cell}</td>`;
  const body = rows.map(
    (cells) =>
      html`<tr>
        ${cells.map(cellOf)}
      </tr>`,
  );
  return html`<table class="${look}">
    <colgroup>
      ${heads.map(() => html`<col />`)}
    </colgroup>
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

function nameOf(head: Head): string {
  return typeof head === 'string' ? head : head.name;
}

function headOf(head: Head, kind: string): Html {
  if (typeof head === 'string') return html`<th scope="col" class="${kind}">${head}</th>`;
  const { name, to, sorted } = head;
  return html`<th scope="col" class="${kind}" aria-sort="${sorted ?? 'none'}"><a href="${to}">${name}</a></th>`;
}

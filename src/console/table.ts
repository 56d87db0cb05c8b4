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
  return rowsOf(heads, rows, classesOf(heads, rows, leading), lookOf(leading));
}

/** Where a long table is cut. */
interface Cut {
  inSight: number;
  /** Says what the rest is. */
  further: string;
}

/**
 * A table of which a phone keeps in sight what comes first; elsewhere it stands there as one.
 * @param cut with the class by which its parts have columns of one width on a desk
 */
export function longTableOf(
  heads: Head[],
  rows: Row[],
  none: Html | string,
  leading: 1 | 2,
  { look, ...cut }: Cut & { look: 'tasks' | 'portfolio' | 'notices' | 'team' },
): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  return cutRowsOf(heads, rows, classesOf(heads, rows, leading), `brief ${look}`, cut, foldedOnPhones);
}

/** A table of which every screen keeps in sight only what comes first: the rest can wait. */
export function foldedTableOf(heads: Head[], rows: Row[], none: Html | string, leading: 0 | 1 | 2, cut: Cut): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  return cutRowsOf(heads, rows, classesOf(heads, rows, leading), lookOf(leading), cut, folded);
}

function cutRowsOf(
  heads: Head[],
  rows: Row[],
  classes: string[],
  look: string,
  { inSight, further }: Cut,
  fold: (summary: string, content: Html) => Html,
): Html {
  const [first, rest] = [rows.slice(0, inSight), rows.slice(inSight)];
  return html`${rowsOf(heads, first, classes, look)}
  ${rest.length === 0 ? null : fold(further, rowsOf(heads.map(nameOf), rest, classes, look))}`;
}

function folded(summary: string, content: Html): Html {
  return html`<details>
    <summary>${summary}</summary>
    ${content}
  </details>`;
}

/** What a phone shows at a tap, and a larger screen or paper anyway. */
export function foldedOnPhones(summary: string, content: Html, isOpen = false): Html {
  return html`<details class="phone" ${isOpen ? html`open` : null}>
    <summary>${summary}</summary>
    ${content}
  </details>`;
}

function lookOf(leading: 0 | 1 | 2): string {
  return leading === 0 ? 'full' : 'brief';
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

import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { drawChart } from './chart';
import { linesOf, type Block, type Line, type Page } from './page';
import { figureColumns, withReadableDates } from './reader';

const fonts = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
const compiler = NodeCompiler.create({ workspace: __dirname, fontArgs: [{ fontPaths: [fonts] }] });
/** Layouts of so many documents are remembered; older ones are let go. */
const REMEMBERED = 10;

/**
 * The page on A4 as a tagged PDF with page numbers, the evidence as an appendix.
 * @throws Error when it would not meet PDF/UA-1, the standard of accessible documents.
 */
export function pdfOf({ title, subtitle, blocks, notes }: Page): Buffer {
  const evidence = notes.map(({ number, text, sources }) => ({
    number,
    text: withReadableDates(text),
    sources: sources.map((each) => withReadableDates(each.text) + (each.quote === null ? '' : `: “${each.quote}”`)),
  }));
  const inputs = {
    page: JSON.stringify({
      title,
      subtitle: withReadableDates(subtitle),
      blocks: blocks.map((block) => printed(block, blocks)),
      notes: evidence,
    }),
  };
  try {
    return compiler.pdf({ mainFilePath: join(__dirname, 'page.typ'), inputs }, { pdfStandard: 'ua-1' });
  } finally {
    compiler.evictCache(REMEMBERED);
  }
}

function printed(block: Block, all: Block[]) {
  if (block.kind === 'chart') {
    const { title, caption } = block.chart;
    return { kind: block.kind, title, caption: withReadableDates(caption), svg: drawChart(block.chart) };
  }
  if (block.kind === 'heading') return block;
  if (block.kind !== 'table') return { ...block, lines: block.lines.map(dated) };
  const { kind, columns, rows } = block;
  const figures = figureColumns(columns, rows);
  return {
    kind,
    columns,
    rows: rows.map((cells) => cells.map((cell) => dated(linesOf(cell)))),
    figures,
    breaks: rows.some((cells) => cells.some(({ length }) => length > FITS)),
    widths: widthsOf(block, all).map((width, at) => (figures[at] ? AS_ITS_WORDS : width)),
  };
}

type Table = Extract<Block, { kind: 'table' }>;

/** Tables of the same columns, such as the steps until day 30, 60 and 90, stand in line below each other. */
export function widthsOf({ columns }: Table, all: Block[]): number[] {
  const alike = all.filter(
    (block): block is Table => block.kind === 'table' && block.columns.join('|') === columns.join('|'),
  );
  const rows = alike.flatMap((table) => table.rows);
  return columns.map((column, at) => widthOf([column, ...rows.map((cells) => cells[at] ?? '')]));
}

function dated({ text, notes }: Line): Line {
  return { text: withReadableDates(text), notes };
}

const SHORT = 16;

/** A row of cells no longer than this fits on a page, and is never torn in two. */
const FITS = 600;

/** A figure stands close to its neighbours, however long the name of its column is. */
const AS_ITS_WORDS = 0;

/** As wide as its words, or its share of the rest, by how much stands in it. */
function widthOf(cells: string[]): number {
  const longest = Math.max(...cells.map(({ length }) => length));
  if (longest <= SHORT) return AS_ITS_WORDS;
  const mean = cells.reduce((sum, { length }) => sum + length, 0) / cells.length;
  return Math.max(1, Math.round(Math.sqrt(mean) * 10) / 10);
}

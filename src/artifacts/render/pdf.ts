import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import { type Content } from 'pdfmake/interfaces';
import { drawChart } from './chart';
import { type Block, type Line, type Page } from './page';

const fonts = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
pdfmake.setFonts({
  Roboto: {
    normal: join(fonts, 'Roboto-Regular.ttf'),
    bold: join(fonts, 'Roboto-Medium.ttf'),
    italics: join(fonts, 'Roboto-Italic.ttf'),
    bolditalics: join(fonts, 'Roboto-MediumItalic.ttf'),
  },
});
// A page holds text only: nothing is fetched, and no file but the fonts is read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));

/** The page on A4, with the evidence as an appendix and page numbers at the foot. */
export function pdfOf({ title, subtitle, blocks, notes }: Page): Promise<Buffer> {
  const evidence = notes.map(({ number, text, sources }) => ({
    stack: [
      { text: `${number}. ${text}`, id: `note-${number}` },
      { ul: sources, color: '#5b6577' },
    ],
    fontSize: 8,
    margin: [0, 0, 0, 4] as [number, number, number, number],
  }));
  return pdfmake
    .createPdf({
      info: { title },
      language: 'en',
      displayTitle: true,
      version: '1.7',
      pageMargins: [48, 48, 48, 56],
      defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.25 },
      styles: {
        title: { fontSize: 17, bold: true },
        sub: { color: '#5b6577', margin: [0, 2, 0, 10] },
        heading: { fontSize: 12, bold: true, margin: [0, 12, 0, 4] },
      },
      content: [
        { text: title, style: 'title' },
        { text: subtitle, style: 'sub' },
        ...blocks.map(blockOf),
        ...(evidence.length > 0 ? [{ text: 'Evidence', style: 'heading' }, ...evidence] : []),
      ],
      footer: (page, pages) => ({
        text: `${page} / ${pages}`,
        alignment: 'center',
        fontSize: 8,
        margin: [0, 16, 0, 0],
      }),
    })
    .getBuffer();
}

/** A sentence and links to its notes. */
function lineOf({ text, notes }: Line) {
  return [{ text: `${text} ` }, ...notes.map((note) => noteLink(note))];
}

function noteLink(note: number) {
  return { text: `[${note}] `, linkToDestination: `note-${note}`, fontSize: 7, color: '#2456a6' };
}

function blockOf(block: Block): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, style: 'heading' };
    case 'summary':
      return {
        table: {
          widths: ['*'],
          body: [[{ text: block.lines.flatMap(lineOf), fillColor: '#f3f5f9', margin: [6, 5, 6, 5] }]],
        },
        layout: { hLineWidth: () => 0, vLineWidth: (at) => (at === 0 ? 3 : 0), vLineColor: () => '#1f4e9c' },
      };
    case 'chart':
      return {
        unbreakable: true,
        margin: [0, 6, 0, 6],
        stack: [
          { text: block.chart.title, bold: true, fontSize: 9 },
          { text: block.chart.caption, fontSize: 8, color: '#5b6577' },
          { svg: drawChart(block.chart), width: 480 },
        ],
      };
    case 'list':
      return { ul: block.lines.map((line) => ({ text: lineOf(line) })) };
    case 'table':
      return {
        table: {
          headerRows: 1,
          widths: block.columns.map((_, at) => (at === 0 ? '*' : 'auto')),
          body: [block.columns.map((text) => ({ text, bold: true })), ...block.rows],
        },
        fontSize: 8,
        layout: 'lightHorizontalLines',
      };
  }
}

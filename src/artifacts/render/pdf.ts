import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import { type Content } from 'pdfmake/interfaces';
import { type Block, type Page } from './page';

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
  const evidence = notes.map(({ number, id, text, sources }) => ({
    stack: [`${number}. ${id}: ${text}`, { ul: sources, color: '#5b6577' }],
    fontSize: 8,
    margin: [0, 0, 0, 4] as [number, number, number, number],
  }));
  return pdfmake
    .createPdf({
      info: { title },
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

function blockOf(block: Block): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, style: 'heading' };
    case 'list':
      return { ul: block.lines.map(({ text, notes }) => [text, ...notes.map((note) => `[${note}]`)].join(' ')) };
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

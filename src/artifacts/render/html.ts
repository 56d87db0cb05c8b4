import { drawChart } from './chart';
import { type Block, type Line, type Note, type Page } from './page';
import { type ShownDocument } from './source-documents';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1c2330}
h1{font-size:1.6rem;margin-bottom:0}h2{font-size:1.1rem;margin-top:1.8rem;border-bottom:1px solid #d5dae3}
.sub{color:#5b6577;margin-top:.2rem}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border:1px solid #d5dae3;padding:.35rem .5rem;text-align:left;vertical-align:top}th{background:#f3f5f9}
figure{margin:1rem 0;break-inside:avoid}figure svg{max-width:100%;height:auto}figcaption{font-size:.85rem;color:#3b4456}
.summary{background:#f3f5f9;border-left:4px solid #1f4e9c;padding:.7rem 1rem;font-size:1.02rem}tr{break-inside:avoid}h2{break-after:avoid}sup a{color:#2456a6;text-decoration:none}.evidence{font-size:.85rem;color:#3b4456}pre{white-space:pre-wrap;font:13px/1.5 system-ui,sans-serif;background:#f8f9fc;padding:.6rem .8rem}mark{background:#fde7c8}mark:target{outline:2px solid #d9730d}code{background:#f3f5f9;padding:0 .2rem}`;

/** A page of its own, without scripts and without anything loaded from elsewhere. */
export function htmlOf({ title, subtitle, blocks, notes, documents }: Page): string {
  const evidence = notes.map(({ number, id, text, sources }) => {
    const items = sources.map((source) => `<li>${sourceOf(source)}</li>`).join('');
    return `<li id="note-${number}" value="${number}"><code>${escape(id)}</code> ${escape(text)}<ul>${items}</ul></li>`;
  });
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escape(title)}</h1><p class="sub">${escape(subtitle)}</p>`,
    ...blocks.map(blockOf),
    ...(evidence.length > 0 ? [`<h2>Evidence</h2><ol class="evidence">${evidence.join('')}</ol>`] : []),
    ...(documents.length > 0 ? ['<h2>Documents</h2>', ...documents.map(documentOf)] : []),
    '</body></html>',
  ].join('\n');
}

/** A quote leads to the passage in its document. */
function sourceOf({ text, shownAt }: Note['sources'][number]): string {
  return shownAt === null ? escape(text) : `<a href="#${shownAt}">${escape(text)}</a>`;
}

function documentOf({ heading, parts }: ShownDocument): string {
  const text = parts.map(({ text, anchor }) =>
    anchor === null ? escape(text) : `<mark id="${anchor}">${escape(text)}</mark>`,
  );
  return `<section><h3>${escape(heading)}</h3><pre>${text.join('')}</pre></section>`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escape(block.text)}</h2>`;
    case 'summary':
      return `<p class="summary">${block.lines.map(written).join(' ')}</p>`;
    case 'chart': {
      const { title, caption } = block.chart;
      return `<figure role="img" aria-label="${escape(`${title}. ${caption}`)}"><figcaption><b>${escape(title)}</b><br>${escape(caption)}</figcaption>${drawChart(block.chart)}</figure>`;
    }
    case 'list':
      return `<ul>${block.lines.map((line) => `<li>${written(line)}</li>`).join('')}</ul>`;
    case 'table': {
      const head = block.columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('');
      const rows = block.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${linked(cell)}</td>`).join('')}</tr>`);
      return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
  }
}

function written({ text, notes }: Line): string {
  return `${escape(text)}${notes.map(linkOf).join('')}`;
}

/** Numbers in brackets in a table are notes. */
function linked(cell: string): string {
  return escape(cell).replace(/\[(\d+)\]/g, (_, note: string) => linkOf(Number(note)));
}

function linkOf(note: number): string {
  return ` <sup><a href="#note-${note}">${note}</a></sup>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Plain text as HTML that shows the same: paragraphs and line ends kept, everything else escaped. */
export function htmlOf(text: string, small: string): string {
  const paragraphs = text.split(/\n\s*\n/).map((each) => `<p>${escaped(each).replaceAll('\n', '<br>')}</p>`);
  return [
    '<!doctype html><html><body style="font-family:sans-serif;font-size:14px;line-height:1.5">',
    ...paragraphs,
    `<p style="color:#666;font-size:12px">${escaped(small)}</p>`,
    '</body></html>',
  ].join('\n');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

import { convert, type HtmlToTextOptions } from 'html-to-text';

const AS_READ: HtmlToTextOptions = {
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
  ],
};

/** What a reader of this HTML would see; a text without tags stays as it is. */
export function plainText(html: string): string {
  return /<\/?[a-z][^>]*>|&[a-z#0-9]+;/i.test(html) ? convert(html, AS_READ) : html;
}

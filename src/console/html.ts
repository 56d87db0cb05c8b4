import { escape } from '../artifacts/render/html';

/** Markup that was written here, or escaped on its way in. */
export class Html {
  constructor(private readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

type Part = Html | string | number | null | false | readonly Part[];

/** Markup with values in it. What is not `Html` itself is escaped, so that no record can mark up a page; null is nothing. */
export function html(written: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(written.map((text, at) => text + (at < parts.length ? textOf(parts[at] ?? null) : '')).join(''));
}

/** Markup that the artifacts' own renderer wrote, in which everything is escaped already. */
export function rendered(markup: string): Html {
  return new Html(markup);
}

function textOf(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  return part instanceof Html ? part.toString() : part.map(textOf).join('');
}

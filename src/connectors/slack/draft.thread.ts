import { context, LIMITS, link, pieces, shown, verbatim, type Content } from './block-kit';

/** The full text of what is to be approved, as the reply under its card. */
export function draftThread(draft: { title: string; text: string; url: string | null }): Content {
  const all = pieces(draft.text, LIMITS.section);
  const fitting = all.slice(0, LIMITS.blocks - 1);
  const rest = fitting.length < all.length;
  const more = draft.url ? `It goes on ${link(draft.url, 'in the console')}.` : 'It goes on in the console.';
  return {
    text: `Draft: ${shown(draft.title, 500)}`,
    blocks: [...(fitting.length > 0 ? fitting : ['(no text)']).map(verbatim), ...(rest ? [context(more)] : [])],
  };
}

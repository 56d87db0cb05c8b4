import { hiddenIn } from './hidden-text';
import { ordersIn } from './injection.signs';
import { CUES } from './injection.words';

/** A passage that speaks to an automatic reader instead of to people. */
export interface FoundInjection {
  start: number;
  end: number;
  aim: string;
}

/** What closes the quotation or bracket that a mark opens. */
const CLOSING: Record<string, RegExp> = { '"': /"/, '“': /”/, '„': /[“”]/, '«': /»/, '[': /\]/ };

/** Splits into pieces that are masked as a whole: a quoted passage, an HTML comment, or otherwise a paragraph line. */
function enclosing(text: string, start: number, end: number): { start: number; end: number } {
  const comment = text.lastIndexOf('<!--', start);
  if (comment >= 0) {
    const close = text.indexOf('-->', comment);
    if (close < 0 || close >= start) return { start: comment, end: close < 0 ? text.length : close + 3 };
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', end);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  const open = Math.max(...Object.keys(CLOSING).map((mark) => text.lastIndexOf(mark, start)));
  if (open >= lineStart) {
    const close = text
      .slice(0, lineEnd)
      .slice(end)
      .search(CLOSING[text[open] ?? ''] ?? /$/);
    if (close >= 0) return { start: open, end: end + close + 1 };
  }
  const from = /^[\p{L}.’' -]{2,40}\s?:\s/u.exec(text.slice(lineStart, start))?.[0].length ?? 0;
  return { start: Math.min(start, lineStart + from), end: lineEnd };
}

/**
 * Passages that try to instruct a reader, widened to the sentence group they stand in; also where the words are hidden
 * from people. Linear in the text.
 */
export function injectionsIn(text: string): FoundInjection[] {
  const found = [{ text, placeOf: inPlace }, ...hiddenIn(text)].flatMap(({ text: read, placeOf }) =>
    cuesIn(read).map(({ start, end, aim }) => {
      const place = placeOf(start, end);
      const passage = enclosing(text, place.start, place.end);
      return { ...(aim.startsWith('Pose') ? throughParagraph(text, passage) : passage), aim };
    }),
  );
  return merged([...found, ...commentsIn(text)]);
}

/** What an HTML comment says is kept from the people who read the document, so it is nobody's word. */
function commentsIn(text: string): FoundInjection[] {
  return [...text.matchAll(COMMENT)]
    .filter(({ 1: words = '' }) => !words.includes('{') && (words.match(/\p{L}{2,}/gu) ?? []).length > MARKUP)
    .map(({ 0: comment, index }) => ({
      start: index,
      end: index + comment.length,
      aim: 'Speak where people do not read.',
    }));
}
const COMMENT = /<!--((?:(?!<!--|-->)[\s\S])*)-->/gu;
/** So many words at most stand in a comment that only structures a page. */
const MARKUP = 4;

function cuesIn(text: string): FoundInjection[] {
  const phrases = CUES.flatMap(({ pattern, aim }) =>
    [...text.matchAll(pattern)].map(({ 0: match, index }) => ({
      start: index + match.length - match.trimStart().length,
      end: index + match.length,
      aim,
    })),
  );
  return [...phrases, ...ordersIn(text).map((place) => ({ ...place, aim: 'Tell a program what to put on record.' }))];
}

/** What follows a pose is part of it, up to the next empty line. */
function throughParagraph(text: string, { start, end }: { start: number; end: number }) {
  const empty = /\n[^\S\n]*\n/g;
  empty.lastIndex = end;
  return { start, end: empty.exec(text)?.index ?? text.length };
}

const inPlace = (start: number, end: number) => ({ start, end });

function merged(found: FoundInjection[]): FoundInjection[] {
  const apart: FoundInjection[] = [];
  for (const each of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (last && each.start <= last.end) last.end = Math.max(last.end, each.end);
    else apart.push({ ...each });
  }
  return apart;
}

/** The text with such passages blanked out, letter for letter, so that all places stay where they were. */
export function withoutInjections(text: string, found: FoundInjection[] = injectionsIn(text)): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of found) {
    masked += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    from = end;
  }
  return masked + text.slice(from);
}

import { nameParts } from '../../evidence/names';
import { mentionsIn } from './mentions';
import { TITLE_WORDS } from './people.words';
import { isFirm, type Written } from './signature.names';
import { type Scene } from './story';
import { NAME } from './turns';

/** A stranger's name right behind a label: what reads as a name, or has an office behind it. */
export function strangerOn(scene: Scene, text: string, anyName: boolean): Written | null {
  const mention = mentionsIn(text, 'und', scene.vocabulary)[0];
  if (mention) {
    const { name, start, end } = mention;
    return isFirm(text, start, end) ? null : { name, start, end, member: null };
  }
  const match = BEHIND_LABEL.exec(text);
  const name = match?.[1];
  if (!match || name === undefined || nameParts(name).length < 2) return null;
  const end = match.index + match[0].length;
  const start = end - name.length;
  const named = anyName || titleAfter(text.slice(end)) !== null || TITLE_WORDS.test(text.slice(0, start));
  return named && !isFirm(text, start, end) ? { name, start, end, member: null } : null;
}
const BEHIND_LABEL = new RegExp(
  String.raw`(?:^|[:,)/]\s*|(?:by|gez\.|por|par|von|da|door)\s+)(?:\p{L}{2,}\.\s)*((?:\p{Lu}\.[ -]?){0,3}${NAME})(?=\s*(?:[,(;–|]|\s-|$))`,
  'u',
);

/** The office that stands behind a name, after a comma, a bracket or a dash. */
export function titleAfter(rest: string): string | null {
  const title = /^\s*[,(–-]\s*([^,()\n–]{3,60})/u.exec(rest)?.[1]?.trim();
  return title && TITLE_WORDS.test(title) ? title : null;
}

import { labelKey } from './initials';
import { FIELD_NAMES, SPEAKER } from './layout.words';
import { CLOCK, LOWER_NAME, NAME, STAMP, type Turn } from './turns';

/** Ways to show who speaks that might be anything else, and so count only where nearly the whole talk is written so. */
const SHAPES = [
  // Priya Raman — the words
  String.raw`^[ \t>*•]{0,4}(?:${STAMP}[ \t–-]*)?(${NAME})(?:[ \t]*\([^)\n]{1,60}\))?[ \t]+[—–-][ \t]+(?=\S)`,
  // [Priya R.] the words
  String.raw`^[ \t]*\[(${NAME})\][ \t:]*(?=\S)`,
  // PR  the words | Speaker A (Priya)  the words
  String.raw`^[ \t]*(${NAME})(?:[ \t]\((${NAME})\))?(?:[ \t]{2,}|\t)(?=\S)`,
  // Priya Raman 10:02 the words | priya 4:12 PM the words
  String.raw`^[ \t]*(${NAME}|${LOWER_NAME})[ \t]+${CLOCK}[ \t]+(?=\S)`,
].map((pattern) => new RegExp(pattern, 'u'));

/**
 * How a talk opens its turns where no usual way fits: one shape in most lines, a few names that come again, and one of them known.
 * @returns null where there is no such shape
 */
export function looseTurns(
  lines: string[],
  isKnown: (name: string) => boolean,
  labels: ReadonlyMap<string, string>,
): ((line: string) => Turn | null) | null {
  const written = lines.filter((line) => line.trim() !== '');
  const knows = (name: string) => isKnown(name) || isKnown(name.split(' ')[0] ?? '') || labels.has(labelKey(name));
  const shape = SHAPES.find((pattern) => {
    const openers = written.flatMap((line) => openerOf(pattern, line) ?? []);
    const names = new Set(openers.map(({ name }) => name.split(/\s/u)[0]));
    const again = openers.length >= names.size * 2 && names.size > 1;
    const known = openers.some(({ name, beside }) => knows(name) || (beside !== undefined && knows(beside)));
    return again && openers.length >= Math.max(FEWEST, written.length * MOST) && known;
  });
  if (!shape) return null;
  const called = new Map(
    written.flatMap((line) => {
      const opener = openerOf(shape, line);
      return opener?.beside === undefined ? [] : [[opener.name, opener.beside] as const];
    }),
  );
  return (line) => {
    const opener = openerOf(shape, line);
    if (!opener) return null;
    const { name: label, beside, length } = opener;
    const name = labels.get(labelKey(label)) ?? called.get(label) ?? label;
    const written = beside ?? label;
    return { name, written, at: line.indexOf(written), length, nameless: isNoName(name) };
  };
}
/** Initials or a letter that stand for nobody known. */
function isNoName(name: string): boolean {
  return /^\p{Lu}{1,3}$/u.test(name) || LETTERED.test(name);
}
const LETTERED = new RegExp(String.raw`^(?:${SPEAKER}) \p{L}$`, 'iu');
const FEWEST = 4;
const MOST = 0.6;
const LONGEST = 200;

interface Opener {
  name: string;
  /** The name in brackets behind a label. */
  beside: string | undefined;
  length: number;
}

function openerOf(pattern: RegExp, line: string): Opener | null {
  const match = pattern.exec(line.slice(0, LONGEST));
  const name = match?.[1]?.replace(/[.\s]+$/u, '');
  if (!match || !name || name.split(/\s+/u).length > 4) return null;
  return FIELD_NAMES.has(name.toLowerCase()) ? null : { name, beside: match[2], length: match[0].length };
}

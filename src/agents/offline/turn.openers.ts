import { FIELD_NAMES } from './layout.words';
import { CLOCK, NAME, STAMP, turnIn } from './turns';

/** A lone name without capitals, as handles in a chat are. */
const HANDLE = new RegExp(
  String.raw`^[ \t>*-]{0,4}(?:${STAMP}[ \t–-]*)?(\p{Ll}[\p{L}\p{M}'’.-]{1,20}(?: [\p{L}\p{M}'’.-]{1,20})?)(?:[ \t]+${CLOCK})?[ \t\u00a0\u202f]*:(?=[ \t\u00a0]|$)`,
  'u',
);

const LONGEST = 200;

/** Whether most lines of a talk open with somebody's label, and the handles that open them. */
export function labelsOfTalk(
  lines: string[],
  opens: (line: string) => boolean,
): { labelled: boolean; handles: Set<string> } {
  const written = lines.filter((line) => line.trim() !== '');
  const handles = new Set<string>();
  let labelled = 0;
  for (const line of written) {
    const handle = HANDLE.exec(line.slice(0, LONGEST))?.[1];
    const isHandle = handle !== undefined && handle.split(' ').every((word) => !FIELD_NAMES.has(word));
    if (isHandle) handles.add(handle);
    if (isHandle || opens(line)) labelled += 1;
  }
  const most = labelled >= FEWEST && labelled >= written.length * MOST;
  return { labelled: most, handles: most ? handles : new Set() };
}

const FEWEST = 2;
const MOST = 0.6;

/** A ticket or a note written as a talk: where most lines open with a name and two of them are known, any full name speaks. */
export function speakersOfThread(lines: string[], isKnown: (name: string) => boolean): (name: string) => boolean {
  const written = lines.filter((line) => line.trim() !== '');
  const speaks = (name: string) => isKnown(name) || FULL_NAME.test(name);
  const turns = written.flatMap((line) => turnIn(line, false, speaks) ?? []);
  const known = turns.filter(({ name }) => isKnown(name));
  return known.length >= FEWEST && turns.length >= written.length * MOST ? speaks : isKnown;
}

const FULL_NAME = new RegExp(`^(?=.* )${NAME}$`, 'u');

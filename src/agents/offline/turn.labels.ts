import { labelKey } from './initials';
import { SPEAKER } from './layout.words';
import { CLOCK, NAME, STAMP, type Turn } from './turns';

/** "Speaker 2", "Speaker B", "S2", "TA": what a transcript calls somebody whom it names once, or whose initials these are. */
const LABEL = String.raw`(?:(?:${SPEAKER}|SPK|Spk|S|P)[ \u00a0]?#?\d{1,2}|(?:${SPEAKER})[ \u00a0][A-H](?!\p{L})|\p{Lu}{2,3})`;
const OF_NOBODY = new RegExp(String.raw`\d|^(?:${SPEAKER})[ \u00a0]`, 'u');
const LABEL_OR_LETTER = String.raw`(?:${LABEL}|\p{Lu})`;
const LABELLED = new RegExp(
  String.raw`^[ \t>*_-]{0,6}(?:${STAMP}[ \t–-]*)?[*_]{0,2}(${LABEL_OR_LETTER})(?:[ \t]*[([](${NAME})[^)\]\n]{0,60}[)\]])?(?:(?:[ \t]*[,·|-]?[ \t]*${CLOCK})?[*_]{0,2}[ \t\u00a0]?:[*_]{0,2}(?=[ \t\u00a0]|$)|[ \t]*[,·|–-]?[ \t]*${CLOCK}[ \t]*(?:[|–-][ \t]*)?(?=$|\S))`,
  'u',
);
const LEGEND = new RegExp(
  String.raw`(?:^|[;,|][ \t]*)[ \t>*_•[-]{0,6}(${LABEL})[ \t]*([=:–])[ \t]*(${NAME})(?=[ \t]*(?:$|[;,(|[\]/–-]))`,
  'gmu',
);

/** Whom the labels of a transcript stand for: named beside one ("Speaker 1 (Priya Raman):", "PR = Priya Raman"), or by initials. */
export function labelsIn(
  text: string,
  byInitials: ReadonlyMap<string, string>,
  isKnown: (name: string) => boolean,
): Map<string, string> {
  const labels = new Map(byInitials);
  for (const line of text.split('\n')) {
    if (line.length > 400) continue;
    const [, label, name] = LABELLED.exec(line) ?? [];
    if (label && name) labels.set(labelKey(label), name);
    for (const [, short, sign, full] of line.matchAll(LEGEND))
      if (short && full && (sign === '=' || isKnown(full))) labels.set(labelKey(short), full);
  }
  return new Map(
    [...labels].flatMap(([label, name]) => keysOf(label).map((key) => [key, name] as const)).concat([...labels]),
  );
}

/** "Sprecher 2" of the legend is "S2" of the turns. */
function keysOf(label: string): string[] {
  const number = /\d+$/u.exec(label)?.[0];
  return number === undefined ? [label] : [label, `s${number}`];
}

/** A line that opens with the label of somebody known, or with a numbered one that is nobody's: these words are not the one's before. */
export function labelledTurn(line: string, labels: Map<string, string>): Turn | null {
  const match = LABELLED.exec(line.length > 200 ? line.slice(0, 200) : line);
  const name = match?.[2] ?? labels.get(labelKey(match?.[1] ?? ''));
  const label = match?.[1];
  if (!match || !label || (!name && !OF_NOBODY.test(label))) return null;
  const written = match[2] ?? label;
  return { name: name ?? label, written, at: line.indexOf(written), length: match[0].length, nameless: !name };
}

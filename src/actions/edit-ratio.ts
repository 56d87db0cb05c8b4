import { distance } from 'fastest-levenshtein';

/** How much of a payload's text was rewritten: edit distance ÷ longer length, 0 to 1, 4 decimals. */
export function editRatioOf(before: object, after: object): number {
  const [old, edited] = [textIn(before), textIn(after)];
  const longer = Math.max(old.length, edited.length);
  return longer === 0 ? 0 : Math.round((distance(old, edited) / longer) * 10_000) / 10_000;
}

/** Every text of it on lines of its own, in the order of the keys, which storing may have changed. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const entries = Object.entries(value);
  if (!Array.isArray(value)) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([, part]) => textIn(part)).join('\n');
}

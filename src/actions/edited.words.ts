import { isMoment, momentInWords } from '../artifacts/render/reader';
import { inWords } from '../evidence/drafting/wording';
import { shortened } from '../evidence/text/letters';
import { digestOf } from '../policy/digest';
import { type ChangedWords } from '../store/entities';

/** Enough to tell one wording from another; the whole of the newest stands in the approval. */
const LONGEST = 300;
const MOST = 20;

/** What somebody made of a payload, in the order in which it stands there. */
export function changesBetween(before: object, after: object): ChangedWords[] {
  return differences('', before, after)
    .slice(0, MOST)
    .map(({ what, was, is }) => ({ what, was: was && shortened(was, LONGEST), is: is && shortened(is, LONGEST) }));
}

/** “Renew at 36,900” became “Renew at 39,000”; “Who signs?” was taken out */
export function changesInWords(changes: ChangedWords[]): string {
  return changes
    .map(({ what, was, is }) => {
      const isProse = [was, is].some((text) => text?.includes(' ') || text?.includes('?'));
      const [before, now] = [was, is].map((text) => (text === null ? null : isProse ? `“${text}”` : readable(text)));
      const name = isProse ? '' : `${inWords(what)}: `;
      if (now === null) return `${name}${before} was taken out`;
      return before === null ? `${name}${now} was added` : `${name}${before} became ${now}`;
    })
    .join('; ');
}

function readable(text: string): string {
  return isMoment(text) ? momentInWords(text) : text;
}

function differences(what: string, before: unknown, after: unknown): ChangedWords[] {
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(what, before, after);
  if (!isRecord(before) || !isRecord(after)) return ofLeaves(what, before, after);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    differences(key, before[key], after[key]),
  );
}

/** Entries that are left as they were say nothing; of the others each is another wording of its like where there are as many. */
function ofLists(what: string, before: unknown[], after: unknown[]): ChangedWords[] {
  const [gone, come] = [without(before, after), without(after, before)];
  if (gone.length === come.length) return gone.flatMap((entry, at) => differences(what, entry, come[at]));
  return [
    ...gone.flatMap((entry) => ofLeaves(what, entry, undefined)),
    ...come.flatMap((entry) => ofLeaves(what, undefined, entry)),
  ];
}

function without(list: unknown[], others: unknown[]): unknown[] {
  const known = new Set(others.map(digestOf));
  return list.filter((entry) => !known.has(digestOf(entry)));
}

function ofLeaves(what: string, before: unknown, after: unknown): ChangedWords[] {
  const [was, is] = [saidBy(before), saidBy(after)];
  return was === is ? [] : [{ what, was, is }];
}

/** The words of an entry: of one that is more than a text, its longest. */
function saidBy(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  const texts = Object.values(value).flatMap((part: unknown) => saidBy(part) ?? []);
  return texts.sort((a, b) => b.length - a.length)[0] ?? null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

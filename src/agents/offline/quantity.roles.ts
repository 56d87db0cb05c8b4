import { type FoundDate } from '../../evidence/text/dates';
import * as words from './measure.words';
import { type Passage } from './passage';
import { type Quantity, type QuantityRole } from './quantity';

/** What the words around a figure make of it; `from` and `to` are where its neighbours end and begin. */
export function roleOf({ passage: { text }, start, end, kind }: Quantity, from: number, to: number): QuantityRole {
  const before = clauseBefore(text.slice(Math.max(from, start - 70), start));
  const after = text.slice(end, Math.min(to, end + 40));
  if (words.TARGET_AFTER.test(after) || words.ELSE_AFTER.test(after)) return 'target';
  const day = kind !== 'count' && kind !== 'bare' && words.DEADLINE_AFTER.test(text.slice(end, Math.min(to, end + 90)));
  if (day && !nextIsWanted(before, text.slice(end, to))) return 'target';
  const target = lastMatch(words.TARGET_BEFORE, before);
  const today = lastMatch(words.TODAY_BEFORE, before);
  if (words.TODAY_AFTER.test(after) && target < 0) return 'today';
  if (target < 0 && today < 0) return 'unclear';
  return target >= today ? 'target' : 'today';
}

/** "today it takes nine, by June we want four": the day belongs to the figure behind it. */
function nextIsWanted(before: string, between: string): boolean {
  return lastMatch(words.TODAY_BEFORE, before) >= 0 && lastMatch(words.TARGET_BEFORE, between.slice(-40)) >= 0;
}

/** The words of the same clause; what a comma and an "and" cut off belongs to another figure. */
function clauseBefore(text: string): string {
  const cuts = [
    ...text.matchAll(/[;:]\s|[.!?]\s+(?=\p{L}{2})|,\s+(?:and|y|e|et|und|en|but|pero|mas|mais|aber|ma|maar)\s/giu),
  ];
  const last = cuts.at(-1);
  return last && !/[:]/.test(last[0]) ? text.slice(last.index + last[0].length) : text;
}

function lastMatch(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'giu'))) {
    const end = match.index + match[0].length;
    if (words.ONLY_RIGHT_BEFORE.test(match[0]) && text.length - end > 8) continue;
    last = end;
  }
  return last;
}

/** Roles that figures take from each other and from the days of their sentence. */
export function roleTogether(passage: Passage, found: Quantity[], dates: FoundDate[]): void {
  pairUp(passage.text, found);
  adopt(passage.text, found);
  dated(passage, found, dates);
}

/** "from 19 to 6": the first is today, the second the target. */
function pairUp(text: string, found: Quantity[]): void {
  found.forEach((first, at) => {
    const second = found[at + 1];
    if (!second || second.start - first.end > 40) return;
    const before = text.slice(Math.max(0, first.start - 14), first.start);
    const between = text.slice(first.end, second.start);
    if (words.FROM_WORD.test(before) && words.TO_WORD.test(between)) [first.role, second.role] = ['today', 'target'];
    else if (/^\s*(?:→|->|=>|–>)\s*$/u.test(between)) [first.role, second.role] = ['today', 'target'];
  });
}

/** "our insurers' benchmark is 6.0, and that is the figure I want": the figure before it is the one to reach. */
function adopt(text: string, found: Quantity[]): void {
  const at = words.ADOPTED.exec(text)?.index ?? -1;
  const last = found.filter(({ end }) => end <= at).at(-1);
  if (last) last.role = 'target';
}

/** "Six days on average, for December 2026": what is measured on a day to come is to be reached, unless "today" says otherwise. */
function dated({ text, date }: Passage, found: Quantity[], dates: FoundDate[]): void {
  const span = words.SPAN_TO_REACH.exec(text);
  const ahead =
    dates.find(({ iso, precision }) => date !== null && iso > date && precision !== 'year') ??
    (span && { start: span.index, yearWritten: true });
  if (!ahead || words.NOT_A_CRITERION.test(span ? text.replace(span[0], ' ') : text)) return;
  const measures = found.filter(({ kind }) => kind !== 'count' && kind !== 'money');
  const before = measures.filter(({ end }) => end <= ahead.start).at(-1);
  if (!before || measures.some(({ role }) => role === 'target')) return;
  if (before.role === 'today' && words.TODAY_WORD.test(text.slice(Math.max(0, before.start - 40), before.end + 24)))
    return;
  before.role = 'target';
}

import { datesIn, type FoundDate } from '../../evidence/text/dates';
import { moneyIn } from '../../evidence/text/money';
import { numbersIn } from '../../evidence/text/numbers';
import { isWhole, sharesIn } from '../../evidence/text/shares';
import { spokenMeasuresIn } from '../../evidence/text/spoken-measures';
import * as words from './measure.words';
import { type Passage } from './passage';

export type QuantityKind = 'percent' | 'duration' | 'money' | 'rate' | 'count' | 'bare';
/** What the words around a figure make of it. */
export type QuantityRole = 'today' | 'target' | 'unclear';

export interface Quantity {
  value: number;
  kind: QuantityKind;
  /** As a person would write it behind the number: "hours per month", "percent", "SGD". */
  unit: string | null;
  role: QuantityRole;
  passage: Passage;
  start: number;
  end: number;
  inWords: boolean;
  /** Given in answer to the question for the figure to reach. */
  asked?: boolean;
}

/** The figures of a passage that may measure something: no dates, clock times, versions, list numbers or seat counts. */
export function quantitiesIn(passage: Passage): Quantity[] {
  const { text, language } = passage;
  const dates = datesOf(passage);
  const money = moneyIn(text, language);
  const found: Quantity[] = [];
  const spoken = spokenMeasuresIn(text);
  const numbers = numbersIn(text, language);
  const shares = sharesIn(text, numbers).filter(({ end }) => !words.durationUnit(text.slice(end, end + 20)));
  numbers.forEach((number, at) => {
    const { value, start, end, inWords } = number;
    if ([...dates, ...spoken].some((each) => start < each.end && each.start < end)) return;
    const last = found.at(-1);
    if (last && start < last.end) return;
    const before = text.slice(Math.max(0, start - 24), start);
    const after = text.slice(end, end + 48);
    const share = shares.find((each) => each.start <= start && end <= each.end);
    if (!share && isWhole(text, number, numbers[at - 1]) && !words.durationUnit(after)) return;
    if (value <= 31 && dates.some((date) => date.start > end && AND_THE.test(text.slice(end, date.start)))) return;
    if (inWords && value === 1 && !share && !words.durationUnit(after) && !words.PERCENT_UNIT.test(after)) return;
    if (/\+\d*\s?\d*\s?$/.test(before) || (!inWords && /^0\d/.test(text.slice(start, end)))) return;
    if (words.NOT_MEASURED_BEFORE.test(before) || words.NOT_MEASURED_AFTER.test(after)) return;
    if (words.SPAN_AFTER.test(after)) return;
    if (/^(?:19[89]|20[0-4])\d$/.test(text.slice(start, end)) && !words.durationUnit(after)) return;
    const amount = money.find((each) => each.start <= start && start < each.end);
    const quantity = amount
      ? { value: amount.amount, kind: 'money' as const, unit: amount.currency, end: Math.max(end, amount.end) }
      : share
        ? { ...share, kind: 'percent' as const, unit: 'percent' }
        : measured(value, after, start, end, text, numbers[at + 1]);
    found.push({ start, ...quantity, ...(amount && { start: amount.start }), role: 'unclear', passage, inWords });
  });
  for (const { value, unit, start, end } of spoken)
    found.push({
      value,
      kind: unit === 'percent' ? 'percent' : 'duration',
      unit,
      role: 'unclear',
      passage,
      start,
      end,
      inWords: true,
    });
  found.sort((a, b) => a.start - b.start);
  found.forEach((quantity, at) => {
    quantity.unit = withRate(quantity.unit, text.slice(quantity.end, quantity.end + 24), quantity.kind);
    quantity.role = roleOf(quantity, found[at - 1]?.end ?? 0, found[at + 1]?.start ?? text.length);
  });
  pairUp(text, found);
  adopt(text, found);
  dated(passage, found, dates);
  return found;
}

/** "on the 11th and 24 March": a day whose month stands behind the next day. */
const AND_THE =
  /^(?:\.|st|nd|rd|th|º|er)?,?\s*(?:and|or|to|y|o|al?|e|ou|et|und|oder|bis|en|of|[–-])\s+(?:the\s+|el\s+|le\s+|il\s+|am\s+)?$/iu;

export function datesOf({ text, date }: Passage): FoundDate[] {
  return datesIn(text, { reference: date, dayFirst: true });
}

function measured(
  value: number,
  after: string,
  start: number,
  end: number,
  text: string,
  next: { value: number; start: number; end: number } | undefined,
): Pick<Quantity, 'value' | 'kind' | 'unit' | 'end'> {
  if (value < 100 && words.OF_EVERY_HUNDRED.test(text.slice(Math.max(0, start - 110), start)))
    return { value, kind: 'percent', unit: 'percent', end };
  const percent = words.PERCENT_UNIT.exec(after);
  if (percent) return { value, kind: 'percent', unit: 'percent', end: end + percent[0].length };
  const rate = words.OUT_OF.exec(after);
  if (rate) return { value, kind: 'rate', unit: 'per thousand', end: end + rate[0].length };
  const duration = words.durationUnit(after);
  if (duration) {
    const smaller =
      next && /^[\s,]*(?:and|y|e|et|und|en)?\s*$/u.test(text.slice(end + duration.length, next.start))
        ? words.durationUnit(text.slice(next.end, next.end + 20))
        : null;
    if (next && smaller && words.SIXTIETHS[duration.unit] === smaller.unit && next.value < 60) {
      return {
        value: Math.round((value + next.value / 60) * 100) / 100,
        kind: 'duration',
        unit: duration.unit,
        end: next.end + smaller.length,
      };
    }
    return { value, kind: 'duration', unit: duration.unit, end: end + duration.length };
  }
  const noun = /^\s+((?:\p{Ll}[\p{L}-]+\s+){0,1}\p{Ll}[\p{L}-]+|\p{Lu}\p{Ll}{3,})/u.exec(after)?.[1];
  const first = noun?.split(/\s+/u)[0]?.toLowerCase();
  if (noun && first && !words.NO_NOUN.has(first))
    return {
      value,
      kind: 'count',
      unit: words.NO_NOUN.has(noun.split(/\s+/u)[1]?.toLowerCase() ?? '') ? first : noun,
      end,
    };
  return { value, kind: 'bare', unit: null, end };
}

/** "hours" with "a month" behind it becomes "hours per month". */
function withRate(unit: string | null, after: string, kind: QuantityKind): string | null {
  const per = kind === 'duration' || kind === 'count' || kind === 'bare' ? words.PER_PERIOD.exec(after) : null;
  return per?.[1] ? `${unit ?? ''} per ${words.periodOf(per[1])}`.trim() : unit;
}

function roleOf({ passage: { text }, start, end, kind }: Quantity, from: number, to: number): QuantityRole {
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

/** Whether two figures can be the before and after of one measure. */
export function comparable(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'bare' || b.kind === 'bare') return true;
  if (a.kind !== b.kind) return a.kind === 'count' && b.kind === 'count';
  if (a.kind === 'duration') return baseUnit(a) === baseUnit(b);
  if (a.kind === 'count') return sameNoun(a.unit, b.unit);
  return true;
}

function baseUnit({ unit }: Quantity): string {
  return (unit ?? '').split(' per ')[0]?.replace('working ', '') ?? '';
}

function sameNoun(a: string | null, b: string | null): boolean {
  const stems = (unit: string | null) => (unit ?? '').split(/\s+/u).map((word) => word.slice(0, 5));
  return stems(a).some((stem) => stems(b).includes(stem));
}

import { datesIn, type FoundDate } from '../../evidence/text/dates';
import { moneyIn } from '../../evidence/text/money';
import { numbersIn } from '../../evidence/text/numbers';
import { inPercent, isWhole, type Share, sharesIn } from '../../evidence/text/shares';
import { singlesIn } from '../../evidence/text/singles';
import { spokenMeasuresIn } from '../../evidence/text/spoken-measures';
import { frequenciesIn } from './frequencies';
import * as words from './measure.words';
import { type Passage } from './passage';
import { roleOf, roleTogether } from './quantity.roles';

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
  /** Counts heads, houses or hours of a phone line by the words beside it, and so hardly measures a pain. */
  ordinary: boolean;
  /** What speaks against its measuring the customer's own work. */
  doubts?: string[];
  /** Given in answer to the question for the figure to reach. */
  asked?: boolean;
}

/** The figures of a passage that may measure something: no dates, clock times, versions, list numbers or seat counts. */
export function quantitiesIn(passage: Passage): Quantity[] {
  return figuresIn(passage).filter(({ ordinary }) => !ordinary);
}

const KNOWN = new WeakMap<Passage, Quantity[]>();

/** Every figure of a passage but dates, years and phone numbers. */
export function figuresIn(passage: Passage): Quantity[] {
  const known = KNOWN.get(passage) ?? findFigures(passage);
  KNOWN.set(passage, known);
  return known.map((figure) => ({ ...figure }));
}

function findFigures(passage: Passage): Quantity[] {
  const { text, language } = passage;
  const dates = datesOf(passage);
  const money = moneyIn(text, language);
  const found: Quantity[] = [];
  const spoken = [...spokenMeasuresIn(text), ...frequenciesIn(text, language)].sort((a, b) => a.start - b.start);
  const numbers = [...numbersIn(text, language), ...(language === 'und' ? [] : singlesIn(text))].sort(
    (a, b) => a.start - b.start,
  );
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
    if (/\+\d*\s?\d*\s?$/.test(before) || (!inWords && /^0\d/.test(text.slice(start, end)))) return;
    const ordinary =
      (inWords && value === 1 && !share && !words.durationUnit(after) && !words.PERCENT_UNIT.test(after)) ||
      words.NOT_MEASURED_BEFORE.test(before) ||
      words.NOT_MEASURED_AFTER.test(after) ||
      words.SPAN_AFTER.test(after);
    if (/^(?:19[89]|20[0-4])\d$/.test(text.slice(start, end)) && !words.durationUnit(after)) return;
    const amount = money.find((each) => each.start <= start && start < each.end);
    const quantity = amount
      ? { value: amount.amount, kind: 'money' as const, unit: amount.currency, end: Math.max(end, amount.end) }
      : share
        ? ofShare(share)
        : measured(value, after, start, end, text, numbers[at + 1]);
    const unit = withRate(quantity.unit, text.slice(quantity.end, quantity.end + 24), quantity.kind);
    found.push({
      start,
      ...quantity,
      ...(amount && { start: amount.start }),
      unit,
      role: 'unclear',
      passage,
      inWords,
      ordinary,
    });
  });
  for (const { value, unit, start, end } of spoken) {
    const kind = unit === 'percent' ? 'percent' : unit === 'minutes' ? 'duration' : 'count';
    found.push({
      value,
      kind,
      unit: withRate(unit, text.slice(end, end + 24), kind),
      role: 'unclear',
      passage,
      start,
      end,
      inWords: true,
      ordinary: false,
    });
  }
  found.sort((a, b) => a.start - b.start);
  const measures = found.filter(({ ordinary }) => !ordinary);
  for (const among of [found, measures])
    among.forEach((quantity, at) => {
      if (quantity.ordinary && among === measures) return;
      quantity.role = roleOf(quantity, among[at - 1]?.end ?? 0, among[at + 1]?.start ?? text.length);
    });
  roleTogether(passage, measures, dates);
  return found;
}

function ofShare(share: Share): Pick<Quantity, 'value' | 'kind' | 'unit' | 'start' | 'end'> {
  const { part, whole, start, end } = share;
  const percent = inPercent(share);
  return percent === null
    ? { value: part, kind: 'count', unit: `in ${whole}`, start, end }
    : { value: percent, kind: 'percent', unit: 'percent', start, end };
}

/** "on the 11th and 24 March": a day whose month stands behind the next day. */
const AND_THE =
  /^(?:\.|st|nd|rd|th|º|er)?,?\s*(?:and|or|to|y|o|al?|e|ou|et|und|oder|bis|en|of|[–-])\s+(?:the\s+|el\s+|le\s+|il\s+|am\s+)?$/iu;

/** Days that may be read either way are read day first, as in all languages read but American English. */
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
    const joined = next && /^[\s,]*(?:and|y|e|et|und|en)?\s*$/u.test(text.slice(end + duration.length, next.start));
    const behind = text.slice(next?.end ?? end, (next?.end ?? end) + 20);
    const smaller = joined
      ? (words.durationUnit(behind) ?? (BARE_MINUTES.test(behind) ? { unit: 'minutes', length: 0 } : null))
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

/** "three hours ten from the gate": a number behind hours that counts nothing else. */
const BARE_MINUTES =
  /^(?:\s*(?:$|[.;!?)—–-])|\s+(?:at|on|from|for|per|in|to|until|before|desde|para|por|hasta|até|depuis|pour|par|avant|von|bis|für|pro|da|per|fino|voor|van|tot)(?![\p{L}]))/iu;

/** "hours" with "a month" behind it becomes "hours per month". */
function withRate(unit: string | null, after: string, kind: QuantityKind): string | null {
  const per = kind === 'duration' || kind === 'count' || kind === 'bare' ? words.PER_PERIOD.exec(after) : null;
  return per?.[1] ? `${unit ?? ''} per ${words.periodOf(per[1])}`.trim() : unit;
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

/** Of one size, so that the one may be taken for the other. */
export function ofOneSize(a: number, b: number): boolean {
  return b > a / 2 && b < a * 2;
}

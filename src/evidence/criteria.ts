import { painIn } from './anchor.value';
import { type Anchor, type SuccessCriteriaValue } from './evidence.types';
import { datesIn, dayFirstIn, type FoundDate } from './text/dates';
import { DUE_IN } from './text/date.words';
import { languageOf } from './text/language';
import { JOINING_WORDS } from './text/number.words';
import { type FoundNumber, numbersIn } from './text/numbers';

export type Criterion = SuccessCriteriaValue['criteria'][number];

/** The criteria of the anchor, whether they are concrete or only vague. */
export function criteriaOf(anchors: readonly Pick<Anchor, 'key' | 'value'>[]): Criterion[] {
  const value = anchors.find(({ key }) => key === 'successCriteria')?.value ?? null;
  return value !== null && typeof value === 'object' && 'criteria' in value ? value.criteria : [];
}

/** Whether the words give the day with its year, however they write it. */
export function namesDay(text: string, day: string): boolean {
  return daysIn(text).some(
    ({ iso, alternate, precision, yearWritten }) =>
      precision === 'day' && yearWritten && (iso === day || alternate === day),
  );
}

/**
 * Whether a criterion speaks of the measured pain: it names the figure to reach, as its first where it was quoted for the
 * pain, or with today's figure, or with a word of it; or it shares most words with the pain and sets no other figure.
 */
export function isAboutPain(text: string, anchors: readonly Pick<Anchor, 'key' | 'value' | 'evidence'>[]): boolean {
  const anchor = anchors.find(({ key }) => key === 'painMetric');
  const pain = anchor ? painIn(anchor) : null;
  if (!anchor || !pain) return false;
  const { what, unit, baseline, target } = pain;
  const figures = figuresIn(text).map(({ value }) => value);
  const has = (figure: unknown) => figures.some((value) => value === figure);
  const own = new Set(wordsOf(text));
  const shares = (words: string[]) => words.filter((word) => own.has(word)).length;
  const quoted = figures[0] === target && anchor.evidence.some((each) => 'quote' in each && each.quote.includes(text));
  if (has(target)) return quoted || has(baseline) || shares(wordsOf(`${what} ${unit ?? ''}`)) > 0;
  const words = wordsOf(what);
  return words.length > 0 && shares(words) / words.length >= MOST && (figures.length === 0 || has(baseline));
}

const MOST = 0.6;

/** What a criterion is called where its day stands beside it: the words before the first day it names, if they say enough. */
export function calledBriefly(text: string): string {
  const [first] = daysIn(text);
  const language = languageOf(text);
  const [word = ''] = /^\p{L}+(?=\s)/u.exec(text) ?? [];
  const joins = language !== 'und' && JOINING_WORDS[language].has(word.toLowerCase());
  const own = text.slice(joins ? word.length : 0, first?.start).trimStart();
  const brief = first ? own.replace(LEADS_TO_DAY, '') : own;
  return brief.length >= ENOUGH ? brief : text;
}

const ENOUGH = 10;

/** "by the", "bis zum", "entro il" and other little words at the end. */
const LEADS_TO_DAY = new RegExp(`(?:[\\s,;:(]+(?:\\p{L}{1,3}|${DUE_IN}))*[\\s,;:(]*$`, 'iu');

/** Whether the words name any day, month or quarter. */
export function namesAnyDay(text: string): boolean {
  return daysIn(text).length > 0;
}

/** Numbers that are no part of a day: neither "28.02.2027" nor "31/12" holds any. */
function figuresIn(text: string): FoundNumber[] {
  const language = languageOf(text);
  const days = daysIn(text);
  return numbersIn(text, language === 'und' ? 'en' : language).filter(
    ({ start, end }) =>
      !days.some((day) => start < day.end && day.start < end) &&
      !/\d\/$/.test(text.slice(0, start)) &&
      !/^\/\d/.test(text.slice(end)),
  );
}

/** Words of substance: "four" plants and "four" hours have nothing in common, two figures "per thousand" have. */
function wordsOf(text: string): string[] {
  const counts = figuresIn(text).filter(({ value }) => value < 100);
  const bare = [...counts, ...daysIn(text)].reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
  return bare.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}

/** Without any reference, days that name no year would not be found; which year they fall in is no matter here. */
function daysIn(text: string): FoundDate[] {
  return datesIn(text, { reference: '2000-01-01', dayFirst: dayFirstIn(text) ?? true });
}

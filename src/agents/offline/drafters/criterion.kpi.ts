import { type SuccessPlanAnswer } from '../../../evidence/drafting/draft-answers';
import { type PainValue, type SuccessCriteriaValue } from '../../../evidence/evidence.types';
import { datesIn, dayFirstIn } from '../../../evidence/text/dates';
import { languageOf } from '../../../evidence/text/language';
import { type FoundNumber, numbersIn } from '../../../evidence/text/numbers';

type Kpi = SuccessPlanAnswer['objectives'][number]['kpi'];
type Criterion = SuccessCriteriaValue['criteria'][number];

/** A criterion is its own KPI: met at the figure to be reached, or as a whole where it says "all" or marks no figure. */
export function kpiOfCriterion({ text, by }: Criterion): Kpi {
  const asAWhole = { name: text, unit: null, baseline: null, target: text };
  const numbers = figuresIn(text);
  const share = numbers.find((each) => isMarked(text, each) && isPercent(text, each));
  if (!share && /\b(?:all|every|no|none|each)\b/i.test(text)) return asAWhole;
  const goal =
    share ??
    numbers.find((each) => isMarked(text, each)) ??
    numbers.find((each) => isPercent(text, each)) ??
    numbers.find(({ value }) => value === 0);
  if (!goal) {
    const isWhole = /\b(?:fully|without|everything)\b/i.test(text) || (by !== null && numbers.length > 0);
    return isWhole ? asAWhole : null;
  }
  const written = text.slice(goal.start, goal.end);
  // A figure with words in it stays as the customer said it.
  const target = /\p{L}/u.test(written) ? written : goal.value;
  return { name: text, unit: isPercent(text, goal) ? '%' : null, baseline: null, target };
}

/** "Write that down, 12 October 2026": a day for what another sentence wants, and nothing to reach by it. */
export function isDayAlone(criterion: Criterion): boolean {
  const { text, by } = criterion;
  return by !== null && withoutDates(text) !== text && kpiOfCriterion(criterion) === null;
}

/** The criterion shares most of its words with the pain, or its target figure together with some of its words or its unit. */
export function isAbout(text: string, { what, unit, target }: PainValue): boolean {
  const own = wordsOf(text);
  const wanted = wordsOf(what);
  const shared = wanted.filter((word) => own.includes(word)).length;
  if (wanted.length > 0 && shared / wanted.length >= 0.6) return true;
  const named = figuresIn(text).filter(({ value }) => value === target);
  if (named.length === 0) return false;
  if (unit === 'percent' && named.some((each) => isPercent(text, each))) return true;
  return shared > 0 || wordsOf(unit ?? '').some((word) => own.includes(word));
}

/** Numbers that are no part of a date. */
function figuresIn(text: string): FoundNumber[] {
  const language = languageOf(text);
  return numbersIn(withoutDates(text), language === 'und' ? 'en' : language);
}

/** Blanks take the place of each date, so that whatever else the text says stays where it is. */
function withoutDates(text: string): string {
  const dates = datesIn(text, { reference: ANY_DAY, dayFirst: dayFirstIn(text) ?? true });
  return dates.reduce((rest, { start, end }) => blank(rest, start, end), text);
}
/** Without one, dates that name no year are not found; which year they fall in is no matter here. */
const ANY_DAY = '2000-01-01';

/** Words of substance: "four" plants and "four" hours have nothing in common, "per hundred" has. */
function wordsOf(text: string): string[] {
  const counts = figuresIn(text).filter(({ value }) => value < 100);
  const rest = counts.reduce((left, { start, end }) => blank(left, start, end), withoutDates(text));
  return rest.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** What stands beside the figure to be reached, as opposed to the one it comes from. */
function isMarked(text: string, { start, end }: FoundNumber): boolean {
  return LEADS_TO_GOAL.test(text.slice(0, start)) || OR_LESS.test(text.slice(end));
}
const LEADS_TO_GOAL =
  /\b(?:below|under|above|over|at|at (?:most|least)|no more than|(?:fewer|less|more) than|up to|down to|to|within)\s+(?:[A-Z]{3}\s+)?$/i;
const OR_LESS = /^(?:\s*%)?(?:\s+\p{L}+)?\s+or\s+(?:less|fewer|below|lower|under|more|above|better)\b/iu;

function isPercent(text: string, { end }: FoundNumber): boolean {
  return /^\s*(?:%|per ?cent|por c(?:iento|ento)|pour ?cent|per ?cento|prozent|procent)/i.test(text.slice(end));
}

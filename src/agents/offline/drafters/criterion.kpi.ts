import { addDays } from '../../../calendar/calendar';
import { type Criterion, namesAnyDay } from '../../../evidence/criteria';
import { type SuccessPlanAnswer } from '../../../evidence/drafting/draft-answers';
import { languageOf } from '../../../evidence/text/language';
import { numbersIn } from '../../../evidence/text/numbers';
import { ABSOLUTE, TARGET_BEFORE } from '../measure.words';
import { type Passage } from '../passage';
import { sentencesIn } from '../sentences';
import { comparable, type Quantity, quantitiesIn } from '../quantity';

export type Kpi = SuccessPlanAnswer['objectives'][number]['kpi'];

/**
 * A criterion is its own KPI: met at the figure to be reached, or as a whole where all or none of something is its
 * subject, or where it counts something without such a figure. One that names a day alone has none.
 */
export function kpiOfCriterion({ text, by }: Criterion): Kpi {
  const figures = quantitiesIn(passageOf(text, by));
  const goal = goalAmong(figures);
  const isAllOrNone = opens(text, ABSOLUTE) && !opens(text, TARGET_BEFORE) && goal?.kind !== 'percent';
  if (!goal || isAllOrNone) {
    const isWhole = figures.length > 0 || ABSOLUTE.test(text);
    return isWhole ? { name: text, unit: null, baseline: null, target: text } : null;
  }
  const unit = goal.kind === 'count' || goal.kind === 'bare' ? null : goal.unit;
  const today = figures.find(
    (each) => each !== goal && each.role === 'today' && comparable(each, goal) && isInDigits(each),
  );
  const baseline = today?.value ?? null;
  // A figure with words in it stays as the customer said it, or nobody would find it there.
  return isInDigits(goal)
    ? { name: text, unit, baseline, target: goal.value }
    : { name: text, unit: null, baseline, target: text.slice(goal.start, goal.end) };
}

/** Without the sentences behind the last one that gives a figure or a day, or says "all" or "none". */
export function withoutTalk(text: string): string {
  const sentences = sentencesIn(text, 0, text.length, true);
  const last = sentences.findLast(({ start, end }) => {
    const said = text.slice(start, end);
    const figures = quantitiesIn(passageOf(said, null));
    return (
      namesAnyDay(said) ||
      ABSOLUTE.test(said) ||
      figures.some(({ role, kind }) => role !== 'unclear' || (kind !== 'count' && kind !== 'bare'))
    );
  });
  return last ? text.slice(0, last.end) : text;
}

/** The figure marked as the one to reach, else the one that stands beside today's, else whatever measures something. */
function goalAmong(figures: Quantity[]): Quantity | undefined {
  const [target] = figures.filter(({ role }) => role === 'target');
  const [today] = figures.filter(({ role }) => role === 'today');
  const measures = figures.filter(({ kind }) => kind !== 'count' && kind !== 'bare');
  return (
    target ??
    figures.find((each) => today && each.role === 'unclear' && comparable(each, today)) ??
    measures.find(({ role }) => role === 'unclear') ??
    measures[0]
  );
}

function opens(text: string, words: RegExp): boolean {
  return words.exec(text)?.index === 0;
}

function isInDigits({ value, passage: { text } }: Quantity): boolean {
  return numbersIn(text, 'und').some(
    (each) => each.value === value && !/\p{L}/u.test(text.slice(each.start, each.end)),
  );
}

/** The words of a criterion as the reader of handoffs takes a sentence, said well before their day. */
function passageOf(text: string, by: string | null): Passage {
  const language = languageOf(text);
  return {
    documentId: '',
    kind: 'criterion',
    date: by === null ? null : addDays(by, -LONG_BEFORE),
    order: 0,
    at: 0,
    start: 0,
    end: text.length,
    text,
    language: language === 'und' ? 'en' : language,
    zone: 'body',
    speaker: null,
    side: 'customer',
    turn: 0,
    restated: [],
  };
}
const LONG_BEFORE = 360;

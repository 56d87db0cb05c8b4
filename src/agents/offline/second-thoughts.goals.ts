import { type Claim, type ClaimOf } from '../../evidence/extraction';
import { numbersIn } from '../../evidence/text/numbers';
import { resting } from './claims';
import { NO_DATE } from './measure.words';
import { LEFT_OPEN } from './open.words';
import { type Passage } from './passage';
import { datesOf } from './quantity';
import { FIGURES, GOAL_STANDS, GOALS } from './second-thoughts.words';
import { type Sense } from './senses/labels';
import { type Story } from './story';
import { firmly, mayMean, toldAfter, unsettles, unsettlesAPart } from './unsettling';

export function unsettledPain(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'painMetric')[0];
  if (!firm) return [];
  const figures = [firm.value.baseline, firm.value.target];
  const unsettling = doubtedAfter(story, [firm]).filter(
    (passage) =>
      (leftOpen(passage) || mayMean(story, passage, NO_FIGURE)) &&
      !NO_DATE.test(passage.text) &&
      !repeats(passage, figures) &&
      !holdsTo(story, passage, firm.value.target) &&
      (FIGURES.test(passage.text) || figuresOf(passage).some((value) => figures.includes(value))),
  );
  return [
    ...unsettling.map((passage) => ({ passage, doubt: 'A later document unsettles the figures.' })),
    ...leftForLater(story, firm).map((passage) => ({ passage, doubt: 'Those who give the figure leave it open.' })),
  ]
    .slice(0, 2)
    .map(({ passage, doubt }) => ({ ...firm, ...resting([passage], 'denied', doubt) }));
}

/** "We leave the number open", in the talk that gives it. */
function leftForLater(story: Story, { quotes }: Claim): Passage[] {
  return story.passages.filter(
    (passage) =>
      passage.zone === 'body' &&
      leftOpen(passage) &&
      FIGURES.test(passage.text) &&
      quotes.some((quote) => quote.documentId === passage.documentId && (quote.start ?? 0) < passage.start),
  );
}

/** What the vendor's people doubt is seldom what the customer doubts, unless they call it open in so many words. */
function doubtedAfter(story: Story, firm: Claim[]): Passage[] {
  return toldAfter(story, firm).filter(
    (passage) => leftOpen(passage) || (passage.side !== 'vendor' && unsettles(passage)),
  );
}

function leftOpen({ text }: Passage): boolean {
  return LEFT_OPEN.test(text);
}

/** Words of trouble are about the figures only where the sentence as a whole may mean that. */
const NO_FIGURE = ['figure_back', 'criterion_none', 'goal_disputed', 'budget_cut', 'reorg'] as const;

/** "…, which is public, commits us to three days": the figure to reach once more, as a goal and not taken back. */
function holdsTo(story: Story, passage: Passage, target: number | string | null): boolean {
  const sense = (name: Sense) => story.senses.of(passage, name);
  const goal = Math.max(sense('criterion'), sense('pain_goal'));
  return goal > SURE && goal > sense('figure_back') && figuresOf(passage).some((value) => value === target);
}

const SURE = 0.5;

/** Both figures once more, with no trouble but words like "late", which may be what is measured. */
function repeats(passage: Passage, figures: (number | string | null)[]): boolean {
  const named = figuresOf(passage);
  return figures.every((figure) => typeof figure === 'number' && named.includes(figure)) && !unsettlesAPart(passage);
}

export function unsettledCriteria(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'successCriteria');
  const [first] = firm;
  if (!first) return [];
  const days = firm.map(({ value }) => value.by);
  const unsettling = doubtedAfter(story, firm).filter(
    (passage) =>
      !GOAL_STANDS.test(passage.text) &&
      (GOALS.test(passage.text) ||
        datesOf(passage).some(({ iso }) => days.includes(iso)) ||
        (leftOpen(passage) && sharesFigure(passage, firm))),
  );
  return unsettling.slice(0, 2).map((passage) => ({
    ...first,
    ...resting([passage], 'denied', 'A later document unsettles the goals or their dates.'),
  }));
}

function sharesFigure(passage: Passage, goals: ClaimOf<'successCriteria'>[]): boolean {
  const wanted = new Set(
    goals.flatMap(({ value }) => numbersIn(value.text, passage.language).map((each) => each.value)),
  );
  return figuresOf(passage).some((value) => wanted.has(value));
}

function figuresOf({ text, language }: Passage): number[] {
  return numbersIn(text, language).map(({ value }) => value);
}

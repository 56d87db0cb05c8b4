import { type Claim } from '../../evidence/extraction';
import { numbersIn } from '../../evidence/text/numbers';
import { resting } from './claims';
import { NO_DATE } from './measure.words';
import { type Passage } from './passage';
import { datesOf } from './quantity';
import { FIGURES, GOAL_STANDS, GOALS } from './second-thoughts.words';
import { type Sense } from './senses/labels';
import { type Story } from './story';
import { firmly, mayMean, unsettlesAPart, unsettlingAfter } from './unsettling';

export function unsettledPain(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'painMetric')[0];
  if (!firm) return [];
  const figures = [firm.value.baseline, firm.value.target];
  const unsettling = unsettlingAfter(story, [firm]).filter(
    (passage) =>
      passage.side !== 'vendor' &&
      mayMean(story, passage, NO_FIGURE) &&
      !NO_DATE.test(passage.text) &&
      !repeats(passage, figures) &&
      !holdsTo(story, passage, firm.value.target) &&
      (FIGURES.test(passage.text) || figuresOf(passage).some((value) => figures.includes(value))),
  );
  return unsettling
    .slice(0, 2)
    .map((passage) => ({ ...firm, ...resting([passage], 'denied', 'A later document unsettles the figures.') }));
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
  const unsettling = unsettlingAfter(story, firm).filter(
    (passage) =>
      passage.side !== 'vendor' &&
      !GOAL_STANDS.test(passage.text) &&
      (GOALS.test(passage.text) || datesOf(passage).some(({ iso }) => days.includes(iso))),
  );
  return unsettling.slice(0, 2).map((passage) => ({
    ...first,
    ...resting([passage], 'denied', 'A later document unsettles the goals or their dates.'),
  }));
}

function figuresOf({ text, language }: Passage): number[] {
  return numbersIn(text, language).map(({ value }) => value);
}

import { daysAhead } from '../deadlines';
import { type Measures } from '../measures';
import { type Passage } from '../passage';
import { comparable, figuresIn, type Quantity } from '../quantity';
import { type Story, tellingOf } from '../story';
import { type Sense } from './labels';
import { type Features } from './passage.features';
import { featuresOfRivals, featuresOfSides } from './sides.features';
import { reached, stepsTo } from './steps';

/** Two goals that may be held against each other; `first` is named first. */
export interface RivalCriteria {
  first: Goal;
  second: Goal;
  features: Features;
}

/** Sentences that give the same days and the same figures, in the order of the story. */
export interface Goal {
  /** ISO, those to come. */
  days: string[];
  levels: Quantity[];
  passages: Passage[];
}

/** Somewhere one of the two sounds like a criterion; what contradicts it often does not: "mine is September". */
const GIVEN = 0.1;
/** So many criteria are held against so many others at most, the surest first, which keeps very long documents cheap. */
const MOST_GIVEN = 4;
const MOST_OTHERS = 30;

/** Every two goals of which one sounds like a criterion with a day, with all that tells whether they rival and nobody settled it. */
export function rivalCriteriaIn(story: Story, measures: Measures): RivalCriteria[] {
  const goals = goalsIn(story, measures)
    .map((goal) => ({
      goal,
      surest: most(story, goal, 'criterion'),
      told: Math.max(...TELLS.map((sense) => most(story, goal, sense))),
    }))
    .sort((a, b) => b.surest - a.surest || b.told - a.told);
  const given = goals.filter(({ goal, surest }) => surest > GIVEN && goal.days.length > 0).slice(0, MOST_GIVEN);
  const others = [...given, ...goals.filter((each) => !given.includes(each)).sort((a, b) => b.told - a.told)].slice(
    0,
    MOST_OTHERS,
  );
  return given.flatMap((one, at) =>
    others
      .slice(at + 1)
      .filter((other) => mayRival(one.goal, other.goal))
      .map((other) => {
        const [first, second] =
          begins(one.goal) <= begins(other.goal) ? [one.goal, other.goal] : [other.goal, one.goal];
        return { first, second, features: featuresOf(story, first, second, given.length) };
      }),
  );
}

/** What a sentence with a day or a figure may be about when it contradicts. */
const TELLS = [
  'criterion',
  'pain_goal',
  'goal_disputed',
  'figure_back',
  'criterion_vague',
] as const satisfies readonly Sense[];

function goalsIn(story: Story, measures: Measures): Goal[] {
  const byContent = new Map<string, Goal>();
  for (const passage of tellingOf(story)) {
    const days = daysAhead(story, passage, measures).map(({ by }) => by);
    const levels = figuresIn(passage).filter(({ ordinary }) => !ordinary);
    if (days.length === 0 && levels.length === 0) continue;
    const key = [...days, ...levels.map(({ value }) => value.toPrecision(6)).sort()].join(' ');
    const known = byContent.get(key);
    if (known) known.passages.push(passage);
    else byContent.set(key, { days, levels, passages: [passage] });
  }
  return [...byContent.values()];
}

/** Their days differ, or their figures of a kind do; "mine is five, and I will not sign for three" names the other's as well. */
function mayRival(one: Goal, other: Goal): boolean {
  return days(one, other) === 'differ' || ['differ', 'shared'].includes(levels(one, other));
}

type Likeness = 'differ' | 'equal' | 'shared' | 'one' | 'none';

function days(one: Goal, other: Goal): Likeness {
  return likeness(one.days, other.days, (a, b) => a === b);
}

function levels(one: Goal, other: Goal): Likeness {
  const alike = one.levels.filter((a) => other.levels.some((b) => comparable(a, b)));
  const likewise = other.levels.filter((b) => one.levels.some((a) => comparable(a, b)));
  return likeness(alike, likewise, (a, b) => a.value === b.value);
}

function likeness<Each>(one: Each[], other: Each[], same: (a: Each, b: Each) => boolean): Likeness {
  if (one.length === 0 && other.length === 0) return 'none';
  if (one.length === 0 || other.length === 0) return 'one';
  const shared = one.filter((a) => other.some((b) => same(a, b))).length;
  if (shared === 0) return 'differ';
  return shared === one.length && shared === other.length ? 'equal' : 'shared';
}

/** Where a goal is named first. */
function begins({ passages: [first] }: Goal): number {
  return first?.at ?? 0;
}

function featuresOf(story: Story, first: Goal, second: Goal, given: number): Features {
  const [one, two] = [most(story, first, 'criterion'), most(story, second, 'criterion')];
  const likenesses = `days ${days(first, second)} levels ${levels(first, second)}`;
  return featuresOfRivals('criteria', [
    `given ${given}`,
    `days ${days(first, second)}`,
    `levels ${levels(first, second)}`,
    likenesses,
    `dated ${first.days.length > 0} ${second.days.length > 0}`,
    `with figures ${first.levels.length > 0} ${second.levels.length > 0}`,
    ...stepsTo(Math.min(one, two)).map((step) => `both criteria ${step}`),
    ...stepsTo(Math.max(one, two)).map((step) => `one criterion ${step}`),
    ...stepsTo(Math.min(one, two)).map((step) => `both criteria ${step} ${likenesses}`),
    ...ofSpan(first, second),
    ...featuresOfSides(story, first.passages, second.passages),
  ]);
}

/** How many days lie between them, and which of them ends first. */
function ofSpan({ days: [one] }: Goal, { days: [other] }: Goal): string[] {
  if (one === undefined || other === undefined) return [];
  const span = Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
  return [...reached('days apart', span, [1, 20, 45, 100, 200, 400]), `later ${one < other}`];
}

function most(story: Story, { passages }: Goal, sense: Sense): number {
  return Math.max(...passages.map((passage) => story.senses.of(passage, sense)));
}

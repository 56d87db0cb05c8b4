import { numbersIn } from '../../../evidence/text/numbers';
import { HEDGE } from '../doubt.words';
import { UNCOMMITTED } from '../measure.words';
import { type Passage } from '../passage';
import { comparable, type Quantity } from '../quantity';
import { contentWordsOf, sharedWords } from '../topic';
import { type FigureSense, type Sense } from './labels';
import { type Features } from './passage.features';

/** What a passage and a figure mean by themselves, before any two figures are put together. */
export interface SingleSenses {
  of: (passage: Passage, sense: Sense) => number;
  ofFigure: (quantity: Quantity, sense: FigureSense) => number;
}

/** Two figures that may be the before and after of one measure. */
export interface FigurePair {
  today: Quantity;
  target: Quantity;
  features: Features;
}

/** So many figures of each kind are put together at most, the likeliest first, which keeps very long documents cheap. */
const MOST = 30;

/** Every pair of comparable figures among the likeliest for today and to reach, with what speaks for it. */
export function figurePairs(passages: Passage[], quantities: Quantity[], senses: SingleSenses): FigurePair[] {
  const chance = (sense: FigureSense) => new Map(quantities.map((each) => [each, senses.ofFigure(each, sense)]));
  const [today, goal] = [chance('today'), chance('goal')];
  const likeliest = (chances: Map<Quantity, number>, role: Quantity['role']) =>
    [...chances]
      .map(([each, of]): [Quantity, number] => [each, of + (each.role === role ? ROLE_BONUS : 0)])
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST)
      .map(([each]) => each);
  const context = contextOf(passages, quantities, today, goal, senses);
  return likeliest(today, 'today').flatMap((a) =>
    likeliest(goal, 'target')
      .filter((b) => b !== a && b.value !== a.value)
      .map((b) => ({ today: a, target: b, features: featuresOfPair(a, b, context) })),
  );
}

/** A figure with a role by the words around it is looked at before one without. */
const ROLE_BONUS = 0.2;

interface Context {
  senses: SingleSenses;
  today: Chances;
  goal: Chances;
  said: Map<number, number>;
  step: Map<Passage, number>;
}

/** How likely each mention is, and how likely the likeliest mention of its value. */
interface Chances {
  own: Map<Quantity, number>;
  best: Map<number, number>;
}

function contextOf(
  passages: Passage[],
  quantities: Quantity[],
  today: Map<Quantity, number>,
  goal: Map<Quantity, number>,
  senses: SingleSenses,
): Context {
  const values = new Set(quantities.map(({ value }) => value));
  const said = new Map<number, number>();
  const step = new Map<Passage, number>();
  for (const passage of passages) {
    if (passage.zone === 'header') continue;
    step.set(passage, step.size);
    if (passage.kind === 'order_form' || passage.language === 'und') continue;
    for (const value of new Set(numbersIn(passage.text, passage.language).map((each) => each.value)))
      if (values.has(value)) said.set(value, (said.get(value) ?? 0) + 1);
  }
  return { senses, today: chancesOf(today), goal: chancesOf(goal), said, step };
}

function chancesOf(own: Map<Quantity, number>): Chances {
  const best = new Map<number, number>();
  for (const [{ value }, chance] of own) best.set(value, Math.max(best.get(value) ?? 0, chance));
  return { own, best };
}

function featuresOfPair(a: Quantity, b: Quantity, { senses, today, goal, said, step }: Context): Features {
  const features: Features = new Map();
  const add = (name: string) => features.set(name, 1);
  const gauge = (name: string, chance: number) => {
    for (const mark of MARKS) add(`${name} ${chance >= mark ? '>' : '<'} ${mark}`);
  };
  gauge('today', today.own.get(a) ?? 0);
  gauge('goal', goal.own.get(b) ?? 0);
  gauge('best today', today.best.get(a.value) ?? 0);
  gauge('best goal', goal.best.get(b.value) ?? 0);
  gauge('today as goal', goal.best.get(a.value) ?? 0);
  gauge('goal as today', today.best.get(b.value) ?? 0);
  gauge('pain', senses.of(a.passage, 'pain_today'));
  gauge('aim', Math.max(senses.of(b.passage, 'pain_goal'), senses.of(b.passage, 'criterion')));
  for (const sense of ['figure_back', 'pain_vague'] as const)
    gauge(sense, Math.max(senses.of(a.passage, sense), senses.of(b.passage, sense)));
  add(`kinds ${a.kind} ${b.kind}`);
  add(`role today ${a.role}`);
  add(`role goal ${b.role}`);
  add(`comparable ${comparable(a, b)}`);
  add(`unit ${a.unit !== null && a.unit === b.unit ? 'same' : 'other'}`);
  add(`asked ${b.asked === true}`);
  for (const doubt of a.doubts ?? []) add(`today ${doubt}`);
  for (const doubt of b.doubts ?? []) add(`goal ${doubt}`);
  add(`said today ${Math.min(said.get(a.value) ?? 0, 4)}`);
  add(`said goal ${Math.min(said.get(b.value) ?? 0, 4)}`);
  add(`size ${sizeOf(b.value / (a.value || 0.01))}`);
  add(`topic ${Math.min(sharedWords(a.passage, b.passage), 3)}`);
  add(`place ${placeOf(a, b, step)}`);
  add(`turn ${a.passage.documentId === b.passage.documentId && a.passage.turn === b.passage.turn}`);
  add(`speaker ${a.passage.speaker === b.passage.speaker}`);
  add(`side ${a.passage.side ?? '-'} ${b.passage.side ?? '-'}`);
  add(`kind ${a.passage.kind}`);
  add(`hedged ${HEDGE.test(a.passage.text) || HEDGE.test(b.passage.text)}`);
  add(`open ${UNCOMMITTED.test(b.passage.text)}`);
  add(`asks ${/\?/u.test(a.passage.text)} ${/\?/u.test(b.passage.text)}`);
  add(`words ${contentWordsOf(b.passage).length < 3 ? 'few' : 'many'}`);
  return features;
}

/** Each chance is told by the marks it reaches, so that more of it can only speak for more or for less. */
const MARKS = [0.02, 0.05, 0.12, 0.25, 0.45, 0.65, 0.85];

function sizeOf(ratio: number): string {
  return String(SIZES.findIndex((size) => ratio < size));
}

const SIZES = [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 1.5, 3, Infinity];

function placeOf(a: Quantity, b: Quantity, step: Map<Passage, number>): string {
  if (a.passage.documentId !== b.passage.documentId) return 'other document';
  if (a.passage === b.passage) return `${a.start < b.start ? 'before' : 'behind'} in one passage`;
  const steps = (step.get(b.passage) ?? 0) - (step.get(a.passage) ?? 0);
  const reach = [1, 3, 8, 20, 60].findIndex((most) => Math.abs(steps) <= most);
  return `${steps > 0 ? 'before' : 'behind'} ${reach}`;
}

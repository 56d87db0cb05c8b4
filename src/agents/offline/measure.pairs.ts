import { fold } from '../../evidence/names';
import { numbersIn } from '../../evidence/text/numbers';
import { type Measures } from './measures';
import { type Passage } from './passage';
import { type Placed, comparedAcross, placed } from './placed.quantities';
import { type Quantity, comparable } from './quantity';
import { type Story } from './story';

/** Today's figure and the one to reach, found apart or together. */
export interface Pair {
  today: Quantity;
  target: Quantity;
  score: number;
}

export function pairsOf(story: Story, { today, targets, quantities }: Measures): Pair[] {
  const loose = quantities.filter(({ role }) => role === 'unclear');
  const pairs: Pair[] = [];
  const across = comparedAcross(quantities);
  const said = timesSaid(story);
  const times = ({ value }: Quantity) => Math.max(0, (said.get(value) ?? 0) - 1) / 2;
  const steps = stepsOf(story);
  const candidates = placed([...today, ...loose]);
  const firm = placed(today);
  const nearby = (target: Quantity, among: Placed) => [
    ...among.within(target),
    ...(across.has(target) ? among.elsewhere(target, across) : []),
  ];
  for (const target of [
    ...targets,
    ...loose.filter(({ kind }) => kind !== 'bare' && kind !== 'count' && kind !== 'money'),
  ]) {
    for (const candidate of nearby(target, target.role === 'target' ? candidates : firm)) {
      if (candidate === target || candidate.value === target.value) continue;
      if (candidate.passage.documentId !== target.passage.documentId && !(across.has(candidate) && across.has(target)))
        continue;
      if (!comparable(candidate, target)) continue;
      if (target.role !== 'target' && !before(candidate, target)) continue;
      const repeated = Math.min(times(candidate), 2) + Math.min(times(target), 2);
      const score = closeness(steps, candidate, target) + repeated - (target.role === 'target' ? 0 : 1);
      if (score >= 4 && !(candidate.kind === 'count' && candidate.role !== 'today'))
        pairs.push({ today: candidate, target, score });
    }
  }
  return pairs.sort((a, b) => b.score - a.score);
}

/** How often a figure is named in talk, by whomever: the ones that matter are repeated, confirmed and noted down. */
function timesSaid(story: Story): Map<number, number> {
  const said = new Map<number, number>();
  for (const { zone, kind, text, language } of story.passages) {
    if (zone === 'header' || kind === 'order_form' || language === 'und') continue;
    for (const value of new Set(numbersIn(text, language).map((each) => each.value)))
      said.set(value, (said.get(value) ?? 0) + 1);
  }
  return said;
}

/** Places counted in sentences that say something, without the lines that only name who speaks. */
function stepsOf(story: Story): Map<Passage, number> {
  let step = 0;
  return new Map(story.passages.map((passage) => [passage, passage.zone === 'header' ? step : (step += 1)]));
}

export function before(a: Quantity, b: Quantity): boolean {
  return (
    a.passage.documentId === b.passage.documentId &&
    (a.passage.start < b.passage.start || (a.passage === b.passage && a.start < b.start))
  );
}

/** How surely two figures are the before and after of one measure; from four on they are taken for it. */
function closeness(steps: Map<Passage, number>, today: Quantity, target: Quantity): number {
  const same = today.passage.documentId === target.passage.documentId;
  const distance = same ? Math.abs((steps.get(today.passage) ?? 0) - (steps.get(target.passage) ?? 0)) : Infinity;
  const shared = sharedTopic(today.passage, target.passage);
  let score = today.role === 'today' ? 2 : 0;
  if (today.kind !== 'bare' && today.kind === target.kind) score += 2;
  else if (MEASURED.includes(today.kind) && target.kind === 'bare' && target.role === 'target') score += 1;
  else if (today.kind === 'count' && target.kind === 'bare' && today.role !== 'today') score -= 1;
  else if (today.kind === 'bare' && target.kind === 'count') score -= 2;
  if (today.passage === target.passage) score += Math.abs(today.start - target.start) < 120 ? 3 : 1;
  else if (distance <= 3) score += today.passage.turn === target.passage.turn ? 3 : 2;
  else if (distance <= 8 || (target.asked === true && before(today, target) && distance <= 20)) score += 1;
  else score -= 1;
  score += Math.min(shared, 2);
  if (today.passage.order > target.passage.order) score -= 1;
  if (today.kind === 'money' && target.kind === 'money' && today.value > 1000 * target.value) score -= 3;
  if (today.kind === 'bare' && target.kind === 'bare') score -= 1;
  if (today.kind === 'count' && today.value < 5 && target.value === 0) score -= 2;
  if (MEASURED.includes(today.kind)) score += 1;
  if (today.kind === 'count' && distance > 3 && shared === 0) score -= 2;
  return score;
}

/** Kinds of figures that measure something whatever the words around them. */
const MEASURED: Quantity['kind'][] = ['percent', 'duration', 'rate', 'money'];

export function sharedTopic(a: Passage, b: Passage): number {
  if (a === b) return 0;
  const left = new Set(contentWords(a));
  return contentWords(b).filter((word) => left.has(word)).length;
}

/** Word stems of five letters and more, for comparing what two sentences are about. */
export function contentWords(passage: Passage): string[] {
  const known = WORDS_OF.get(passage);
  if (known) return known;
  const found = [...new Set([...passage.text.matchAll(/\p{L}{5,}/gu)].map(([word]) => fold(word).slice(0, 6)))];
  WORDS_OF.set(passage, found);
  return found;
}

const WORDS_OF = new WeakMap<Passage, string[]>();

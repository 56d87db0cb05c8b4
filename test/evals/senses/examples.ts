import { featuresOfFigure } from '../../../src/agents/offline/senses/figure.features';
import { FIGURE_SENSES, SENSES } from '../../../src/agents/offline/senses/labels';
import { type Features, featuresOf } from '../../../src/agents/offline/senses/passage.features';
import { around } from '../../../src/agents/offline/senses/senses';
import { type Passage } from '../../../src/agents/offline/passage';
import { type Quantity, quantitiesIn } from '../../../src/agents/offline/quantity';
import { sceneOf } from '../../../src/agents/offline/story';
import { type Mark, type MarkedText } from '../corpus';

/** What the training sees of a passage or a figure: its features, what it means, and what nobody can say of it. */
export interface Example {
  /** The text it stands in: a feature counts as known only when several texts have it. */
  text: string;
  features: Features;
  senses: Set<string>;
  unknown: Set<string>;
  /** How much the example weighs; near misses teach more than chatter. */
  weight: number;
}

export interface Examples {
  passages: Example[];
  figures: Example[];
}

const NEAR_MISS_WEIGHT = 2;

export function examplesOf(text: MarkedText): Examples {
  const { passages } = sceneOf(text.dossier);
  const spans = spansOf(text);
  const examples: Examples = { passages: [], figures: [] };
  for (const passage of passages) {
    if (passage.zone === 'header' || passage.language === 'und') continue;
    const tags = new Set(spans.filter((span) => covers(span, passage)).map(({ tag }) => tag));
    const features = featuresOf(passage, around(passages, passage));
    const senses = new Set(SENSES.filter((sense) => tags.has(sense)));
    const weight = tags.size > 0 ? NEAR_MISS_WEIGHT : 1;
    const name = `${text.author}/${text.id}`;
    examples.passages.push({ text: name, features, senses, unknown: new Set(), weight });
    if (passage.kind === 'order_form') continue;
    const figures = quantitiesIn(passage);
    figures.forEach((quantity, rank) => {
      examples.figures.push({
        text: name,
        features: featuresOfFigure(quantity, { rank, of: figures.length }, features),
        ...meaning(quantity, { rank, of: figures.length }, senses, pairOf(text)),
        weight,
      });
    });
  }
  return examples;
}

interface MarkedSpan {
  doc: string;
  start: number;
  end: number;
  tag: Mark['tag'];
}

function spansOf({ dossier, marks }: MarkedText): MarkedSpan[] {
  return marks.flatMap(({ doc, quote, tag }) => {
    const start = dossier.documents.find(({ id }) => id === doc)?.text.indexOf(quote) ?? -1;
    return start < 0 ? [] : [{ doc, start, end: start + quote.length, tag }];
  });
}

/** A mark counts for a passage when they share at least half of the shorter of the two. */
function covers(span: MarkedSpan, { documentId, start, end }: Passage): boolean {
  const shared = Math.min(end, span.end) - Math.max(start, span.start);
  return span.doc === documentId && shared > 0 && shared >= Math.min(end - start, span.end - span.start) / 2;
}

interface FigurePair {
  baseline: number | null;
  target: number | null;
}

function pairOf({ labels }: MarkedText): FigurePair | null {
  const value = labels?.anchors.painMetric.value;
  if (typeof value !== 'object' || value === null) return null;
  const figure = (key: string) => {
    const found: unknown = Reflect.get(value, key);
    return typeof found === 'number' ? found : null;
  };
  return { baseline: figure('baseline'), target: figure('target') };
}

/** The mark says what the sentence gives; which of its figures is meant, the label or their number tells, or nobody can say. */
function meaning(
  { value }: Quantity,
  { rank, of }: { rank: number; of: number },
  senses: Set<string>,
  pair: FigurePair | null,
): Pick<Example, 'senses' | 'unknown'> {
  const today = senses.has('pain_today');
  const goal = senses.has('pain_goal') || senses.has('criterion');
  const found = { senses: new Set<string>(), unknown: new Set<string>() };
  if (!today && !goal) return found;
  if (pair !== null) {
    if (today && value === pair.baseline) found.senses.add('today');
    else if (today && value !== pair.target) found.unknown.add('today');
    if (goal && value === pair.target) found.senses.add('goal');
    else if (goal && value !== pair.baseline) found.unknown.add('goal');
    return found;
  }
  const clear = of === Number(today) + Number(goal);
  const [first, second] = today ? FIGURE_SENSES : [...FIGURE_SENSES].reverse();
  const sense = rank === 0 ? first : second;
  if (clear && sense) found.senses.add(sense);
  else for (const each of FIGURE_SENSES) if (each === 'today' ? today : goal) found.unknown.add(each);
  return found;
}

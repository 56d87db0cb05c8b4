import { numbersIn } from '../../../src/evidence/text/numbers';
import { featuresOfFigure } from '../../../src/agents/offline/senses/figure.features';
import { FIGURE_SENSES, type FigureSense, SENSES } from '../../../src/agents/offline/senses/labels';
import { type Features, featuresOf } from '../../../src/agents/offline/senses/passage.features';
import { around } from '../../../src/agents/offline/senses/senses';
import { type Passage } from '../../../src/agents/offline/passage';
import { figuresIn, type Quantity } from '../../../src/agents/offline/quantity';
import { type Scene } from '../../../src/agents/offline/story';
import { nameExamplesOf } from './name.examples';
import { type Mark, type MarkedText } from '../corpus';

/** What the training sees of a passage or a figure: its features, what it means, and what nobody can say of it. */
export interface Example {
  /** The text it stands in: a feature counts as known only when several texts have it. */
  text: string;
  features: Features;
  senses: Set<string>;
  unknown: Set<string>;
}

export interface Examples {
  passages: Example[];
  figures: Example[];
  names: Example[];
}

export function examplesOf(text: MarkedText, { passages }: Scene): Examples {
  const spans = spansOf(text);
  const pairs = pairsIn(text);
  const examples: Examples = { passages: [], figures: [], names: nameExamplesOf(text) };
  for (const passage of passages) {
    if (passage.zone === 'header' || passage.language === 'und') continue;
    const tags = new Set(spans.filter((span) => covers(span, passage)).map(({ tag }) => tag));
    const features = featuresOf(passage, around(passages, passage));
    const senses = new Set(SENSES.filter((sense) => tags.has(sense)));
    const name = `${text.author}/${text.id}`;
    examples.passages.push({ text: name, features, senses, unknown: text.unasked });
    if (passage.kind === 'order_form') continue;
    const figures = figuresIn(passage);
    figures.forEach((quantity, rank) => {
      examples.figures.push({
        text: name,
        features: featuresOfFigure(quantity, { rank, of: figures.length }, features),
        ...meaning(figures, rank, tags, pairs),
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

export function spansOf({ dossier, marks }: MarkedText): MarkedSpan[] {
  return marks.flatMap(({ doc, quote, tag }) => {
    const start = dossier.documents.find(({ id }) => id === doc)?.text.indexOf(quote) ?? -1;
    return start < 0 ? [] : [{ doc, start, end: start + quote.length, tag }];
  });
}

/** A mark counts for a passage when they share at least half of the shorter of the two. */
export function covers(span: Omit<MarkedSpan, 'tag'>, { documentId, start, end }: Passage): boolean {
  const shared = Math.min(end, span.end) - Math.max(start, span.start);
  return span.doc === documentId && shared > 0 && shared >= Math.min(end - start, span.end - span.start) / 2;
}

interface FigurePair {
  baseline: number | null;
  target: number | null;
}

/** The figures of the labelled pain; of one in conflict, those of every source. */
export function pairsIn({ labels }: MarkedText): FigurePair[] {
  const value = labels?.anchors.painMetric.value;
  const candidates: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'candidates') : null;
  return (Array.isArray(candidates) ? candidates : [value]).flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const pair = { baseline: figureIn(Reflect.get(each, 'baseline')), target: figureIn(Reflect.get(each, 'target')) };
    return pair.baseline === null && pair.target === null ? [] : [pair];
  });
}

/** A figure of a label, which may be a share in words: "1 in 9". */
function figureIn(value: unknown): number | null {
  if (typeof value === 'number') return value;
  const [, part, whole] = (typeof value === 'string' && /^(\d+(?:\.\d+)?) \p{L}+ (\d+)/u.exec(value)) || [];
  return part && whole ? (Number(part) / Number(whole)) * 100 : null;
}

/** The mark says what the sentence gives; which of its figures is meant, the label or their number tells, or nobody can say. */
function meaning(
  figures: Quantity[],
  rank: number,
  marked: Set<string>,
  pairs: FigurePair[],
): Pick<Example, 'senses' | 'unknown'> {
  const gives = { today: marked.has('pain_today'), goal: marked.has('pain_goal') || marked.has('criterion') };
  const labelled = {
    today: pairs.flatMap(({ baseline }) => baseline ?? []),
    goal: pairs.flatMap(({ target }) => target ?? []),
  };
  const senses = new Set<string>();
  const unknown = new Set<string>();
  const measures = figures.filter(({ ordinary }) => !ordinary);
  const measured = measures.length > 0 ? measures : figures;
  const clear = measured.length === Number(gives.today) + Number(gives.goal);
  const [first] = gives.today ? FIGURE_SENSES : [...FIGURE_SENSES].reverse();
  for (const sense of FIGURE_SENSES.filter((each) => gives[each])) {
    const is = (of: Quantity, wanted: FigureSense) => labelled[wanted].some((label) => tellsOf(of, label));
    const figure = figures[rank];
    if (!figure) continue;
    if (pairs.length === 0) {
      if (!clear) unknown.add(sense);
      else if (figure === measured[sense === first ? 0 : measured.length - 1]) senses.add(sense);
    } else if (is(figure, sense)) senses.add(sense);
    else if (!figures.some((each) => is(each, sense)) && !is(figure, OTHER[sense])) unknown.add(sense);
  }
  return { senses, unknown };
}

const OTHER: Record<FigureSense, FigureSense> = { today: 'goal', goal: 'today' };

/** Whether a figure as it is said is the labelled one, which may count "one in six" as 6, "three in ten" as 3, and hours as minutes. */
export function tellsOf({ value, kind, passage, start, end }: Quantity, label: number): boolean {
  const said = kind === 'percent' ? numbersIn(passage.text.slice(start, end), passage.language) : [];
  const ways =
    kind === 'percent'
      ? [value, 100 / value, value / 100, ...said.map((number) => number.value)]
      : kind === 'duration'
        ? [value, value * 60, value / 60]
        : [value];
  return ways.some((way) => Math.abs(way - label) < 0.01);
}

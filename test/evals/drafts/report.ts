import { z } from 'zod';
import { add, ratio, type Share, wilson } from '../statistics';
import { type MarkedDocument, type Suite } from './suites';

/** What a suite comes to over all accounts. */
export interface DraftFigures {
  suite: Suite;
  documents: number;
  /** Mean share of the checklist that was met, 0 to 1. */
  relevance: number;
  /** The document that met least. */
  leastRelevance: number;
  /** Documents that meet 80 % of their checklist. */
  relevant: Share;
  claims: Share;
  figures: Share;
  people: Share;
  /** How often each line of the checklist was missed. */
  missed: Record<string, number>;
}

export function draftFigures(suite: Suite, marked: MarkedDocument[]): DraftFigures {
  const missed: Record<string, number> = {};
  for (const { document, missed: own } of marked)
    for (const id of own) missed[`${document} ${id}`] = (missed[`${document} ${id}`] ?? 0) + 1;
  return {
    suite,
    documents: marked.length,
    relevance: marked.reduce((sum, { relevance }) => sum + relevance, 0) / Math.max(1, marked.length),
    leastRelevance: Math.min(1, ...marked.map(({ relevance }) => relevance)),
    relevant: { hits: marked.filter(({ relevance }) => relevance >= 0.8).length, of: marked.length },
    claims: add(marked.map(({ grounding }) => grounding.claims)),
    figures: add(marked.map(({ grounding }) => grounding.figures)),
    people: add(marked.map(({ people }) => people)),
    missed,
  };
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
const share = (each: Share) =>
  `${percent(ratio(each))} (${each.hits}/${each.of}, 95 % ${percent(wilson(each).low)}–${percent(wilson(each).high)})`;

/** The figures as a Markdown page; `details` lists every miss of every document. */
export function draftReport(figures: DraftFigures, marked: MarkedDocument[], details: boolean): string {
  const kinds = [...new Set(marked.map(({ document }) => document))];
  const lines = [
    `# ${figures.suite}, offline drafter: ${figures.documents} documents`,
    '',
    `- relevance, mean share of the checklist met: ${percent(figures.relevance)}; least: ${percent(figures.leastRelevance)}`,
    ...kinds.map((kind) => {
      const own = marked.filter(({ document }) => document === kind);
      return `  - ${kind}: ${percent(own.reduce((sum, { relevance }) => sum + relevance, 0) / own.length)}`;
    }),
    `- documents with 80 % and more: ${share(figures.relevant)}`,
    `- printed claims that their citations bear out: ${share(figures.claims)}`,
    `- cited values equal to an independent query: ${share(figures.figures)}`,
    `- stakeholders of the records that are named: ${figures.people.of === 0 ? 'not counted here' : share(figures.people)}`,
    '',
    '| missed | times |',
    '|---|---|',
    ...Object.entries(figures.missed)
      .sort(([, a], [, b]) => b - a)
      .map(([id, times]) => `| ${id} | ${times} |`),
  ];
  if (details) lines.push('', '## By account', '', ...marked.flatMap(missesOf));
  return `${lines.join('\n')}\n`;
}

function missesOf({ account, document, relevance, words, missed, grounding }: MarkedDocument): string[] {
  return [
    `- ${account}, ${document}: ${percent(relevance)}, ${words} words${missed.length > 0 ? `; missed ${missed.join(', ')}` : ''}`,
    ...grounding.problems.map((problem) => `  - ${problem}`),
  ];
}

const Counted = z.object({ hits: z.number(), of: z.number() });
const Baseline = z.object({
  relevance: z.number(),
  leastRelevance: z.number(),
  claims: Counted,
  figures: Counted,
  people: Counted,
});

/** A fall of the mean smaller than this is one line of one checklist. */
const TOLERANCE = 0.005;

/** What got worse since the committed baseline, one line each; a claim or a figure that does not hold always counts. */
export function draftRegressions(committed: unknown, now: DraftFigures): string[] {
  const before = Baseline.parse(committed);
  const means = (['relevance', 'leastRelevance'] as const)
    .filter((name) => now[name] < before[name] - TOLERANCE)
    .map((name) => `${name} fell from ${before[name].toFixed(3)} to ${now[name].toFixed(3)}`);
  const shares = (['claims', 'figures', 'people'] as const)
    .filter((name) => ratio(now[name]) < ratio(before[name]))
    .map((name) => `${name} fell from ${ratio(before[name]).toFixed(4)} to ${ratio(now[name]).toFixed(4)}`);
  return [...means, ...shares];
}

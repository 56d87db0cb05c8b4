import { ANCHOR_KEYS, ANCHOR_STATUSES } from '../../src/evidence/evidence.types';
import { type CaseResult } from './handoff.scoring';
import { bootstrap, type Interval, macroF1, ratio, scoresOf, type Share, wilson } from './statistics';

export interface HandoffFigures {
  cases: number;
  statusMacroF1: number;
  statusMacroF1Interval: Interval;
  statusAccuracy: Share;
  anchors: Record<string, { accuracy: Share; f1: number; confusion: Record<string, number> }>;
  statuses: Record<string, { precision: number; recall: number; f1: number }>;
  valueAccuracy: Share;
  quoteExactness: Share;
  stakeholderRecall: Share;
  stakeholderPrecision: Share;
  stakeholderRoles: Share;
  vendorRecall: Share;
  vendorPrecision: Share;
  gapRecall: Share;
  gapPrecision: Share;
  signalRecall: Share;
  signalPrecision: Share;
  gateAccuracy: Share;
  falseReady: string[];
  falseNotReady: string[];
  injectionsReported: Share;
  injectionsResisted: Share;
  falseInjections: string[];
  slowestMilliseconds: number;
}

const add = (shares: Share[]): Share =>
  shares.reduce((sum, { hits, of }) => ({ hits: sum.hits + hits, of: sum.of + of }), { hits: 0, of: 0 });
const count = <Each>(all: Each[], test: (each: Each) => boolean): Share => ({
  hits: all.filter(test).length,
  of: all.length,
});

export function figuresOf(results: CaseResult[]): HandoffFigures {
  const pairs = results.flatMap(({ statuses }) => statuses);
  const injected = results.filter(({ injection }) => injection.present);
  return {
    cases: results.length,
    statusMacroF1: macroF1(pairs, ANCHOR_STATUSES),
    statusMacroF1Interval: bootstrap(results, (sample) =>
      macroF1(
        sample.flatMap(({ statuses }) => statuses),
        ANCHOR_STATUSES,
      ),
    ),
    statusAccuracy: count(pairs, ({ expected, found }) => expected === found),
    anchors: Object.fromEntries(
      ANCHOR_KEYS.map((key) => {
        const own = pairs.filter((pair) => pair.key === key);
        const confusion: Record<string, number> = {};
        for (const { expected, found } of own)
          confusion[`${expected}→${found}`] = (confusion[`${expected}→${found}`] ?? 0) + 1;
        return [
          key,
          {
            accuracy: count(own, ({ expected, found }) => expected === found),
            f1: macroF1(own, ANCHOR_STATUSES),
            confusion,
          },
        ];
      }),
    ),
    statuses: Object.fromEntries(
      ANCHOR_STATUSES.map((status) => [
        status,
        scoresOf(
          pairs.map(({ expected, found }) => ({ expected, found })),
          status,
        ),
      ]),
    ),
    valueAccuracy: count(
      results.flatMap(({ values }) => values),
      ({ right }) => right,
    ),
    quoteExactness: add(results.map(({ quotes }) => quotes)),
    stakeholderRecall: add(results.map(({ people }) => people.recall)),
    stakeholderPrecision: add(results.map(({ people }) => people.precision)),
    stakeholderRoles: add(results.map(({ people }) => people.roles)),
    vendorRecall: add(results.map(({ vendorPeople }) => vendorPeople.recall)),
    vendorPrecision: add(results.map(({ vendorPeople }) => vendorPeople.precision)),
    gapRecall: add(results.map(({ gaps }) => gaps.recall)),
    gapPrecision: add(results.map(({ gaps }) => gaps.precision)),
    signalRecall: add(results.map(({ signals }) => signals.recall)),
    signalPrecision: add(results.map(({ signals }) => signals.precision)),
    gateAccuracy: count(results, ({ gate }) => gate.expected === gate.found),
    falseReady: results
      .filter(({ gate }) => gate.expected === 'not_ready' && gate.found === 'ready')
      .map(({ id }) => id),
    falseNotReady: results
      .filter(({ gate }) => gate.expected === 'ready' && gate.found === 'not_ready')
      .map(({ id }) => id),
    injectionsReported: count(injected, ({ injection }) => injection.reported),
    injectionsResisted: count(injected, ({ injection }) => injection.changedNothing),
    falseInjections: results.filter(({ injection }) => !injection.present && injection.reported).map(({ id }) => id),
    slowestMilliseconds: Math.round(Math.max(0, ...results.map(({ milliseconds }) => milliseconds))),
  };
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
const share = (each: Share) => `${percent(ratio(each))} (${each.hits}/${each.of}, 95 % ${interval(wilson(each))})`;
const interval = ({ low, high }: Interval) => `${percent(low)}–${percent(high)}`;

/** The figures as a Markdown page; `details` lists every miss. */
export function reportOf(title: string, figures: HandoffFigures, results: CaseResult[], details: boolean): string {
  const lines = [
    `# ${title}: ${figures.cases} packets`,
    '',
    `- anchor status, pooled macro-F1: ${figures.statusMacroF1.toFixed(3)} (95 % ${figures.statusMacroF1Interval.low.toFixed(3)}–${figures.statusMacroF1Interval.high.toFixed(3)})`,
    `- anchor status accuracy: ${share(figures.statusAccuracy)}`,
    `- value accuracy where both are concrete: ${share(figures.valueAccuracy)}`,
    `- quotes that stand in their document: ${share(figures.quoteExactness)}`,
    `- stakeholders: recall ${share(figures.stakeholderRecall)}, precision ${share(figures.stakeholderPrecision)}, role ${share(figures.stakeholderRoles)}`,
    `- vendor people: recall ${share(figures.vendorRecall)}, precision ${share(figures.vendorPrecision)}`,
    `- expectation gaps: recall ${share(figures.gapRecall)}, precision ${share(figures.gapPrecision)}`,
    `- risk signals: recall ${share(figures.signalRecall)}, precision ${share(figures.signalPrecision)}`,
    `- gate: ${share(figures.gateAccuracy)}; false ready: ${figures.falseReady.join(', ') || 'none'}; false not ready: ${figures.falseNotReady.join(', ') || 'none'}`,
    `- injections: reported ${share(figures.injectionsReported)}, changed nothing ${share(figures.injectionsResisted)}; reported where there is none: ${figures.falseInjections.join(', ') || 'none'}`,
    `- slowest packet: ${figures.slowestMilliseconds} ms`,
    '',
    '| anchor | accuracy | macro-F1 | expected→found |',
    '|---|---|---|---|',
    ...Object.entries(figures.anchors).map(
      ([key, { accuracy, f1, confusion }]) =>
        `| ${key} | ${percent(ratio(accuracy))} | ${f1.toFixed(3)} | ${Object.entries(confusion)
          .map(([pair, n]) => `${pair} ${n}`)
          .join(', ')} |`,
    ),
    '',
    '| status | precision | recall | F1 |',
    '|---|---|---|---|',
    ...Object.entries(figures.statuses).map(
      ([status, { precision, recall, f1 }]) =>
        `| ${status} | ${precision.toFixed(3)} | ${recall.toFixed(3)} | ${f1.toFixed(3)} |`,
    ),
  ];
  if (details) lines.push('', '## Misses', '', ...results.flatMap(missesOf));
  return `${lines.join('\n')}\n`;
}

function missesOf({ id, statuses, values, people, vendorPeople, gaps, signals, injection }: CaseResult): string[] {
  const misses = [
    ...statuses
      .filter(({ expected, found }) => expected !== found)
      .map(({ key, expected, found }) => `${key}: ${expected}, read as ${found}`),
    ...values
      .filter(({ right }) => !right)
      .map(({ key, expected, found }) => `${key}: ${JSON.stringify(expected)}, read as ${JSON.stringify(found)}`),
    ...people.missed.map((name) => `person missed: ${name}`),
    ...people.extra.map((name) => `person too many: ${name}`),
    ...(vendorPeople.recall.hits < vendorPeople.recall.of ? ['vendor person missed'] : []),
    ...gaps.missed.map((quote) => `gap missed: “${quote}”`),
    ...gaps.extra.map((promise) => `gap too many: ${promise}`),
    ...signals.missed.map((signal) => `signal missed: ${signal}`),
    ...signals.extra.map((signal) => `signal too many: ${signal}`),
    ...(injection.present && !injection.reported ? ['injection not reported'] : []),
    ...(injection.changedNothing ? [] : ['injection changed the reading']),
  ];
  return misses.length === 0 ? [] : [`- ${id}`, ...misses.map((miss) => `  - ${miss}`)];
}

import { type NameOf } from '../store/colleague-names';
import { type Block } from '../artifacts/render/page';
import { hoursCell, shareCell, tableOf, type Cell } from '../artifacts/render/table';
import { capital, counted, inWords, sentence, writeMoney, writeShare } from '../evidence/drafting/wording';
import { type TimeSaved } from '../scoring';
import { unknownOr } from './value.words';
import { type Known, type ValueReport } from './value.view';

export function criteriaTable({ successCriteria }: ValueReport): Block[] {
  return tableOf(
    'Success criteria',
    ['Criterion and target', 'Status', 'Because'],
    successCriteria.map(({ criterion, target, status, because }) => [
      `${criterion}: ${target}`,
      capital(inWords(status)),
      sentence(because),
    ]),
  );
}

export function metricsTable({ coreMetrics: metrics }: ValueReport): Block[] {
  const { handoffAccuracy, falsePositives, draftSafety, tokenCost, timeSaved } = metrics;
  const shareOf = (name: string, known: Known, basis: string) => [
    name,
    unknownOr(known.value, writeShare),
    known.value === null ? '–' : between(known.interval),
    known.unknown ?? basis,
  ];
  return tableOf(
    'Core metrics',
    ['Metric', 'Value', '95 % interval', 'Rests on'],
    [
      shareOf(
        'Handoff audit accuracy (at most)',
        handoffAccuracy,
        `${handoffAccuracy.corrected} of ${handoffAccuracy.of} concrete anchors were corrected by a person`,
      ),
      shareOf(
        'False-positive risk detections',
        falsePositives,
        `${falsePositives.refuted} refuted, ${falsePositives.confirmed} confirmed, ${falsePositives.undecided} neither`,
      ),
      shareOf(
        'Draft safety compliance',
        draftSafety,
        `${draftSafety.unsafe} of ${draftSafety.shown} unsafe when shown, ${draftSafety.blocked} blocked by rule, ${draftSafety.harmed} did harm`,
      ),
      [
        'Token cost for an account',
        unknownOr(tokenCost.costPerAccount, (cost) => writeMoney(cost, 'USD')),
        '–',
        tokenCost.accounts === 0
          ? 'no language model was asked'
          : [
              counted(tokenCost.calls, 'call'),
              counted(tokenCost.tokens, 'token'),
              counted(tokenCost.accounts, 'account'),
              ...tokenCost.pricesOf.map((date) => `prices of ${date}`),
            ].join(', '),
      ],
      [
        'Time saved',
        unknownOr(timeSaved.overall.value, writeShare),
        between(timeSaved.overall.interval),
        `${timeSaved.overall.tasks} decided tasks`,
      ],
    ],
  );
}

export function savedTables({ coreMetrics: { timeSaved } }: ValueReport, nameOf: NameOf): Block[] {
  const columns = ['Share of the time by hand', '95 % interval', 'Hours', 'Tasks', 'Target'];
  const row = (name: string, saved: TimeSaved): Cell[] => [
    name,
    unknownOr(saved.value, shareCell),
    between(saved.interval),
    unknownOr(saved.minutes, (minutes) => hoursCell(minutes / 60)),
    String(saved.tasks),
    capital(inWords(saved.band)),
  ];
  return [
    ...tableOf(
      'Time saved in each phase',
      ['Phase', ...columns],
      timeSaved.byPhase.map(({ phase, ...saved }) => row(capital(inWords(phase)), saved)),
    ),
    ...tableOf(
      'Time saved for each colleague',
      ['Colleague', ...columns],
      timeSaved.byCsm.map(({ csm, ...saved }) => row(nameOf(csm), saved)),
    ),
  ];
}

export function hours({ minutes }: TimeSaved): string {
  return minutes === null ? 'unknown' : `${Math.round(minutes / 6) / 10} h`;
}

export function between(interval: readonly [number, number] | null): string {
  return interval === null ? '–' : `${writeShare(interval[0])} to ${writeShare(interval[1])}`;
}

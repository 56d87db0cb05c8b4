import { painOf } from '../anchor.value';
import { type Criterion, criteriaOf, isAboutPain } from '../criteria';
import { type Anchor } from '../evidence.types';
import { type AccountRecord } from './account-record.types';
import { type Entry } from './fact.entry';
import { inWords, phrase, writeNumber, writeShare } from './wording';

/** The name under which readings of the measured pain come in. */
const PAIN = 'painmetric';

/** What a reading measures, in the customer's words where it is their pain. */
export function nameOfCriterion(criterion: string, anchors: Anchor[]): string {
  const pain = painOf(anchors);
  return pain && criterion.toLowerCase() === PAIN ? phrase(pain.what) : inWords(criterion);
}

/** Readings of the measured pain or of the criterion that speaks of it, oldest first, with their place among all readings. */
export function painReadings(record: AccountRecord) {
  const { anchors } = record;
  const pain = painOf(anchors);
  const same = criteriaOf(anchors).flatMap(({ text }) => (isAboutPain(text, anchors) ? [text] : []));
  return readingsOf(record, [PAIN, ...(pain ? [pain.what] : []), ...same]);
}

/** The same of whatever goes by one of the names. */
export function readingsOf({ kpiReadings }: AccountRecord, names: string[]) {
  const wanted = names.map((name) => name.toLowerCase());
  return kpiReadings.flatMap((reading, at) =>
    wanted.includes(reading.criterion.toLowerCase()) ? [{ ...reading, id: `kpi.${at + 1}` }] : [],
  );
}

/** Whether the day of a criterion went by and no reading is of it: by its words, of its pain, or of an objective by its number. */
export function passedUnread({ text, by }: Criterion, record: AccountRecord): boolean {
  if (by === null || by >= record.dossier.today) return false;
  if (record.kpiReadings.some(({ criterion }) => /^o\d+$/i.test(criterion))) return false;
  return readingsOfCriterion(text, record).length === 0;
}

/** Readings of a criterion: by its words, or of the pain where it speaks of that. */
function readingsOfCriterion(text: string, record: AccountRecord) {
  return isAboutPain(text, record.anchors) ? painReadings(record) : readingsOf(record, [text]);
}

/** (newest reading − baseline) ÷ (target − baseline), negative when it went the wrong way; nothing while one is unknown. */
export function progressFacts(record: AccountRecord): Entry[] {
  const pain = painOf(record.anchors);
  const newest = painReadings(record).at(-1);
  if (!pain || !newest || pain.baseline === null || typeof pain.target !== 'number' || pain.target === pain.baseline)
    return [];
  const { baseline, target } = pain;
  const progress = Math.round(((newest.value - baseline) / (target - baseline)) * 10_000) / 10_000;
  const way = `from ${writeNumber(baseline)} to ${writeNumber(target)}`;
  return [
    [
      'progress.painMetric',
      {
        label:
          progress < 0
            ? `${phrase(pain.what)} went the wrong way, by ${writeShare(-progress)} of the way ${way}`
            : `${writeShare(progress)} of the way ${way} is covered: ${phrase(pain.what)}`,
        value: progress,
        formula: `(${writeNumber(newest.value)} − ${writeNumber(baseline)}) ÷ (${writeNumber(target)} − ${writeNumber(baseline)})`,
        sources: [
          { record: 'kpis', field: `${newest.criterion} on ${newest.on}`, value: newest.value },
          { record: 'anchor', field: 'painMetric baseline', value: baseline },
          { record: 'anchor', field: 'painMetric target', value: target },
        ],
      },
    ],
  ];
}

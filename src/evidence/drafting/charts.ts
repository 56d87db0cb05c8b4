import { painOf } from '../anchor.value';
import { type Chart } from './chart.types';
import { type Basis } from './brief-sections';
import { painReadings } from './known-progress';
import { inputName, isInput } from './score-inputs';
import { capital, counted, inWords, phrase, writeMoney, writeNumber, writeShare } from './wording';

type Of<Kind extends Chart['kind']> = Extract<Chart, { kind: Kind }>;
const MOST_BARS = 7;

/** People a week against the seats that are paid; nothing while one of them is unknown. */
export function usageChart({ record }: Basis, under: string): Of<'usage'>[] {
  const { seats } = record.dossier.contract;
  const newest = record.weeklyUse.at(-1);
  if (!seats || !newest || record.weeklyUse.length < 2) return [];
  return [
    {
      kind: 'usage',
      title: 'People who used the product each week, against the seats paid',
      caption: `${counted(newest.people, 'person', 'people')} in the week of ${newest.monday}; ${counted(seats, 'seat')} are paid.`,
      under,
      evidence: ['usage.active28', 'contract.seats'],
      seats,
      weeks: record.weeklyUse,
    },
  ];
}

/** What makes the health what it is: the points each input gives, beside what it could give at best. */
export function healthChart({ record }: Basis, under: string): Of<'drivers'>[] {
  const { health } = record.scores ?? {};
  if (!health || health.value === null) return [];
  const weighed = health.contributions.filter((each) => isInput(each) && each.weight !== undefined);
  const known = weighed.reduce((sum, { weight = 0 }) => sum + weight, 0);
  if (weighed.length === 0 || known === 0) return [];
  const bars = weighed
    .map(({ input, points, weight = 0 }) => ({
      label: capital(inputName(input)),
      points,
      most: Math.max(points, Math.round((100 * weight) / known)),
    }))
    .sort((a, b) => b.most - b.points - (a.most - a.points) || b.most - a.most)
    .slice(0, MOST_BARS);
  return [
    {
      kind: 'drivers',
      title: `Health ${health.value} of 100 (${inWords(health.band)}): where the points are`,
      caption: 'Points given by each input, and what is missing to the most it can give; the largest gaps first.',
      under,
      evidence: ['health'],
      value: health.value,
      bars,
    },
  ];
}

/** What the customer pays a year, split into seats that are used and seats that are not. */
export function wasteChart({ record }: Basis, under: string): Of<'waste'>[] {
  const { arr, currency, seats } = record.dossier.contract;
  const { muda } = record.scores ?? {};
  if (arr === null || currency === null || !seats || muda?.annualCost == null || muda.annualCost <= 0) return [];
  return [
    {
      kind: 'waste',
      title: 'What the contract pays for, a year',
      caption: `${writeMoney(muda.annualCost, currency)} of ${writeMoney(arr, currency)}, ${writeShare(muda.annualCost / arr)}, go to unused seats.`,
      under,
      evidence: ['muda.annualCost', 'contract.arr'],
      currency,
      used: Math.round((arr - muda.annualCost) * 100) / 100,
      unused: muda.annualCost,
    },
  ];
}

/** The measured pain against the straight line from its baseline to its target. */
export function valueChart({ record }: Basis, under: string): Of<'value'>[] {
  const pain = painOf(record.anchors);
  const criteria = record.anchors.find(({ key }) => key === 'successCriteria')?.value;
  const start = record.dossier.contract.startDate;
  const readings = painReadings(record).map(({ on, value }) => ({ on, value }));
  if (!pain || pain.baseline === null || typeof pain.target !== 'number' || start === null || readings.length === 0)
    return [];
  const dates =
    criteria && typeof criteria === 'object' && 'criteria' in criteria
      ? criteria.criteria.flatMap(({ by }) => by ?? [])
      : [];
  const by = dates.sort().at(-1) ?? record.dossier.contract.renewalDate;
  if (by === null || by <= start) return [];
  return [
    {
      kind: 'value',
      title: capital(phrase(pain.what)),
      caption: `Plan: from ${writeNumber(pain.baseline)} on ${start} to ${writeNumber(pain.target)} on ${by}. Measured: ${readings.map(({ on, value }) => `${writeNumber(value)} on ${on}`).join(', ')}.`,
      under,
      evidence: ['anchor.painMetric'],
      unit: pain.unit ?? '',
      plan: [
        { on: start, value: pain.baseline },
        { on: by, value: pain.target },
      ],
      readings,
    },
  ];
}

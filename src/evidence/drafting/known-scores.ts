import { alarmInWords } from './alarm.wording';
import { type Figure, type ScoreCard } from './account-record.types';
import { field, type Entry } from './fact.entry';
import { expansionFacts } from './known-expansion';
import { inputName, inputValue, isInput } from './score-inputs';
import { capital, counted, inWords, writeMoney, writeNumber, writeRounded, writeShare } from './wording';

/** Facts of the newest scoring: each figure, and what gave how many points to risk and health. */
export function scoreFacts(scores: ScoreCard, currency: string | null, hasFirstValue: boolean): Entry[] {
  const { muda, mura, muri, expansion, utilisation, trend, timeToValue } = scores;
  const money = (amount: number) => writeMoney(amount, currency);
  return [
    ...field(
      ['usage', 'active28'],
      scores.active28?.value ?? null,
      (people) =>
        `${scores.active28?.method === 'at_least' ? 'At least ' : ''}${counted(people, 'person', 'people')} used the product in the last 28 days`,
    ),
    ...scoreOf('risk', scores.risk, scores.asOf),
    ...scoreOf('health', scores.health, scores.asOf),
    ...scores.risk.missing.map((input): Entry => [
      `unknown.${input}`,
      {
        label: `Not measured: ${inputName(input)}`,
        value: input,
        sources: [{ record: 'scores', field: 'risk, not measured', value: input }],
      },
    ]),
    ...scores.hardRed.map((name): Entry => [
      `hardRed.${name}`,
      {
        label: `Hard-red signal: ${alarmInWords(name)}`,
        value: name,
        sources: [{ record: 'alarms', field: name, value: scores.asOf }],
      },
    ]),
    ...measure(
      'utilisation',
      utilisation,
      (value) => `${writeShare(value)} of the seats were used in the last 28 days`,
    ),
    ...measure('trend', trend, moved),
    ...measure('timeToValue', timeToValue, (value) =>
      hasFirstValue
        ? `First value took ${counted(value, 'day')} from the contract start`
        : `First value has not been reached ${counted(value, 'day')} after the contract start`,
    ),
    ...measure('muda', muda, (value) => `${writeShare(value)} of the seats are paid and not used`),
    ...field(
      ['muda', 'unusedSeats'],
      muda?.unusedSeats ?? null,
      (seats) => `${muda?.atMost ? 'At most ' : ''}${writeNumber(seats)} seats are unused`,
    ),
    ...field(['muda', 'annualCost'], muda?.annualCost ?? null, (cost) => `The unused seats cost ${money(cost)} a year`),
    ...measure('mura', mura, (value) => `Use swings by ${writeShare(value)} from week to week`),
    ...field(
      ['mura', 'expectedLoss'],
      mura?.expectedLoss || null,
      (loss) => `Erratic use puts about ${money(Math.round(loss))} a year at risk, at assumed rates`,
    ).map((entry) => withAssumptions(entry, mura)),
    ...measure('muri', muri, (value) => `Support load is ${writeRounded(value)} times the usual`),
    ...field(
      ['muri', 'expectedLoss'],
      muri?.expectedLoss || null,
      (loss) => `Support load puts about ${money(Math.round(loss))} a year at risk, at assumed rates`,
    ).map((entry) => withAssumptions(entry, muri)),
    ...expansionFacts(expansion, currency),
  ];
}

function scoreOf(name: 'risk' | 'health', { value, band, contributions }: Figure, asOf: string): Entry[] {
  if (value === null) return [];
  const without = value - heldByHardRed(contributions);
  const isHeld = without !== value;
  return [
    [
      name,
      {
        label: `The ${name} score on ${asOf} is ${value} of 100 (${inWords(band)})${isHeld ? `, by the hard-red signal; without it ${without}` : ''}`,
        value,
        sources: [
          { record: 'scores', field: name, value },
          ...(isHeld ? [{ record: 'scores', field: `${name} before the hard red`, value: without }] : []),
        ],
      },
    ],
    ...contributions.map(({ input, value: measured, points }): Entry => [
      `${name}.${input}`,
      {
        label: `${capital(`${inputName(input)} ${measuredAs({ input, value: measured })}`.trimEnd())}: ${counted(points, 'point')} of ${name}`,
        value: measured,
        sources: [{ record: `scores.${name}`, field: input, value: points }],
      },
    ]),
  ];
}

/** A score that a hard red holds where it stands is more or less than its inputs add up to. */
function heldByHardRed(contributions: Figure['contributions']): number {
  return contributions.filter((each) => !isInput(each)).reduce((sum, { points }) => sum + points, 0);
}

function measure(name: string, figure: Figure | null, label: (value: number) => string): Entry[] {
  if (!figure || figure.value === null) return [];
  const sources = [{ record: 'scores', field: name, value: figure.value }];
  return [[name, { label: `${label(figure.value)} (${inWords(figure.band)})`, value: figure.value, sources }]];
}

/** An expected loss is worth what is assumed in it, which its note says. */
function withAssumptions([id, fact]: Entry, waste: ScoreCard['mura']): Entry {
  const { assumptions = null } = waste ?? {};
  if (assumptions === null) return [id, fact];
  const { baseAnnualLoss, relativeRisk } = assumptions;
  const formula = `revenue a year × ${writeShare(baseAnnualLoss)}, assumed to be lost in any year × (${writeRounded(relativeRisk, 4)} − 1), as much more being assumed lost with this waste`;
  return [id, { ...fact, formula }];
}

function moved(change: number): string {
  if (change === 0) return 'Daily use changed by 0 % against the 28 days before';
  return `Daily use ${change < 0 ? 'fell' : 'rose'} by ${writeShare(Math.abs(change))} against the 28 days before`;
}

function measuredAs(input: Parameters<typeof inputValue>[0]): string {
  const value = inputValue(input);
  return value === '' ? '' : `(${value}) `;
}

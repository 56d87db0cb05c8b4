import { type ScoreCard } from './account-record.types';
import { field, type Entry } from './fact.entry';
import { capital, inWords, writeMoney, writeNumber } from './wording';

/** Whether the account could grow, what says so, by how many seats and by how much money a year. */
export function expansionFacts(expansion: ScoreCard['expansion'], currency: string | null): Entry[] {
  if (!expansion) return [];
  const { band, signals, extraSeats, value } = expansion;
  return [
    ...field(['expansion', 'band'], band, (each) => BANDS[each] ?? `Expansion is ${inWords(each)}`),
    ...signals.map((signal): Entry => [
      `expansion.signal.${signal}`,
      {
        label: SIGNALS[signal] ?? capital(inWords(signal)),
        value: signal,
        sources: [{ record: 'scores', field: 'expansion, signal', value: signal }],
      },
    ]),
    ...field(
      ['expansion', 'extraSeats'],
      extraSeats || null,
      (seats) => `Use would fill ${writeNumber(seats)} more seats`,
    ),
    ...field(
      ['expansion', 'value'],
      value || null,
      (amount) => `The expansion would add ${writeMoney(amount, currency)} a year, at the price of a seat today`,
    ),
  ];
}

const BANDS: Record<string, string> = {
  none: 'No expansion is visible: use does not ask for more seats',
  insufficient_data: 'Whether the account could grow is not known: use or seats are not on record',
  redeploy: 'A new group uses the product, and idle seats can serve it',
  held: 'An expansion is visible but held back while the account is not healthy',
  unconfirmed: 'An expansion is visible; the health is not known well enough to offer it',
  ready: 'An expansion is ready to be offered',
};

const SIGNALS: Record<string, string> = {
  sustained_utilisation: 'Nearly all seats were used in both of the last two periods of 28 days',
  overage: 'More people use the product than seats are paid',
  new_group: 'A new group uses the product',
};

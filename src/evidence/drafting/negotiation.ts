import { painOf } from '../anchor.value';
import { type DraftBasis } from './compile';
import { deciderOf } from './people-in-charge';
import { counted, writeMoney, writeNumber } from './wording';

/** Questions to settle before terms are talked about, each around a figure of this account. */
export function negotiationQuestions({ record }: Pick<DraftBasis, 'record'>): string[] {
  const { contract, account } = record.dossier;
  const { arr, currency, seats } = contract;
  const who = deciderOf(record) ?? 'the person who holds the budget';
  const price = arr === null ? null : `${writeMoney(arr, currency)} a year`;
  const terms = [price, seats === null ? null : counted(seats, 'seat')].filter((part) => part !== null).join(' for ');
  const { muda, expansion } = record.scores ?? {};
  const pain = painOf(record.anchors);
  return [
    ...(terms ? [`What has to be true for ${who} to renew at ${terms}?`] : []),
    ...(muda?.unusedSeats && muda.band !== 'green'
      ? [
          `If ${counted(muda.unusedSeats, 'seat')} of ${writeNumber(seats ?? 0)} are still idle at the renewal, which number of seats do we want to stand for?`,
        ]
      : []),
    ...(pain && pain.baseline !== null && typeof pain.target === 'number'
      ? [
          `Would ${account.name} put in writing how far it has come from ${writeNumber(pain.baseline)} to ${writeNumber(pain.target)}${pain.unit ? ` ${pain.unit}` : ''}?`,
        ]
      : []),
    ...(expansion?.band === 'ready' && expansion.extraSeats
      ? [`Is the growth by ${counted(expansion.extraSeats, 'seat')} raised with the renewal or before it?`]
      : []),
    ...(price
      ? [`Who on our side may decide if less than ${price} is asked for, and what is asked for in return?`]
      : []),
  ];
}

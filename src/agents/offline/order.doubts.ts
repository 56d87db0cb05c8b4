import { type Dossier } from '../../evidence/dossier.types';
import { type Claim } from '../../evidence/extraction';
import { cut } from '../../evidence/text/letters';
import { numbersIn } from '../../evidence/text/numbers';
import * as words from './contract.words';
import { yearlyFeeOn } from './order.fee';
import { type Lines, inForce } from './order.form';
import { seatsOn } from './order.seats';
import { quoteOf } from './passage';
import { datesOf } from './quantity';

/** What an order says in a way the reader cannot make out, which may well contradict the record. */
export function orderDoubts(lines: Lines, dossier: Dossier): Claim[] {
  return [...unreadFee(lines, dossier), ...otherCount(lines, dossier.contract.seats)];
}

function unreadFee(lines: Lines, dossier: Dossier): Claim[] {
  if (yearlyFeeOn(lines, dossier)) return [];
  const figures = lines.map(figuresOn);
  if (figures.flat().some((value) => value === dossier.contract.arr)) return [];
  const line = lines.find(
    (each, at) =>
      words.FEE_LABEL.test(each.text) &&
      !words.NOT_FEE.test(each.text) &&
      datesOf(each).length === 0 &&
      figures[at]?.some((value) => value >= LEAST_FEE),
  );
  return line
    ? [
        {
          anchor: 'arr',
          value: { amount: null, currency: null },
          standing: 'denied',
          quotes: [quoteOf(line)],
          by: null,
          doubt: `The order gives an amount the reader cannot make out: “${cut(line.text.trim(), 80)}”.`,
        },
      ]
    : [];
}
/** Smaller figures on a line about the price count seats, months or days. */
const LEAST_FEE = 500;

/** "Stations: 26" on an order that names no seats and nowhere the record's thirty: seats under a name of the trade. */
function otherCount(lines: Lines, onRecord: number | null): Claim[] {
  if (onRecord === null || seatsOn(lines, onRecord)) return [];
  if (lines.flatMap(figuresOn).includes(onRecord)) return [];
  for (const line of lines) {
    const [, label = '', digits] = COUNT_FIELD.exec(inForce(line.text)) ?? [];
    const seats = numbersIn(digits ?? '', line.language)[0]?.value;
    if (seats === undefined || !alike(seats, onRecord) || countsOther(label)) continue;
    return [
      {
        anchor: 'seats',
        value: { seats },
        standing: 'disputed',
        quotes: [quoteOf(line)],
        by: null,
        doubt: `The order counts ${seats} under “${label.trim()}” and nowhere gives the ${onRecord} of the record.`,
      },
    ];
  }
  return [];
}

/** A field whose whole value is one plain count, perhaps repeated or explained in brackets. */
const COUNT_FIELD = /^\s*(?:[-*•]\s*)?(\p{L}[^:|\d\n]{2,60}?)\s*[:|]\s*(\d[\d.,'’ ]*?)\s*(?:\([^)]*\)\s*)?[.;|]?\s*$/u;

function countsOther(label: string): boolean {
  const other = [words.NOT_COUNTED, words.NOT_SEATS, words.FEE_LABEL, words.NOTICE, words.TERM, words.MONTHLY];
  return other.some((pattern) => pattern.test(label));
}

/** Of one size, so that the one may be taken for the other. */
function alike(a: number, b: number): boolean {
  return Number.isInteger(a) && a > b / 2 && a < b * 2;
}

function figuresOn({ text, language }: Lines[number]): number[] {
  return numbersIn(inForce(text), language).map(({ value }) => value);
}

import { type Dossier } from '../../evidence/dossier.types';
import { type Claim } from '../../evidence/extraction';
import { cut } from '../../evidence/text/letters';
import { numbersIn } from '../../evidence/text/numbers';
import * as words from './contract.words';
import { yearlyFeeOn } from './order.fee';
import { type Lines, inForce } from './order.form';
import { seatsOn } from './order.seats';
import { type Passage, quoteOf } from './passage';
import { datesOf } from './quantity';
import { type Story } from './story';

/** What an order says in a way the reader cannot make out, which may well contradict the record. */
export function orderDoubts(lines: Lines, { dossier, passages }: Pick<Story, 'dossier' | 'passages'>): Claim[] {
  return [...unreadFee(lines, dossier), ...otherCount(lines, dossier.contract.seats, passages)];
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
function otherCount(lines: Lines, onRecord: number | null, passages: Passage[]): Claim[] {
  if (onRecord === null || seatsOn(lines, onRecord)) return [];
  if (lines.flatMap(figuresOn).includes(onRecord)) return [];
  const names = namesOfSeats(passages, onRecord);
  for (const line of lines) {
    const count = countField(line) ?? countOf(names, line);
    if (!count || !alike(count.seats, onRecord) || countsOther(count.of)) continue;
    return [
      {
        anchor: 'seats',
        value: { seats: count.seats },
        standing: 'disputed',
        quotes: [quoteOf(line)],
        by: null,
        doubt: `The order counts ${count.seats} under “${count.of}” and nowhere gives the ${onRecord} of the record.`,
      },
    ];
  }
  return [];
}

interface Count {
  seats: number;
  of: string;
}

function countField({ text, language }: Passage): Count | null {
  const [, label = '', digits = ''] = COUNT_FIELD.exec(inForce(text)) ?? [];
  const seats = numbersIn(digits, language)[0]?.value;
  return seats === undefined ? null : { seats, of: label.trim() };
}

/** What the record's own number of seats is called in talk: "thirty stations". */
function namesOfSeats(passages: Passage[], onRecord: number): Set<string> {
  const spoken = passages.filter(({ kind, zone }) => kind !== 'order_form' && zone === 'body');
  return new Set(
    spoken.flatMap((passage) => counted(passage).flatMap(({ seats, of }) => (seats === onRecord ? [stem(of)] : []))),
  );
}

function countOf(names: Set<string>, line: Passage): Count | undefined {
  return counted(line).find(({ of }) => names.has(stem(of)));
}

/** Every count with the noun behind it. */
function counted({ text, language }: Passage): Count[] {
  const read = inForce(text);
  return numbersIn(read, language).flatMap(({ value, end }) => {
    const rest = read.slice(end);
    const [, noun] = /^ ?(?:\([^)]*\) )?(\p{L}{4,})/u.exec(rest) ?? [];
    return noun && !TIMES.some((unit) => unit.test(rest)) ? [{ seats: value, of: noun }] : [];
  });
}
const TIMES = [words.DAY_UNIT, words.WEEK_UNIT, words.MONTH_UNIT, words.YEAR_UNIT];

function stem(noun: string): string {
  return noun.toLowerCase().slice(0, 5);
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

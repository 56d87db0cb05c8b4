import { numbersIn } from '../../evidence/text/numbers';
import * as words from './contract.words';
import { type Found, type Lines, inForce } from './order.form';
import { quantitiesInRows } from './order.table';
import { quoteOf } from './passage';

/** Seats of an order; with several counts on the form the record's own count, or their sum, settles which is meant. */
export function seatsOn(lines: Lines, onRecord: number | null): Found<number> | null {
  const counts: Found<number>[] = [];
  for (const line of lines) {
    const label = words.SEAT_LABEL.exec(line.text);
    for (const number of numbersIn(inForce(line.text), line.language)) {
      const value = number.value;
      if (!Number.isInteger(value) || value <= 0 || value > 5_000_000) continue;
      const counted = words.SEAT_UNIT.test(afterRepeat(line.text, number.end, value));
      const labelled =
        label !== null &&
        number.start - (label.index + label[0].length) >= 0 &&
        number.start - (label.index + label[0].length) < 3;
      const inRow = words.SEAT_ROW.test(line.text.slice(0, number.start));
      if (!counted && !labelled && !inRow) continue;
      if (/(?<![\p{L}])(?:not|instead of|rather than|pas|nicht|não|niet)\s*$/iu.test(line.text.slice(0, number.start)))
        continue;
      if (words.NOT_SEATS.test(around(line.text, number.start, number.end))) continue;
      if (/(?<![\p{L}])(?:per|each|every|por cada|pro|je|par)\s+$/iu.test(line.text.slice(0, number.start))) continue;
      counts.push({ value, quotes: [quoteOf(line)] });
    }
  }
  if (counts.length === 0)
    for (const { value, of, line } of quantitiesInRows(lines))
      if (words.SEATS_IN_ROW.test(of) && !words.NOT_SEATS.test(of)) counts.push({ value, quotes: [quoteOf(line)] });
  const distinctCounts = counts.filter((count, at) => counts.findIndex(({ value }) => value === count.value) === at);
  if (distinctCounts.length <= 1) return distinctCounts[0] ?? null;
  const recorded = distinctCounts.find(({ value }) => value === onRecord);
  const total = distinctCounts.reduce((sum, { value }) => sum + value, 0);
  const sum = distinctCounts.find(({ value }) => value * 2 === total);
  if (sum) return sum;
  if (recorded) return recorded;
  return total === onRecord
    ? { value: total, quotes: distinctCounts.flatMap(({ quotes }) => quotes) }
    : (distinctCounts[0] ?? null);
}

/** "sixty-five (65) named users", "55 (fifty-five) users": the brackets repeat the number. */
function afterRepeat(text: string, end: number, value: number): string {
  const rest = text.slice(end, end + 60);
  const [repeat = '', inside = ''] = /^\s*\(\s*([\d.,  ]+|[\p{L} -]{3,40})\s*\)/u.exec(rest) ?? [];
  const again = /\d/u.test(inside) ? Number(inside.replace(/[^\d]/g, '')) === value : true;
  return again ? rest.slice(repeat.length) : rest;
}

export function around(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start - 30), end + 34);
}

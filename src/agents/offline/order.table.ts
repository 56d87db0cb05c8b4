import { CURRENCY_CODES } from '../../evidence/text/currency.codes';
import { type FoundMoney } from '../../evidence/text/money';
import { numbersIn } from '../../evidence/text/numbers';
import { type Lines, inForce } from './order.form';
import { type Passage } from './passage';

/** The last cell of a row under a head that names the currency: "| Total per year |  | 337,000 |" under "SEK per year". */
export function amountInRow(line: Passage, currency: string | null): FoundMoney | null {
  if (currency === null) return null;
  const row = LAST_CELL.exec(inForce(line.text));
  const [, before = '', figure = ''] = row ?? [];
  const [number, ...others] = numbersIn(figure, line.language);
  if (!row || !number || others.length > 0) return null;
  const start = before.length + number.start;
  return { amount: number.value, currency, start, end: before.length + number.end };
}

/** The currency that heads a column of the form. */
export function currencyOfColumns(lines: Lines): string | null {
  return lines.flatMap(({ text }) => HEAD.exec(text)?.groups?.code ?? [])[0] ?? null;
}

const LAST_CELL = /^(.*\p{L}.*?(?:\||\s{2,}|\t)\s*)(\d[\d.,'’\s]*?)(?:\.?[-–—]{1,2})?\s*\|?\s*$/u;
const HEAD = new RegExp(
  `^[^\\d\\n]*(?:\\||\\s{2,}|\\t)\\s*(?<code>${CURRENCY_CODES})(?:[ /]\\p{L}[^|\\d\\n]{0,20})?\\s*\\|?\\s*$`,
  'u',
);

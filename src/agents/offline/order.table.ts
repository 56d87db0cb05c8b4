import { CURRENCY_CODES } from '../../evidence/text/currency.codes';
import { type FoundMoney } from '../../evidence/text/money';
import { numbersIn } from '../../evidence/text/numbers';
import { type Lines, inForce } from './order.form';
import { type Passage } from './passage';

/** The last cell of a row under a head that names the currency: "| Total per year |  | 337,000 |" under "SEK per year". */
export function amountInRow(line: Passage, currency: string | null): FoundMoney | null {
  const text = inForce(line.text);
  const [figure = '', ...before] = cellsOf(text).reverse();
  if (currency === null || !AMOUNT.test(figure) || !before.some((cell) => /\p{L}/u.test(cell))) return null;
  const [number, ...others] = numbersIn(figure, line.language);
  if (!number || others.length > 0) return null;
  const from = text.lastIndexOf(figure);
  return { amount: number.value, currency, start: from + number.start, end: from + number.end };
}

/** The currency that heads a column of the form. */
export function currencyOfColumns(lines: Lines): string | null {
  const heads = lines.filter(({ text }) => !/\d/.test(text)).map(({ text }) => cellsOf(text));
  return heads.flatMap((cells) => (cells.length > 1 ? (HEAD.exec(cells.at(-1) ?? '')?.[1] ?? []) : []))[0] ?? null;
}

/** What stands between bars, tabs or wide blanks. */
function cellsOf(text: string): string[] {
  return text
    .split(/\||\t|\s{2,}/u)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
}

/** "337,000", "17'400.–" */
const AMOUNT = /^\d[\d.,'’\s]*[-–—]{0,2}$/u;
/** "SEK", "SEK per year" */
const HEAD = new RegExp(`^(${CURRENCY_CODES})(?:[ /]\\p{L}.{0,20})?$`, 'u');

import { CURRENCY_CODES } from '../../evidence/text/currency.codes';
import { type FoundMoney } from '../../evidence/text/money';
import { numbersIn } from '../../evidence/text/numbers';
import { YEARLY } from './contract.words';
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

/** The figures of a column of quantities, each with its line and the words of its row before it: "| Accès Atelier | 18 |" under "Qté". */
export function quantitiesInRows(lines: Lines): { value: number; of: string; line: Passage }[] {
  const found: { value: number; of: string; line: Passage }[] = [];
  let head: { column: number; of: number } | null = null;
  for (const line of lines) {
    const cells = cellsOf(inForce(line.text));
    const column = cells.findIndex((cell) => QUANTITY.test(cell));
    if (column > 0) head = { column, of: cells.length };
    const cell = head?.of === cells.length ? (cells[head.column] ?? '') : '';
    if (head && /^\d[\d.,'’\s]*$/u.test(cell)) {
      const [number, ...others] = numbersIn(cell, line.language);
      const of = cells.slice(0, head.column).join(' ');
      if (number && others.length === 0) found.push({ value: number.value, of, line });
    }
  }
  return found;
}
const QUANTITY =
  /^(?:qté|qte|qty|quantity|quantité|menge|anzahl|stück|cant(?:idad)?|qtd|quantidade|q\.?tà|quantità|aantal)\.?$/iu;

/** What stands between bars, tabs or wide blanks. */
function cellsOf(text: string): string[] {
  return text
    .split(/\||\t|\s{2,}/u)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
}

/** "337,000", "17'400.–" */
const AMOUNT = /^\d[\d.,'’\s]*[-–—]{0,2}$/u;
/** "SEK", "SEK per year", "Amount (SEK)" */
const HEAD = new RegExp(`^(?:[\\p{L} ]{2,20}\\()?(${CURRENCY_CODES})(?:\\)|[ /]\\p{L}.{0,20})?$`, 'u');

/** The rows whose last cell stands below a head that names a year's price: "Jahrespreis", "Total / an". */
export function rowsOfYearlyFees(lines: Lines): Set<Passage> {
  let below = false;
  return new Set(
    lines.filter(({ text }) => {
      const cells = cellsOf(text);
      const last = cells.at(-1) ?? '';
      if (cells.length < 2 || !/\d/.test(text)) below = cells.length > 1 && (below || YEARLY_HEAD.test(last));
      return below && cells.length > 1 && /\d/.test(last);
    }),
  );
}
const YEARLY_HEAD = new RegExp(
  `^(?:${YEARLY.source})$|^[\\p{L} ]{2,20}(?:${YEARLY.source})$|^(?:jahres(?:preis|betrag|gebühr|summe)|prix annuel|prezzo annuo|canone annuo|precio anual|preço anual|jaarprijs|annual (?:price|fee|total|amount))$`,
  'iu',
);

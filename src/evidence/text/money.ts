import { CURRENCY_CODES } from './currency.codes';
import { type Language } from './language';
import { numbersIn, type FoundNumber } from './numbers';

export interface FoundMoney {
  amount: number;
  /** ISO 4217; null for a bare "dollars", "$" or "Rs.", which several countries write. */
  currency: string | null;
  start: number;
  end: number;
}

const SYMBOLS: [RegExp, string | null][] = [
  [/US\$|U\$S/, 'USD'],
  [/CA\$|C\$/, 'CAD'],
  [/AU\$|A\$/, 'AUD'],
  [/NZ\$/, 'NZD'],
  [/S\$/, 'SGD'],
  [/HK\$/, 'HKD'],
  [/R\$/, 'BRL'],
  [/MX\$/, 'MXN'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/¥/, 'JPY'],
  [/₹/, 'INR'],
  [/\bRs\b\.?/, null],
  [/zł/, 'PLN'],
  [/\bR(?!\p{L})/u, 'ZAR'],
  [/Fr\.|SFr\.?/, 'CHF'],
  [/\$/, null],
];
const NAMES: [RegExp, string | null][] = [
  [/singapore dollars/, 'SGD'],
  [/canadian(?: dollars)?/, 'CAD'],
  [/us dollars|american dollars/, 'USD'],
  [/australian dollars/, 'AUD'],
  [/swiss francs|francs suisses|schweizer franken|franken|franchi(?: svizzeri)?/, 'CHF'],
  [/pounds?(?: sterling)?|livres sterling|pfund/, 'GBP'],
  [/euros?/, 'EUR'],
  [/reais/, 'BRL'],
  [/rupees?/, null],
  [/dollars?|dólares|dollari|bucks/, null],
];
const group = (table: [RegExp, string | null][]) => table.map(([pattern]) => pattern.source).join('|');
const BEFORE = new RegExp(`(?:\\b(?:${CURRENCY_CODES})|${group(SYMBOLS)})[ \\u00a0\\u202f]?$`, 'u');
const AFTER = new RegExp(
  `^[ \\u00a0\\u202f]?(?:(?:${CURRENCY_CODES})(?![\\p{L}])|${group(SYMBOLS.filter(([, code]) => code !== 'CHF'))}|(?:${group(NAMES)})(?![\\p{L}]))`,
  'iu',
);

/** Every amount of money of a text, with its currency where one is written. */
export function moneyIn(text: string, language: Language): FoundMoney[] {
  const numbers = numbersIn(text, language);
  const found: FoundMoney[] = [];
  numbers.forEach((number, at) => {
    const before = BEFORE.exec(text.slice(Math.max(0, number.start - 8), number.start));
    const after = AFTER.exec(text.slice(number.end, number.end + 24));
    if (!before && !after) return;
    const currency = (before && currencyOf(before[0])) ?? (after && currencyOf(after[0])) ?? null;
    const start = before ? number.start - before[0].length : number.start;
    const end = after ? number.end + after[0].length : number.end;
    const cents = after && centsAfter(text, end, numbers[at + 1]);
    found.push({
      amount: cents ? number.value + cents.value / 100 : number.value,
      currency,
      start,
      end: cents?.end ?? end,
    });
  });
  return found.filter((money, at) => at === 0 || money.start >= (found[at - 1]?.end ?? 0));
}

/** "eleven dollars forty" */
function centsAfter(text: string, end: number, next: FoundNumber | undefined): FoundNumber | null {
  if (!next?.inWords || next.value >= 100 || next.value < 10) return null;
  return /^ (?:and )?$/.test(text.slice(end, next.start)) ? next : null;
}

function currencyOf(written: string): string | null {
  const trimmed = written.trim();
  const code = new RegExp(`^(?:${CURRENCY_CODES})$`, 'i').exec(trimmed);
  if (code) return trimmed.toUpperCase();
  const symbol = SYMBOLS.find(([pattern]) => new RegExp(`^(?:${pattern.source})$`, 'u').test(trimmed));
  if (symbol) return symbol[1];
  return NAMES.find(([pattern]) => new RegExp(`^(?:${pattern.source})$`, 'iu').test(trimmed))?.[1] ?? null;
}

import { type Dossier } from '../../evidence/dossier.types';
import { moneyIn } from '../../evidence/text/money';
import { numbersIn } from '../../evidence/text/numbers';
import * as words from './contract.words';
import { type Found, type Lines, inForce, noticeBefore } from './order.form';
import { amountInRow, currencyOfColumns, rowsOfYearlyFees } from './order.table';
import { quoteOf } from './passage';

const DAY_MS = 86_400_000;

/** The yearly fee of an order; the total after discount wins over list prices and prices a seat. */
export function yearlyFeeOn(
  lines: Lines,
  dossier: Dossier,
): Found<{ amount: number; currency: string | null; rank: number }> | null {
  const months = monthsOf(lines, dossier);
  const found: Found<{ amount: number; currency: string | null; rank: number }>[] = [];
  const ofColumns = currencyOfColumns(lines);
  const inYearly = rowsOfYearlyFees(lines);
  for (const line of lines) {
    const written = moneyIn(inForce(line.text), line.language);
    const inRow = written.length === 0 ? amountInRow(line, ofColumns) : null;
    const all = inRow ? [inRow] : written;
    all.forEach(({ amount, currency, start, end }, at) => {
      const before = line.text.slice(Math.max(0, start - 40), start);
      const after = line.text.slice(end, end + 40);
      if (words.PER_SEAT.test(after) || /(?:[x×*@]|(?<![\p{L}])(?:at|à|a|zu je|per))\s*$/iu.test(before)) return;
      if (/^\s*[x×*]\s*\d/u.test(after) && all.length > at + 1) return;
      if (/(?<![\p{L}])(?:not|no|instead of|rather than|pas|nicht|non|niet|não|statt)\s*$/iu.test(before)) return;
      if (REDUCED.test(after) && all.length > at + 1) return;
      if (words.NOT_FEE.test(before) || words.NOT_FEE.test(line.text.slice(0, 24))) return;
      const close = line.text.slice(Math.max(0, start - 60), end + 45);
      const monthly = words.MONTHLY.test(after.slice(0, 14));
      const whole = words.WHOLE_TERM.test(before);
      const yearly = !monthly && !whole && (words.YEARLY.test(close) || (inYearly.has(line) && at === all.length - 1));
      const labelled = words.FEE_LABEL.test(line.text);
      if (!yearly && !monthly && !labelled) return;
      const wholeTerm =
        !yearly &&
        !monthly &&
        months !== null &&
        months > 12 &&
        /contract value|tcv|total|whole|entire|three|two|contract value|gesamt|totale?|totaal/iu.test(close);
      const perYear = monthly ? amount * 12 : wholeTerm ? (amount * 12) / months : amount;
      const rank =
        (yearly ? 2 : 0) + (words.NET_TOTAL.test(before) ? 2 : 0) + (labelled ? 1 : 0) - (wholeTerm || monthly ? 1 : 0);
      found.push({
        value: { amount: Math.round(perYear * 100) / 100, currency: currency ?? currencyOnForm(lines, dossier), rank },
        quotes: [quoteOf(line)],
      });
    });
  }
  if (found.length === 0) return null;
  const best = Math.max(...found.map(({ value }) => value.rank));
  const top = found.filter(({ value }) => value.rank === best);
  return (
    top.find(({ value }) => value.amount === dossier.contract.arr) ??
    found.find(({ value }) => value.amount === dossier.contract.arr && value.rank >= best - 1 && top.length > 1) ??
    top[0] ??
    null
  );
}

/** "$186,000 less 8% = $171,120": what is left behind the sign is the fee. */
const REDUCED = /^[^.;|\n]{2,36}=\s*$|^[^.;|\n]{2,36}=\s*\S/u;

/** A bare "$" means the currency the form or the record names elsewhere. */
function currencyOnForm(lines: Lines, dossier: Dossier): string | null {
  for (const line of lines)
    for (const { currency } of moneyIn(line.text, line.language)) if (currency !== null) return currency;
  return dossier.contract.currency ?? null;
}

/** Length of the term in months, where the form says it. */
function monthsOf(lines: Lines, dossier: Dossier): number | null {
  for (const line of lines) {
    if (!words.TERM.test(line.text)) continue;
    for (const { value, end } of numbersIn(line.text, line.language)) {
      const rest = line.text.slice(end).replace(/^\s*\([^)]{1,30}\)/u, '');
      if (!Number.isInteger(value) || value <= 0 || value > 120) continue;
      if (words.MONTH_UNIT.test(rest) && !noticeBefore(line.text, end)) return value;
      if (words.YEAR_UNIT.test(rest) && value <= 10) return value * 12;
    }
  }
  const { startDate, renewalDate } = dossier.contract;
  return startDate && renewalDate
    ? Math.round((Date.parse(renewalDate) - Date.parse(startDate)) / (30.44 * DAY_MS))
    : null;
}

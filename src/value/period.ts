/** A stretch of calendar dates, `to` excluded. */
export interface Period {
  from: string;
  to: string;
}

/** A calendar month as far as it has gone by: nothing is known of the days to come. @param month `YYYY-MM` */
export function monthUntil(month: string, today: string): Period {
  const from = `${month}-01`;
  const next = firstOfMonthAfter(from, 1);
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  return { from, to: next < tomorrow ? next : tomorrow };
}

/** The twelve months before its end, over which retention is reckoned. */
export function yearBefore({ to }: Period): Period {
  const [year = '', ...rest] = to.split('-');
  // The day before a leap day a year earlier is the last of February.
  const from = [String(Number(year) - 1), ...rest].join('-');
  return { from: from.endsWith('02-29') ? from.replace('29', '28') : from, to };
}

function firstOfMonthAfter(first: string, months: number): string {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

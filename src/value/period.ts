import { addDays, addMonths } from '../calendar/calendar';

/** A stretch of calendar dates, `to` excluded. */
export interface Period {
  from: string;
  to: string;
}

/** A calendar month as far as it has gone by: nothing is known of the days to come. @param month `YYYY-MM` */
export function monthUntil(month: string, today: string): Period {
  const from = `${month}-01`;
  const next = addMonths(from, 1);
  const tomorrow = addDays(today, 1);
  return { from, to: next < tomorrow ? next : tomorrow };
}

/** The twelve months before its end, over which retention is reckoned. */
export function yearBefore({ to }: Period): Period {
  return { from: addMonths(to, -12), to };
}

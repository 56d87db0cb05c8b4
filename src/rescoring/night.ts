const EARLIEST_HOUR = 2;

/**
 * The night that should be scored by now: the business date, from two o'clock in its zone on; null before that. Asked every
 * minute, so that an hour that daylight saving leaves out, a server that was down or a clock that jumped only delays it.
 */
export function nightDue(now: Date, timeZone: string): string | null {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now);
  const [date = '', time = ''] = parts.split(' ');
  return Number(time.slice(0, 2)) >= EARLIEST_HOUR ? date : null;
}

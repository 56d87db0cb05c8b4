/** How tables and dates are shown to people, whatever the format. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2027-02-15` → "15 Feb 2027"; no line break tears a date apart, or a percent sign from its number. */
export function withReadableDates(text: string): string {
  return text
    .replace(/(\d) %/g, '$1\u00a0%')
    .replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, (iso, year: string, month: string, day: string) => {
      const name = MONTHS[Number(month) - 1];
      return name ? `${Number(day)}\u00a0${name}\u00a0${year}` : iso;
    });
}

/** A date, or the moment of one, as people write it; no line break tears the time apart. */
export function momentInWords(moment: Date | string): string {
  const text = moment instanceof Date ? moment.toISOString() : moment;
  const [day = '', time] = text.split('T');
  return withReadableDates(day) + (time ? `, ${time.slice(0, 5)}\u00a0UTC` : '');
}

/** Whether a text is nothing but a date, or a moment in UTC. */
export function isMoment(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/.test(text);
}

/** A number, with its currency or percent sign; a cell may also say that it is not known, or nothing. */
const FIGURE = /^(?:[−-]?[\d.,]+(?:\s(?:[A-Z]{3}|%))?|(?:not known|unknown)?)$/;

/** Which columns hold figures, and are read from the right. */
export function figureColumns(columns: string[], rows: string[][]): boolean[] {
  return columns.map(
    (_, at) => rows.every((cells) => FIGURE.test(cells[at] ?? '')) && rows.some((cells) => /\d/.test(cells[at] ?? '')),
  );
}

/** How figures are written in artifacts: one way everywhere, so that a check can find them again. */

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });

export function writeNumber(value: number): string {
  return WHOLE.format(value);
}

/** A measure whose later decimals say nothing to a reader. */
export function writeRounded(value: number, decimals = 1): string {
  return writeNumber(rounded(value, decimals));
}

/** Half away from zero: a fall is the same figure with its sign as behind “fell by”. */
function rounded(value: number, decimals: number): number {
  const size = Math.round(Math.abs(value) * 10 ** decimals) / 10 ** decimals;
  return value < 0 ? 0 - size : size;
}

/** 0.3765 → 37.7, as shares are written. */
export function percent(share: number): number {
  return rounded(share * 1000, 0) / 10;
}

/** With exactly so many decimals. */
export function writeFixed(value: number, decimals: number): string {
  return new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    value,
  );
}

export function writeMoney(amount: number, currency: string | null): string {
  const rounded = Math.round(amount * 100) / 100;
  return `${writeFixed(rounded, Number.isInteger(rounded) ? 0 : 2)} ${writeCurrency(currency)}`;
}

export function writeCurrency(currency: string | null): string {
  return currency ?? '(currency unknown)';
}

/** 0.75 → "75 %"; one decimal at most. */
export function writeShare(share: number): string {
  return `${WHOLE.format(percent(share))} %`;
}

/** `usageTrend` → "usage trend", `no_login` → "no login". */
export function inWords(name: string): string {
  return name
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** `contractTerm` and `executive_silent` in words; any other text stays as it is. */
export function codeInWords(text: string): string {
  return /^[a-z]+(?:[A-Z][a-z]+|_[a-z\d]+)+$/.test(text) ? inWords(text) : text;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A title beside the name of its account, which then need not stand there twice. */
export function titleBeside(account: string, title: string): string {
  return title.startsWith(`${account}: `) ? capital(title.slice(account.length + 2)) : title;
}

/** "1 seat", "300 seats". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${writeNumber(count)} ${count === 1 ? one : many}`;
}

/** Where a whole sentence would be too long to name something by: its first words. */
export function firstWords(text: string, most = 60): string {
  const whole = phrase(text);
  if (whole.length <= most) return whole;
  const cut = whole.slice(0, most);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > most / 2 ? end : most).replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** A text that stands within a sentence: without its full stop. */
export function phrase(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.;,]+$/, '');
}

export function sentence(text: string): string {
  const written = capital(text.trim().replace(/\s+/g, ' '));
  return /[.!?…]["”’)]?$/.test(written) ? written : `${written}.`;
}

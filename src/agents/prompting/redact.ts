const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PHONE = /(?<![\w.-])\+?\d(?:[\d ()/-]{7,})\d(?![\w-])/g;
const SECRET = /\b(?:sk|pk|rk|xox[abprs]|ghp|gho|AKIA|lsv2|eyJ)[-_A-Za-z0-9.]{12,}/g;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}/;

/** Takes addresses, telephone numbers and anything that looks like a key out of a text. */
export function redact(text: string): string {
  return text
    .replace(SECRET, '[secret]')
    .replace(EMAIL, '[e-mail]')
    .replace(PHONE, (found) => (ISO_DATE.test(found) ? found : '[number]'));
}

/** Redacts every string of a JSON value. */
export function redactAll(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(redactAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, redactAll(part)]));
}

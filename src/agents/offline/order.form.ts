import { type Quote } from '../../evidence/extraction';
import * as words from './contract.words';
import { type Passage } from './passage';

export interface Found<Value> {
  value: Value;
  quotes: Quote[];
}

/** The lines of one binding form, or of a sentence that states an order as plainly as a form does. */
export type Lines = Passage[];

/**
 * The line with what it says of options and of replaced papers blanked out, letter for letter as long: the figures there
 * are none of the order.
 */
export function inForce(text: string): string {
  const blank = (from: number, to: number) => text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
  const replaced = words.REPLACES.exec(text) ?? notOrderedIn(text);
  if (!replaced) return text;
  const label = /^[^:|]{0,60}[:|]/u.test(text.slice(replaced.index)) || replaced.index < 40;
  const open = text.lastIndexOf('(', replaced.index);
  const close = text.indexOf(')', replaced.index);
  const inBrackets = open >= 0 && close >= 0 && !text.slice(open, replaced.index).includes(')');
  if (inBrackets && !/^\s*[:|]/u.test(text.slice(close + 1))) return blank(open, close + 1);
  return blank(label ? 0 : replaced.index, text.length);
}

/** "VAT not included" leaves nothing out of the order. */
function notOrderedIn(text: string): RegExpExecArray | null {
  const found = words.NOT_ORDERED.exec(text);
  return found && TAX.test(text.slice(0, found.index)) ? null : found;
}
const TAX =
  /(?<![\p{L}])(?:vat|gst|tax(?:es)?|iva|tva|mwst|ust|btw|hst|igv|itbis|icms|iss|impuestos?|impostos?|taxes)\.?[\s,:]*$/iu;

export function noticeBefore(text: string, end: number): boolean {
  return words.NOTICE.test(text.slice(Math.max(0, end - 30), end + 25));
}

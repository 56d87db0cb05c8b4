import { writeRounded, writeShare } from '../evidence/drafting/wording';

/** What erratic adoption was measured as. */
export function swings(value: number): string {
  return `swings of ${writeShare(value)} from week to week`;
}

/** What overburden was measured as. */
export function overload(value: number): string {
  return `${writeRounded(value)} times the usual tickets`;
}

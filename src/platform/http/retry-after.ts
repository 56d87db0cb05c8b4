/** No service counts over more than a day; whoever asks for a longer pause is asked again after one. */
const LONGEST_PAUSE_MS = 24 * 3_600_000;

/** Milliseconds asked for by a `Retry-After` header, which carries seconds or an HTTP date; at most a day. */
export function retryAfterOf(header: string | null | undefined, now: number): number | undefined {
  if (!header?.trim()) return undefined;
  const seconds = Number(header);
  return believable(Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1_000);
}

/** What is no number says nothing. */
export function believable(pauseMs: number): number | undefined {
  return Number.isNaN(pauseMs) ? undefined : Math.min(Math.max(0, pauseMs), LONGEST_PAUSE_MS);
}

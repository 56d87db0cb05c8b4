import { guardedFetch } from '../../platform/http/guarded-fetch';

const REQUEST_TIMEOUT_MS = 5_000;

/**
 * `fetch` for a client that must never be heard failing: what could not be sent is given up, told once for each outage,
 * and looks accepted to the client. After `close` nothing is sent and nothing is said any more.
 */
export class LenientFetch {
  private readonly closing = new AbortController();
  private isDown = false;

  constructor(private readonly tell: (why: string) => void) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const ends = [this.closing.signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)];
    if (init?.signal) ends.push(init.signal);
    try {
      const response = await guardedFetch(input, { ...init, signal: AbortSignal.any(ends) });
      const text = await response.text();
      if (response.ok) return this.taken(response, text);
      this.missed(`HTTP ${response.status}`);
    } catch (error) {
      this.missed(error instanceof Error ? error.message : String(error));
    }
    return new Response('{}', { status: 202 });
  };

  close(): void {
    this.closing.abort();
  }

  private taken({ status, headers }: Response, text: string): Response {
    this.isDown = false;
    return new Response(text === '' ? null : text, { status, headers });
  }

  private missed(why: string): void {
    if (!this.isDown && !this.closing.signal.aborted) this.tell(why);
    this.isDown = true;
  }
}

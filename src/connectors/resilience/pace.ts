import { setTimeout } from 'node:timers/promises';

/** Keeps calls to one system apart, so that the system need not refuse them. */
export class Pace {
  private nextTurn = 0;
  private readonly gapMs: number;

  constructor(
    perSecond: number,
    private readonly burst: number,
  ) {
    this.gapMs = 1_000 / perSecond;
  }

  /** Milliseconds that a call asking now would wait. */
  get waitMs(): number {
    return Math.max(0, this.nextTurn - this.gapMs * (this.burst - 1) - performance.now());
  }

  /** Resolves when it is this call's turn; rejects when the signal aborts first. */
  async turn(signal?: AbortSignal): Promise<void> {
    const wait = this.waitMs;
    this.nextTurn = Math.max(this.nextTurn, performance.now()) + this.gapMs;
    // Also without a wait: a process that stood still hears the answers that came meanwhile before its clocks go off, and
    // whoever should have given up by then would go on.
    await setTimeout(wait, undefined, { signal });
  }

  /** Nobody's turn comes before this has passed. */
  rest(ms: number): void {
    this.nextTurn = Math.max(this.nextTurn, performance.now() + ms + this.gapMs * (this.burst - 1));
  }
}

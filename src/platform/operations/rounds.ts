/** One round of work at a time. Whoever asks while one is under way gets another right after it. */
export class Rounds {
  private underWay?: Promise<void>;
  private isAskedAgain = false;

  /** @param stopping after it no further round begins */
  constructor(
    private readonly round: () => Promise<void>,
    private readonly stopping: AbortSignal,
  ) {}

  /** Resolves when no further round is asked for. */
  ask(): Promise<void> {
    this.isAskedAgain = true;
    this.underWay ??= this.work().finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  /** Waits for the round under way. */
  async ended(): Promise<void> {
    await this.underWay;
  }

  private async work(): Promise<void> {
    while (this.isAskedAgain && !this.stopping.aborted) {
      this.isAskedAgain = false;
      await this.round();
    }
  }
}

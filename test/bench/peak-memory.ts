const LOOK_MS = 50;

/** The most memory this process held while something ran. */
export class PeakMemory {
  private peak = 0;

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    const look = () => (this.peak = Math.max(this.peak, process.memoryUsage.rss()));
    const timer = setInterval(look, LOOK_MS);
    try {
      look();
      return await work();
    } finally {
      look();
      clearInterval(timer);
    }
  }

  get peakMb(): number {
    return Math.round(this.peak / 1e6);
  }
}

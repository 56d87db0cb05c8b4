/** Two clocks drift apart by microseconds in this time. */
const CARRIED_ON_MS = 1_000;

/**
 * The time of the database as it was last read, carried on for a moment by this process. It is late by what the reading
 * took to arrive, and it does not run backwards, unless the database's clock was set back by more than that moment.
 */
export class DatabaseClock {
  private read = { time: NaN, at: -Infinity };
  private latest = -Infinity;

  /** Goes by a new reading from now on. */
  heard(time: Date): Date {
    this.read = { time: time.getTime(), at: performance.now() };
    return this.forwards(this.read.time);
  }

  /** To the millisecond; undefined when the last reading is too old to go by. */
  now(): Date | undefined {
    const since = performance.now() - this.read.at;
    return since > CARRIED_ON_MS ? undefined : this.forwards(Math.floor(this.read.time + since));
  }

  private forwards(time: number): Date {
    const wasSetBack = this.latest - time > CARRIED_ON_MS;
    this.latest = wasSetBack ? time : Math.max(time, this.latest);
    return new Date(this.latest);
  }
}

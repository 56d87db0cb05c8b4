import { Logger } from '@nestjs/common';
import { type ClaimedEffect, type Effects } from '../store/effects';
import { type EffectsAsked } from '../store/effects-asked';
import { type EffectHandler, type Handled } from './effect.handler';

export interface WorkerOptions {
  /** Effects at work at the same time. */
  capacity: number;
  leaseMs: number;
  /** Shortest and longest pause between two looks that found nothing. */
  soonestMs: number;
  latestMs: number;
}

export const workerOptions: WorkerOptions = { capacity: 16, leaseMs: 30_000, soonestMs: 50, latestMs: 1_000 };

/**
 * Claims what is due and has it handled. It looks at once when effects were asked for in this process or a place came
 * free, and otherwise the less often the longer nothing was found. Any number of workers may share a database.
 */
export class Worker {
  private readonly log = new Logger(Worker.name);
  private readonly atWork = new Map<Promise<void>, AbortController>();
  private pauseMs: number;
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;
  private lookAgain = false;
  private stopListening?: () => void;

  constructor(
    private readonly effects: Effects,
    private readonly handler: Pick<EffectHandler, 'handle'>,
    private readonly asked: EffectsAsked,
    private readonly options: WorkerOptions,
    private readonly onHandled: (effect: ClaimedEffect, how: Handled) => void = () => {},
  ) {
    this.pauseMs = options.soonestMs;
  }

  /** Once is enough: what listens twice would go on listening after it was stopped. */
  start(): void {
    if (this.stopListening) return;
    this.stopListening = this.asked.listen(() => this.look());
    this.look();
  }

  /** Claims nothing more, calls off what is at work, and gives it back for another worker. */
  async stop(): Promise<void> {
    this.stopListening?.();
    this.stopListening = undefined;
    clearTimeout(this.timer);
    await this.looking;
    for (const controller of this.atWork.values()) controller.abort();
    await Promise.all(this.atWork.keys());
  }

  private look(): void {
    clearTimeout(this.timer);
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    this.lookAgain = false;
    this.looking = this.claimAndStart().then((found) => {
      this.looking = undefined;
      if (!this.stopListening) return;
      if (this.lookAgain) return this.look();
      this.pauseMs = found ? this.options.soonestMs : Math.min(this.pauseMs * 2, this.options.latestMs);
      this.timer = setTimeout(() => this.look(), this.pauseMs);
    });
  }

  private async claimAndStart(): Promise<boolean> {
    const free = this.options.capacity - this.atWork.size;
    if (free <= 0) return true;
    try {
      const claimed = await this.effects.claim(free, this.options.leaseMs);
      for (const effect of claimed) this.begin(effect);
      return claimed.length > 0;
    } catch (error) {
      this.log.error(error);
      return false;
    }
  }

  private begin(effect: ClaimedEffect): void {
    const controller = new AbortController();
    const work = this.handle(effect, controller).finally(() => {
      this.atWork.delete(work);
      if (this.stopListening) this.look();
    });
    this.atWork.set(work, controller);
  }

  private async handle(effect: ClaimedEffect, controller: AbortController): Promise<void> {
    const heart = setInterval(() => void this.beat(effect, controller), this.options.leaseMs / 4);
    try {
      this.onHandled(effect, await this.handler.handle(effect, controller.signal));
    } catch (error) {
      // Neither an answer nor a retry could be written: the lease runs out and somebody claims it again.
      this.log.error(error);
    } finally {
      clearInterval(heart);
    }
  }

  private async beat(effect: ClaimedEffect, controller: AbortController): Promise<void> {
    try {
      if (!(await this.effects.heartbeat(effect, this.options.leaseMs))) controller.abort();
    } catch (error) {
      this.log.warn(error);
    }
  }
}

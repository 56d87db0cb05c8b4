import { type BeforeApplicationShutdown, type Logger, type OnApplicationBootstrap } from '@nestjs/common';

/** Work that is looked for again and again while the application runs. Any number of instances may look for the same. */
export abstract class PollingLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected abstract readonly log: Logger;
  protected abstract readonly everyMs: number;
  private timer?: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;

  /** False where the settings leave nothing to look for. */
  protected abstract get isNeeded(): boolean;

  /** Does what is due now. @returns how much there was; after something the next round follows at once */
  protected abstract workOff(): Promise<number>;

  /** One account that fails keeps no other waiting; the next round tries it again. @returns how many did not fail */
  protected async forEach<Item extends { accountId: string }>(
    items: readonly Item[],
    work: (item: Item) => Promise<void>,
  ): Promise<number> {
    let done = 0;
    for (const item of items) {
      try {
        await work(item);
        done += 1;
      } catch (error) {
        this.log.error(error, `Account ${item.accountId} is tried again in the next round`);
      }
    }
    return done;
  }

  onApplicationBootstrap(): void {
    this.look();
  }

  /** Waits for the round under way: to break it off would leave its outcome unknown. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  /** Looks now; while a round is under way, right after it. */
  look(): void {
    if (this.stopped || !this.isNeeded) return;
    clearTimeout(this.timer);
    this.round = this.round.then(async () => {
      const found = await this.workOff().catch((error: unknown) => {
        this.log.error(error);
        return 0;
      });
      if (!this.stopped) this.lookIn(found > 0 ? 0 : this.everyMs);
    });
  }

  private lookIn(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), delayMs);
  }
}

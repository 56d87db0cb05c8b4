import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Executions } from './executions';
import { Executor } from './executor';

const LOOK_EVERY_MS = 500;

/** Looks for what is to be carried out for as long as the application runs. Any number of instances may. */
@Injectable()
export class ExecutionLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('execution');
  private timer?: NodeJS.Timeout;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly executor: Executor,
    private readonly executions: Executions,
  ) {}

  onApplicationBootstrap(): void {
    if (this.executions.canReachAnybody) this.lookSoon(0);
  }

  /** Waits for attempts under way: to break one off would leave its outcome unknown. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private lookSoon(delayMs: number): void {
    this.timer = setTimeout(() => {
      this.looking = this.look();
    }, delayMs);
  }

  private async look(): Promise<void> {
    const found = await this.executor.carryOutDue().catch((error: unknown) => {
      this.log.error(error);
      return 0;
    });
    if (!this.stopped) this.lookSoon(found > 0 ? 0 : LOOK_EVERY_MS);
  }
}

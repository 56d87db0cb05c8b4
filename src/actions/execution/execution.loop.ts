import { Injectable, Logger } from '@nestjs/common';
import { PollingLoop } from '../polling.loop';
import { Executions } from './executions';
import { Executor } from './executor';

/** Looks for what is to be carried out, where an outside system is set up. */
@Injectable()
export class ExecutionLoop extends PollingLoop {
  protected readonly log = new Logger('execution');
  protected readonly everyMs = 500;

  constructor(
    private readonly executor: Executor,
    private readonly executions: Executions,
  ) {
    super();
  }

  protected get isNeeded(): boolean {
    return this.executions.canReachAnybody;
  }

  protected workOff(): Promise<number> {
    return this.executor.carryOutDue();
  }
}

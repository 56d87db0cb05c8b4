import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { OutboundFailure } from '../connectors/resilience/outbound.failure';
import { Rounds } from '../platform/operations/rounds';
import { SETTINGS, type Settings } from '../platform/settings/settings';
import { Crms, NotConnected } from './crms';
import { RunTakenAway, SyncRuns, type ClaimedRun } from './run.store';
import { SyncWalk } from './sync.walk';

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** An outage of half a day is waited for. */
const ATTEMPTS = 60;

/**
 * Works off the runs, one at a time in this process. A system that is out is waited for: its run goes on from where it
 * was, here or in another instance.
 */
@Injectable()
export class SyncWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('sync');
  private readonly stopping = new AbortController();
  private readonly rounds = new Rounds(() => this.workOff(), this.stopping.signal);

  constructor(
    private readonly runs: SyncRuns,
    private readonly walk: SyncWalk,
    private readonly crms: Crms,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'syncEveryMinutes'>,
  ) {}

  onApplicationBootstrap(): void {
    void this.look();
  }

  /** Plans the increments that are due, and takes up what waits. */
  @Cron(CronExpression.EVERY_MINUTE)
  async look(): Promise<void> {
    try {
      const { syncEveryMinutes } = this.settings;
      if (syncEveryMinutes > 0) {
        for (const system of this.crms.systems) await this.runs.planIncrement(system, syncEveryMinutes * 60_000);
      }
      await this.wake();
    } catch (error) {
      this.log.error(error, 'The next look will try again');
    }
  }

  /** Resolves when nothing is left that is due. */
  wake(): Promise<void> {
    return this.rounds.ask();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.rounds.ended();
  }

  private async workOff(): Promise<void> {
    for (let run = await this.next(); run; run = await this.next()) await this.work(run);
  }

  private next(): Promise<ClaimedRun | null> {
    return this.stopping.signal.aborted ? Promise.resolve(null) : this.runs.claim();
  }

  private async work(run: ClaimedRun): Promise<void> {
    const { signal } = this.stopping;
    try {
      if (await this.walk.walk(run, this.crms.of(run.system), signal)) await this.runs.finish(run);
      else await this.runs.release(run);
    } catch (error) {
      if (error instanceof RunTakenAway) this.log.warn(error.message);
      else if (signal.aborted) await this.runs.release(run);
      else await this.afterFailure(run, error);
    }
  }

  /** What the system refuses is for a person to mend; everything else passes. */
  private async afterFailure(run: ClaimedRun, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    const isFinal = error instanceof NotConnected || (error instanceof OutboundFailure && !error.isPassing);
    const attempts = ((await this.runs.find(run.id))?.attempts ?? 0) + 1;
    if (isFinal || attempts >= ATTEMPTS) {
      this.log.error(`Sync of ${run.system} failed: ${reason}`);
      return this.runs.finish(run, reason);
    }
    const asked = error instanceof OutboundFailure ? (error.details.retryAfterMs ?? 0) : 0;
    const pauseMs = Math.max(asked, Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS));
    if (error instanceof OutboundFailure)
      this.log.warn(`${reason}; the sync goes on in ${Math.ceil(pauseMs / 1_000)} s`);
    else this.log.error(error);
    await this.runs.postpone(run, pauseMs, reason);
  }
}

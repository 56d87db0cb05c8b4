import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { LearntEffects } from '../actions/ranking/learnt-effects';
import { Rounds } from '../platform/operations/rounds';
import { SETTINGS, type Settings } from '../platform/settings/settings';
import { databaseTime } from '../store/database.time';
import { AccountWalk } from './account.walk';
import { nightDue } from './night';
import { WarehousePull } from '../sync/warehouse/warehouse.pull';
import { TelemetryRetention } from '../telemetry/ingest/telemetry.retention';
import { RunStore, RunTakenAway, type ClaimedRun } from './run.store';

/**
 * Works off the runs, one at a time in this process. Any number of instances may do so: a run belongs to whoever holds
 * its lease, and goes on behind its last finished batch when that one is gone.
 */
@Injectable()
export class RescoringWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('rescoring');
  private readonly stopping = new AbortController();
  private readonly rounds = new Rounds(() => this.workOff(), this.stopping.signal);

  constructor(
    private readonly db: DataSource,
    private readonly runs: RunStore,
    private readonly walk: AccountWalk,
    private readonly warehouse: WarehousePull,
    private readonly retention: TelemetryRetention,
    private readonly learnt: LearntEffects,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    void this.look();
  }

  /** Plans the night when it is due, and takes up what another instance left behind. */
  @Cron(CronExpression.EVERY_MINUTE)
  async look(): Promise<void> {
    try {
      await this.planNight();
      await this.wake();
    } catch (error) {
      this.log.error(error, 'The next look will try again');
    }
  }

  /** A fixed business date never turns, so it has no nights. */
  async planNight(): Promise<void> {
    if (this.settings.businessDate !== undefined) return;
    const night = nightDue(await databaseTime(this.db.manager), this.settings.timeZone);
    if (night !== null) await this.runs.planNight(night);
  }

  /** Resolves when nothing is left to do. */
  wake(): Promise<void> {
    return this.rounds.ask();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.rounds.ended();
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async workOff(): Promise<void> {
    let run = await this.next();
    while (run && (await this.work(run))) run = await this.next();
  }

  private next(): Promise<ClaimedRun | null> {
    return this.isStopping ? Promise.resolve(null) : this.runs.claim();
  }

  /** False when it stopped for a reason that may stop the next one too. */
  private async work(run: ClaimedRun): Promise<boolean> {
    try {
      if (run.cursor === null) await this.prepare(run);
      if (await this.walk.walk(run, () => this.isStopping)) await this.runs.finish(run);
      else await this.runs.release(run);
      return true;
    } catch (error) {
      if (error instanceof RunTakenAway) {
        this.log.warn(error.message);
        return true;
      }
      this.log.error(error, `Rescoring run ${run.id} stopped; it goes on at the next look`);
      await this.runs.release(run);
      return false;
    }
  }

  /** Before the first account, so that all of them are scored and ranked by the same answers. */
  private async prepare(run: ClaimedRun): Promise<void> {
    const renewing = setInterval(
      () => void this.runs.renew(run).catch((error: unknown) => this.log.warn(error)),
      (this.runs.leaseSeconds * 1_000) / 3,
    );
    try {
      await this.askWarehouse(run);
      await this.retention.forget(run.asOf, this.stopping.signal);
      await this.runs.learn(run, await this.learnt.learn(this.db.manager, run.asOf));
    } finally {
      clearInterval(renewing);
    }
  }

  /** Without an answer the last one stands. */
  private async askWarehouse(run: ClaimedRun): Promise<void> {
    const pulled = await this.warehouse.refresh(run.id, run.asOf, this.stopping.signal);
    if (pulled) await this.runs.note(run, pulled);
    if (pulled && 'error' in pulled) this.log.error(`${pulled.system} did not answer: ${pulled.error}`);
  }
}

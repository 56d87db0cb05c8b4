import { randomUUID } from 'node:crypto';
import {
  Injectable,
  Logger,
  NotFoundException,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { IngestService } from '../../telemetry/ingest/ingest.service';
import { Rescorer } from '../../telemetry/scores/rescorer';
import { PacketsService } from '../packets.service';
import { withinBounds } from './archive';
import { ImportRun } from './import-run';
import { ImportStore, ImportTakenAway, LEASE_MS, type ClaimedImport, type Progress } from './import.store';
import { type ImportView } from './import.view';

const LOOK_EVERY_MS = 30_000;

/** Takes files in at once and works them off in the background, one at a time. */
@Injectable()
export class ImportsService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(ImportsService.name);
  private working?: Promise<void>;
  private timer?: NodeJS.Timeout;
  private isStopping = false;

  constructor(
    private readonly imports: ImportStore,
    private readonly packets: PacketsService,
    private readonly ingest: IngestService,
    private readonly rescorer: Rescorer,
  ) {}

  async receive(fileName: string, file: AsyncIterable<Buffer>, startedBy: string): Promise<ImportView> {
    const id = randomUUID();
    await this.imports.receive(id, fileName, startedBy, withinBounds({ name: fileName, content: file }));
    this.look();
    return this.view(id);
  }

  async view(id: string): Promise<ImportView> {
    const row = await this.imports.find(id);
    if (!row) throw new NotFoundException(`There is no import ${id}`);
    const { leaseUntil: _until, leaseToken: _token, ...view } = row;
    return view;
  }

  /** An import that was interrupted, here or in an instance that is gone, is taken up again. */
  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
    this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await this.working;
  }

  private look(): void {
    this.working ??= this.workOff()
      .catch((error: unknown) => this.log.error(error))
      .finally(() => (this.working = undefined));
  }

  private async workOff(): Promise<void> {
    for (let next = await this.claim(); next; next = await this.claim()) await this.workOn(next);
  }

  private claim(): Promise<ClaimedImport | null> {
    return this.isStopping ? Promise.resolve(null) : this.imports.claim();
  }

  private async workOn(claimed: ClaimedImport): Promise<void> {
    const warn = (error: unknown) => this.log.warn(error);
    const renewing = setInterval(() => void this.imports.renew(claimed).catch(warn), LEASE_MS / 3);
    try {
      await this.end(claimed, await this.outcomeOf(claimed));
    } catch (error) {
      if (!(error instanceof ImportTakenAway)) throw error;
      this.log.warn(error.message);
    } finally {
      clearInterval(renewing);
    }
  }

  /** What was interrupted goes on elsewhere, or here after the start. */
  private end(claimed: ClaimedImport, outcome: 'done' | 'failed' | 'interrupted'): Promise<void> {
    return outcome === 'interrupted' ? this.imports.release(claimed) : this.imports.finish(claimed, outcome);
  }

  /** @throws ImportTakenAway */
  private async outcomeOf(claimed: ClaimedImport): Promise<'done' | 'failed' | 'interrupted'> {
    try {
      await this.work(claimed);
      return 'done';
    } catch (error) {
      if (error instanceof ImportTakenAway) throw error;
      if (error instanceof Interrupted) return 'interrupted';
      this.log.error(error);
      return 'failed';
    }
  }

  private async work(claimed: ClaimedImport): Promise<void> {
    const { id, fileName, startedBy } = claimed;
    const report = (progress: Progress) => {
      if (this.isStopping) throw new Interrupted();
      return this.imports.report(claimed, progress);
    };
    const doors = { packets: this.packets, ingest: this.ingest, report };
    const run = new ImportRun(doors, { actor: startedBy, source: 'import' });
    const file = () => ({ name: fileName ?? 'rows.ndjson', content: this.imports.contentOf(id) });
    await run.packetsOf(file());
    await run.telemetryOf(file());
    await this.rescorer.rescore([...run.touched]);
  }
}

/** The process is shutting down. */
class Interrupted extends Error {}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { distinctUntilChanged, exhaustMap, from, takeWhile, timer, type Observable } from 'rxjs';
import { z } from 'zod';
import { decodeCursor, page, PlaceText } from '../platform/http/paging';
import { BusinessDate } from '../store/business-date';
import { type RescoringRun } from '../store/entities';
import { RunEnded, RunNotFound } from './rescoring.errors';
import { RescoringWorker } from './rescoring.worker';
import { RunChanges, type RunChange } from './run.changes';
import { RunStore } from './run.store';
import { hasEnded, viewOf, type RescoringRunView } from './run.view';
import { WasteTally } from './waste.tally';

const LOOK_MS = 500;
/** Whoever watches a run is told of its end too. */
const WITH_ITS_END = true;
const PLACE = z.tuple([PlaceText]);

/** What the newest finished run found wasted over all accounts; without a run nothing is known. */
export type WasteOfBase = ({ asOf: string; accounts: number } & WasteTally) | { asOf: null };

@Injectable()
export class RescoringService {
  constructor(
    private readonly db: DataSource,
    private readonly dates: BusinessDate,
    private readonly runs: RunStore,
    private readonly worker: RescoringWorker,
    private readonly changes: RunChanges,
  ) {}

  /** Asks for all accounts to be scored now; somebody's request that has not begun yet is the same run. */
  async ask(by: string): Promise<RescoringRunView> {
    const run = await this.runs.ask(await this.dates.today(this.db.manager), by);
    void this.worker.look();
    return viewOf(run);
  }

  /** @throws RunNotFound */
  async show(id: string): Promise<RescoringRunView> {
    return viewOf(await this.existing(id));
  }

  /** @throws RunNotFound, RunEnded */
  async cancel(id: string): Promise<RescoringRunView> {
    const cancelled = await this.runs.cancel(id);
    const run = await this.existing(id);
    if (!cancelled) throw new RunEnded(id, run.status);
    return viewOf(run);
  }

  /** The run each time it has come further, up to its end, whichever instance works on it. */
  watch(id: string): Observable<RescoringRunView> {
    return timer(0, LOOK_MS).pipe(
      exhaustMap(() => from(this.show(id))),
      distinctUntilChanged((a, b) => a.done === b.done && a.status === b.status),
      takeWhile((run) => !hasEnded(run), WITH_ITS_END),
    );
  }

  /** @throws RunNotFound */
  async changesOf(id: string, { limit, cursor }: { limit: number; cursor?: string }) {
    const { asOf } = await this.existing(id);
    const [after] = cursor === undefined ? [''] : decodeCursor(cursor, PLACE);
    const moved = await this.changes.on(asOf, after, limit + 1);
    return page<RunChange, RunChange>(
      moved,
      limit,
      (change) => change,
      ({ accountId }) => [accountId],
    );
  }

  async wasteOfBase(): Promise<WasteOfBase> {
    const run = await this.runs.newestDone();
    if (!run?.waste) return { asOf: null };
    return { asOf: run.asOf, accounts: run.done, ...WasteTally.parse(run.waste) };
  }

  private async existing(id: string): Promise<RescoringRun> {
    const run = await this.runs.find(id);
    if (!run) throw new RunNotFound(id);
    return run;
  }
}

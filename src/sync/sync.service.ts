import { Injectable } from '@nestjs/common';
import { type FieldReadiness } from '../connectors/crm/crm.source';
import { type SyncRunRow } from '../store/entities';
import { Crms } from './crms';
import { SyncRuns } from './run.store';
import { type SyncRunView } from './sync.view';
import { SyncWorker } from './sync.worker';

/** There is no such run. */
export class SyncRunNotFound extends Error {
  constructor(readonly id: string) {
    super(`There is no sync run ${id}`);
  }
}

/** A run of the system is under way, and it is not the full one that was asked for. */
export class OtherRunUnderWay extends Error {
  constructor(readonly run: string) {
    super(`Sync run ${run} is under way and is not a full one; ask again when it has ended`);
  }
}

@Injectable()
export class SyncService {
  constructor(
    private readonly crms: Crms,
    private readonly runs: SyncRuns,
    private readonly worker: SyncWorker,
  ) {}

  /** Begins a run, or answers with the one that is under way. @throws NotConnected, OtherRunUnderWay */
  async ask(system: string, { isFull, by }: { isFull: boolean; by: string }): Promise<SyncRunView> {
    const { source } = this.crms.of(system);
    const run = await this.runs.ask(source.system, { isFull, by });
    if (isFull && !run.isFull) throw new OtherRunUnderWay(run.id);
    void this.worker.look();
    return viewOf(run);
  }

  /** @throws SyncRunNotFound */
  async show(id: string): Promise<SyncRunView> {
    const run = await this.runs.find(id);
    if (!run) throw new SyncRunNotFound(id);
    return viewOf(run);
  }

  async list(limit: number): Promise<SyncRunView[]> {
    return (await this.runs.list(limit)).map(viewOf);
  }

  /** Looks each mapped field up in the live system. @throws NotConnected, OutboundFailure */
  readiness(system: string): Promise<FieldReadiness[]> {
    return this.crms.of(system).source.readiness();
  }
}

function viewOf({ begunAt: _, leaseUntil: _until, leaseToken: _token, ...view }: SyncRunRow): SyncRunView {
  return view;
}

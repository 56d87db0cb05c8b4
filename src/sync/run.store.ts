import { randomUUID } from 'node:crypto';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { type CrmSystem, type Cursor } from '../connectors/crm/crm.source';
import { databaseTime } from '../store/database.time';
import { SyncCursor, SyncRunRow } from '../store/entities';
import { type Taken } from './account.intake';

/** How long a run is left to whoever took it, from each sign of life on. */
const LEASE = `now() + interval '60 seconds'`;
/** A broken mapping must not fill the row: this many are named. */
const NAMED_AT_MOST = 100;

/** A run as its one worker holds it. */
export type ClaimedRun = SyncRunRow & { leaseToken: string };

export type Position = Cursor & { stream: string };

export interface Step {
  /** Changes followed. */
  changes: number;
  taken: Taken;
  positions?: Position[];
}

/** Another instance has taken the run over: whoever held it stops. */
export class RunTakenAway extends Error {
  constructor({ id }: { id: string }) {
    super(`Sync run ${id} is no longer ours`);
  }
}

/** Runs, how far they have come, and the positions that the next one goes on from. All clocks are the database's. */
export class SyncRuns {
  constructor(private readonly db: DataSource) {}

  /** A run of the system that has not ended yet is the answer, whoever asked for it. */
  async ask(system: CrmSystem, { isFull, by }: { isFull: boolean; by: string }): Promise<SyncRunRow> {
    await this.db.query(
      `INSERT INTO sync_run (id, system, is_full, asked_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (system) WHERE status IN ('pending', 'running') DO NOTHING`,
      [randomUUID(), system, isFull, by],
    );
    const [run] = await this.db.manager.findBy(SyncRunRow, { system, status: In(['pending', 'running']) });
    return run ?? this.ask(system, { isFull, by });
  }

  find(id: string): Promise<SyncRunRow | null> {
    return this.db.manager.findOneBy(SyncRunRow, { id });
  }

  newest(system: CrmSystem): Promise<SyncRunRow | null> {
    return this.db.manager.findOne(SyncRunRow, { where: { system }, order: { startedAt: 'DESC' } });
  }

  list(limit: number): Promise<SyncRunRow[]> {
    return this.db.manager.find(SyncRunRow, { order: { startedAt: 'DESC' }, take: limit });
  }

  /** Asks for what has changed since, where the last run ended long enough ago; before somebody's first load, nothing. */
  async planIncrement(system: CrmSystem, everyMs: number): Promise<void> {
    const last = await this.newest(system);
    const now = await databaseTime(this.db.manager);
    if (!last?.finishedAt || last.finishedAt.getTime() + everyMs > now.getTime()) return;
    if (await this.hasPositions(system)) await this.ask(system, { isFull: false, by: 'agent' });
  }

  hasPositions(system: CrmSystem): Promise<boolean> {
    return this.db.manager.existsBy(SyncCursor, { system });
  }

  async claim(): Promise<ClaimedRun | null> {
    const [claimed] = await this.db.query<[{ id: string }[], number]>(
      `UPDATE sync_run SET status = 'running', lease_until = ${LEASE}, lease_token = gen_random_uuid()
        WHERE id = (SELECT id FROM sync_run
                     WHERE status IN ('pending', 'running') AND due_at <= now() AND (lease_until IS NULL OR lease_until < now())
                     ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
    );
    const run = claimed[0] ? await this.find(claimed[0].id) : null;
    return run?.leaseToken ? { ...run, leaseToken: run.leaseToken } : null;
  }

  /** Sets the positions that a first or full run begins with, once. @throws RunTakenAway */
  async begin(run: ClaimedRun, positions: readonly Position[], total: number | null): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.delete(SyncCursor, { system: run.system });
      const rows = positions.map((position) => ({ system: run.system, ...position }));
      if (rows.length > 0) await tx.insert(SyncCursor, rows);
      const [[held]] = await tx.query<[{ begun_at: Date }[], number]>(
        `UPDATE sync_run SET begun_at = clock_timestamp(), total = $3 WHERE id = $1 AND lease_token = $2 RETURNING begun_at`,
        [run.id, run.leaseToken, total],
      );
      if (!held) throw new RunTakenAway(run);
      run.begunAt = held.begun_at;
    });
  }

  async position(system: string, stream: string): Promise<Cursor | null> {
    const row = await this.db.manager.findOneBy(SyncCursor, { system, stream });
    return row && { stamp: row.stamp, id: row.id };
  }

  /** What came of a batch; with positions, everything up to them is done. @throws RunTakenAway */
  async advance(run: ClaimedRun, { changes, taken, positions = [] }: Step): Promise<void> {
    run.refused = [...run.refused, ...taken.refused].slice(0, NAMED_AT_MOST);
    run.unreadable = [...new Set([...run.unreadable, ...taken.unreadable])].slice(0, NAMED_AT_MOST);
    const { opened, changed, unchanged, gone } = taken;
    await this.db.transaction(async (tx) => {
      const [, held] = await tx.query<[unknown, number]>(
        `UPDATE sync_run
            SET done = done + $3, opened = opened + $4, changed = changed + $5, unchanged = unchanged + $6, gone = gone + $7,
                refused = $8, unreadable = $9, attempts = 0, error = NULL, lease_until = ${LEASE}
          WHERE id = $1 AND lease_token = $2`,
        [
          ...[run.id, run.leaseToken, changes, opened, changed, unchanged, gone],
          ...[JSON.stringify(run.refused), JSON.stringify(run.unreadable)],
        ],
      );
      if (held === 0) throw new RunTakenAway(run);
      for (const position of positions) await keepPosition(tx, run.system, position);
    });
  }

  async finish(run: ClaimedRun, error: string | null = null): Promise<void> {
    await this.end(run, `status = $3, error = $4, finished_at = now()`, [error === null ? 'done' : 'failed', error]);
  }

  /** Tried again after the pause, from where it has come to. */
  async postpone(run: ClaimedRun, pauseMs: number, error: string): Promise<void> {
    const due = `due_at = now() + $4 * interval '1 millisecond'`;
    await this.end(run, `status = 'pending', attempts = attempts + 1, error = $3, ${due}`, [error, pauseMs]);
  }

  /** Gives the run back, so that any instance can go on at once. */
  async release(run: ClaimedRun): Promise<void> {
    await this.end(run, `status = 'pending'`, []);
  }

  private async end({ id, leaseToken }: ClaimedRun, assignments: string, values: unknown[]): Promise<void> {
    await this.db.query(
      `UPDATE sync_run SET ${assignments}, lease_until = NULL, lease_token = NULL WHERE id = $1 AND lease_token = $2`,
      [id, leaseToken, ...values],
    );
  }
}

/** The overlap with the run before is walked again: the position does not fall back for it. */
async function keepPosition(tx: EntityManager, system: string, { stream, stamp, id }: Position): Promise<void> {
  await tx.query(
    `INSERT INTO sync_cursor AS old (system, stream, stamp, id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (system, stream) DO UPDATE SET stamp = excluded.stamp, id = excluded.id WHERE old.stamp <= excluded.stamp`,
    [system, stream, stamp, id],
  );
}

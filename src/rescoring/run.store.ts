import { randomUUID } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { RescoringRun, type FailedAccount, type OutcomesByKind, type WarehousePulled } from '../store/entities';
import { type WasteTally } from './waste.tally';

/** A run that has not begun sees everything stored until then, so everybody who asks before shares it. */
const NOT_BEGUN = 'next';
const SLOT_OF_ITS_OWN = `CASE slot WHEN '${NOT_BEGUN}' THEN 'asked:' || id ELSE slot END`;
const LEASE_SECONDS = 60;
/** Begun or not, and in nobody's hands. */
const WAITING = `status IN ('pending', 'running') AND (lease_until IS NULL OR lease_until < now())`;
/** A broken table must not fill the row: this many are named, all are logged. */
const FAILED_AT_MOST = 100;

/** A run as its one worker holds it. */
export interface ClaimedRun {
  id: string;
  asOf: string;
  cursor: string | null;
  leaseToken: string;
  waste: unknown;
  failed: FailedAccount[];
}

/** What one batch came to. */
export interface Step {
  /** In the order of the walk. */
  accountIds: string[];
  waste: WasteTally;
  failed: FailedAccount[];
}

/** Another instance has taken the run over, or somebody cancelled it: whoever held it stops. */
export class RunTakenAway extends Error {
  constructor(id: string) {
    super(`Rescoring run ${id} is no longer ours`);
  }
}

/** The event id under which an account hears of a run: once, whatever happens to the process that tells it. */
export const occasionOf = ({ id }: { id: string }): string => `rescoring:${id}`;

/** The runs and how far they have come. All clocks are the database's. */
export class RunStore {
  constructor(
    private readonly db: DataSource,
    readonly leaseSeconds = LEASE_SECONDS,
  ) {}

  /** The run of a night; whoever comes second, on whatever instance, changes nothing. */
  async planNight(asOf: string): Promise<void> {
    await this.db.query(
      `INSERT INTO rescoring_run (id, slot, as_of, status, asked_by) VALUES ($1, $2, $3, 'pending', 'agent')
       ON CONFLICT (slot) DO NOTHING`,
      [randomUUID(), `night:${asOf}`, asOf],
    );
  }

  async ask(asOf: string, by: string): Promise<RescoringRun> {
    const [{ id }] = await this.db.query<[{ id: string }]>(
      `INSERT INTO rescoring_run (id, slot, as_of, status, asked_by) VALUES ($1, $2, $3, 'pending', $4)
       ON CONFLICT (slot) DO UPDATE SET as_of = excluded.as_of RETURNING id`,
      [randomUUID(), NOT_BEGUN, asOf, by],
    );
    return this.db.manager.findOneByOrFail(RescoringRun, { id });
  }

  find(id: string): Promise<RescoringRun | null> {
    return this.db.manager.findOneBy(RescoringRun, { id });
  }

  /** The newest run that came to its end. */
  async newestDone(): Promise<RescoringRun | null> {
    return this.db.manager.findOne(RescoringRun, { where: { status: 'done' }, order: { finishedAt: 'DESC' } });
  }

  /** Takes the newest run that nobody is working on; older days are then superseded, for they would undo it. */
  async claim(): Promise<ClaimedRun | null> {
    const [waiting] = await this.db.query<unknown[]>(`SELECT FROM rescoring_run WHERE ${WAITING} LIMIT 1`);
    if (!waiting) return null;
    return this.db.transaction(async (tx) => {
      const [[run]] = await tx.query<[ClaimedRun[]]>(
        `UPDATE rescoring_run
            SET status = 'running', slot = ${SLOT_OF_ITS_OWN},
                lease_until = now() + $1 * interval '1 second', lease_token = gen_random_uuid(),
                total = coalesce(total, (SELECT count(*) FROM account WHERE state <> 'closed'))
          WHERE id = (SELECT id FROM rescoring_run
                       WHERE ${WAITING} ORDER BY as_of DESC, started_at LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING id, as_of AS "asOf", cursor, lease_token AS "leaseToken", waste, failed`,
        [this.leaseSeconds],
      );
      if (!run) return null;
      await tx.query(
        `UPDATE rescoring_run SET status = 'superseded', slot = ${SLOT_OF_ITS_OWN}, finished_at = now(), lease_until = NULL, lease_token = NULL
          WHERE status IN ('pending', 'running') AND as_of < $1`,
        [run.asOf],
      );
      return run;
    });
  }

  /**
   * Everything up to the last account of the step is done. How many accounts changed is counted in their journals, so
   * that a step that was begun twice is counted right. @throws RunTakenAway
   */
  async advance(run: ClaimedRun, { accountIds, waste, failed }: Step): Promise<void> {
    await this.hold(
      run,
      `UPDATE rescoring_run
          SET cursor = $3, done = done + cardinality($4::text[]), waste = $5, failed = $6,
              lease_until = now() + $7 * interval '1 second',
              changed = changed + (SELECT count(*) FROM journal WHERE account_id = ANY ($4) AND event_id = $8)`,
      [
        accountIds.at(-1),
        accountIds,
        JSON.stringify(waste),
        JSON.stringify(failed.slice(0, FAILED_AT_MOST)),
        this.leaseSeconds,
        occasionOf(run),
      ],
    );
  }

  /** Says that the run is still in our hands. @throws RunTakenAway */
  async renew(run: ClaimedRun): Promise<void> {
    await this.hold(run, `UPDATE rescoring_run SET lease_until = now() + $3 * interval '1 second'`, [
      this.leaseSeconds,
    ]);
  }

  /** Puts on record what the warehouse answered. @throws RunTakenAway */
  async note(run: ClaimedRun, warehouse: WarehousePulled): Promise<void> {
    await this.hold(run, `UPDATE rescoring_run SET warehouse = $3`, [JSON.stringify(warehouse)]);
  }

  /** Puts on record what done actions were seen to bring. @throws RunTakenAway */
  async learn(run: ClaimedRun, outcomes: OutcomesByKind): Promise<void> {
    await this.hold(run, `UPDATE rescoring_run SET outcomes = $3`, [JSON.stringify(outcomes)]);
  }

  /** @throws RunTakenAway */
  async finish(run: ClaimedRun): Promise<void> {
    await this.hold(
      run,
      `UPDATE rescoring_run SET status = 'done', total = done, finished_at = now(), lease_until = NULL, lease_token = NULL`,
      [],
    );
  }

  /** Gives the run back, so that any instance can go on at once. */
  async release({ id, leaseToken }: ClaimedRun): Promise<void> {
    await this.db.query(
      `UPDATE rescoring_run SET lease_until = NULL, lease_token = NULL WHERE id = $1 AND lease_token = $2`,
      [id, leaseToken],
    );
  }

  /** False when it has ended already. Its worker notices at the end of the batch it is in. */
  async cancel(id: string): Promise<boolean> {
    const [, cancelled] = await this.db.query<[unknown, number]>(
      `UPDATE rescoring_run
          SET status = 'cancelled', slot = ${SLOT_OF_ITS_OWN},
              finished_at = now(), lease_until = NULL, lease_token = NULL
        WHERE id = $1 AND status IN ('pending', 'running')`,
      [id],
    );
    return cancelled > 0;
  }

  private async hold({ id, leaseToken }: ClaimedRun, update: string, values: unknown[]): Promise<void> {
    const [, held] = await this.db.query<[unknown, number]>(
      `${update} WHERE id = $1 AND lease_token = $2 AND status = 'running'`,
      [id, leaseToken, ...values],
    );
    if (held === 0) throw new RunTakenAway(id);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONNECTIONS } from '../../connectors/connectors.module';
import { type Connections } from '../../connectors/connections';
import { type Outbound } from '../../connectors/outbound';
import { digestOf } from '../../policy/digest';
import { Execution, type ExecutionStatus, type WorkUnit } from '../../store/entities';

/** An execution in the hands of one executor, until its lease ends. */
export interface Claim {
  accountId: string;
  workUnit: string;
  leaseToken: string;
}

/** What is on its way out: queued with the decision that released it, claimed by one executor at a time. */
@Injectable()
export class Executions {
  constructor(
    private readonly db: DataSource,
    @Inject(CONNECTIONS) private readonly connections: Pick<Connections, 'outbounds'>,
  ) {}

  /** False as long as no outside system is set up: then people do everything. */
  get canReachAnybody(): boolean {
    return this.connections.outbounds.length > 0;
  }

  outboundFor(kind: string): Outbound | undefined {
    return this.connections.outbounds.find(({ kinds }) => kinds.some((known) => known === kind));
  }

  /** Queues a released work unit once; false when no connected system takes its kind. */
  async queue(tx: EntityManager, { accountId, id, kind, payload }: WorkUnit): Promise<boolean> {
    const system = this.outboundFor(kind)?.system;
    if (!system) return false;
    await tx.query(
      `INSERT INTO execution (account_id, work_unit, system, digest) VALUES ($1, $2, $3, $4)
       ON CONFLICT (account_id, work_unit) DO UPDATE SET status = 'open', digest = EXCLUDED.digest, due_at = now()
        WHERE execution.status = 'withdrawn'`,
      [accountId, id, system, digestOf(payload)],
    );
    return true;
  }

  /** What is no longer wanted is not begun; an attempt under way still records how it ended. */
  async withdraw(tx: EntityManager, { accountId, id }: Pick<WorkUnit, 'accountId' | 'id'>): Promise<void> {
    await tx.update(Execution, { accountId, workUnit: id, status: 'open' }, { status: 'withdrawn' });
  }

  /** Claims what is due, is wanted and stands on no paused account, or whose holder let the lease run out. */
  async claim(limit: number, leaseMs: number): Promise<Claim[]> {
    const [claims] = await this.db.query<[Claim[], number]>(
      `WITH due AS (
         SELECT e.account_id, e.work_unit
           FROM execution e JOIN work_unit u ON u.account_id = e.account_id AND u.id = e.work_unit
          WHERE e.status = 'open' AND e.due_at <= now() AND (e.lease_until IS NULL OR e.lease_until < now())
            AND NOT u.held AND u.status IN ('approved', 'executing', 'unknown_outcome')
          ORDER BY e.due_at, e.account_id, e.work_unit
          LIMIT $1
            FOR UPDATE OF e SKIP LOCKED
       )
       UPDATE execution e SET lease_token = gen_random_uuid(), lease_until = now() + $2 * interval '1 millisecond'
         FROM due WHERE (e.account_id, e.work_unit) = (due.account_id, due.work_unit)
       RETURNING e.account_id AS "accountId", e.work_unit AS "workUnit", e.lease_token AS "leaseToken"`,
      [limit, leaseMs],
    );
    return claims;
  }

  /** The claimed execution, while the claim still holds. */
  held(tx: EntityManager, claim: Claim): Promise<Execution | null> {
    return tx.findOneBy(Execution, { ...claim });
  }

  /** Puts on record that an attempt begins, before anything is written outside. */
  async begin(tx: EntityManager, execution: Execution): Promise<void> {
    await tx.query(
      `UPDATE execution
          SET attempts = attempts + 1, may_have_arrived = true, first_attempt_at = COALESCE(first_attempt_at, now())
        WHERE account_id = $1 AND work_unit = $2`,
      [execution.accountId, execution.workUnit],
    );
  }

  /** Gives the claim back, to be taken again after `delayMs`. */
  async later(
    tx: EntityManager,
    { accountId, workUnit }: Claim,
    delayMs: number,
    change: Partial<Pick<Execution, 'mayHaveArrived' | 'error'>> = {},
  ): Promise<void> {
    const dueAt = () => `now() + interval '${Math.round(delayMs)} milliseconds'`;
    await this.change(tx, { accountId, workUnit }, { ...change, dueAt });
  }

  async end(
    tx: EntityManager,
    { accountId, workUnit }: Claim,
    status: Exclude<ExecutionStatus, 'open'>,
    change: Partial<Pick<Execution, 'mayHaveArrived' | 'error' | 'reference'>> = {},
  ): Promise<void> {
    await this.change(tx, { accountId, workUnit }, { ...change, status });
  }

  private async change(tx: EntityManager, key: Pick<Claim, 'accountId' | 'workUnit'>, change: object): Promise<void> {
    const idle = { leaseUntil: null, leaseToken: null };
    await tx
      .createQueryBuilder()
      .update(Execution)
      .set({ ...change, ...idle })
      .where(key)
      .execute();
  }
}

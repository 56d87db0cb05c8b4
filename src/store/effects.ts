import { type Pool } from 'pg';
import { type DataSource, type EntityManager } from 'typeorm';
import { columnsOf } from './account.read';
import { EffectRow } from './entities';
import { poolOf, run, type Statement } from './statements';

/** An effect in the hands of one worker, until its lease ends. */
export type ClaimedEffect = Pick<EffectRow, 'accountId' | 'seq' | 'n' | 'kind' | 'name' | 'input' | 'attempts'> & {
  /** Shown with every later step; worthless once somebody else has claimed the effect. */
  leaseToken: string;
  /** Business date of the entry that asked for it. */
  today: string;
};

const keys = 'account_id = $1 AND seq = $2 AND n = $3';
const stillMine = `${keys} AND status = 'running' AND lease_token = $4`;
const idle = 'lease_until = NULL, lease_token = NULL';

/** The work that decisions asked for: claimed by one worker at a time, and settled only by the one that holds it. */
export class Effects {
  private readonly claimDue: Statement;

  constructor(
    private readonly db: DataSource,
    private readonly hot: Pool = poolOf(db),
  ) {
    this.claimDue = { name: 'claim_effects', text: claimDue(columnsOf(db, EffectRow, 'e')) };
  }

  /**
   * Claims up to `limit` effects that are due, or whose holder let the lease run out. What an account wants
   * performed is performed in its order: a later one waits for the earlier ones.
   */
  async claim(limit: number, leaseMs: number): Promise<ClaimedEffect[]> {
    return run<ClaimedEffect>(this.hot, this.claimDue, [limit, leaseMs]);
  }

  /** Prolongs the lease. False: the effect was withdrawn or taken over, and its work is of no use any more. */
  async heartbeat(effect: ClaimedEffect, leaseMs: number): Promise<boolean> {
    return this.update(`lease_until = now() + $5 * interval '1 millisecond'`, effect, [leaseMs]);
  }

  /** Puts the effect back, to be claimed again after `delayMs`. */
  async retryLater(effect: ClaimedEffect, error: string, delayMs: number): Promise<boolean> {
    const due = `status = 'pending', due_at = now() + $5 * interval '1 millisecond', error = $6`;
    return this.update(`${due}, ${idle}`, effect, [delayMs, error]);
  }

  /** Gives a claim back as if it had not been made: the worker is shutting down. */
  async release(effect: ClaimedEffect): Promise<boolean> {
    return this.update(`status = 'pending', attempts = attempts - 1, ${idle}`, effect, []);
  }

  /** Sets an effect aside that fails whatever is tried; a person has to look at it. */
  async quarantine(effect: ClaimedEffect, error: string): Promise<boolean> {
    return this.update(`status = 'quarantined', settled_at = now(), error = $5, ${idle}`, effect, [error]);
  }

  /**
   * Performs and completes an effect in one transaction, so that it is done once or not at all.
   * Stale: somebody else holds it by now, and nothing was performed.
   */
  complete(effect: ClaimedEffect, perform: (tx: EntityManager) => Promise<unknown>): Promise<'completed' | 'stale'> {
    const { accountId, seq, n, leaseToken } = effect;
    return this.db.transaction(async (tx) => {
      const held = await tx.query<unknown[]>(`SELECT 1 FROM effect WHERE ${stillMine} FOR UPDATE`, [
        accountId,
        seq,
        n,
        leaseToken,
      ]);
      if (held.length === 0) return 'stale';
      const result = await perform(tx);
      await tx.query(`UPDATE effect SET status = 'done', settled_at = now(), result = $4, ${idle} WHERE ${keys}`, [
        accountId,
        seq,
        n,
        JSON.stringify(result ?? null),
      ]);
      return 'completed';
    });
  }

  private async update(change: string, effect: ClaimedEffect, values: unknown[]): Promise<boolean> {
    const { accountId, seq, n, leaseToken } = effect;
    const [, count] = await this.db.query<[unknown, number]>(`UPDATE effect SET ${change} WHERE ${stillMine}`, [
      accountId,
      seq,
      n,
      leaseToken,
      ...values,
    ]);
    return count === 1;
  }
}

const claimDue = (columns: string) => `
  WITH due AS (
    SELECT account_id, seq, n
      FROM effect
     WHERE due_at <= now()
       AND (status = 'pending' OR status = 'running' AND lease_until < now())
       AND (kind <> 'perform' OR NOT EXISTS (
             SELECT FROM effect earlier
              WHERE earlier.account_id || ' ' = effect.account_id || ' ' AND earlier.kind = 'perform'
                AND earlier.status IN ('pending', 'running') AND (earlier.seq, earlier.n) < (effect.seq, effect.n)))
     ORDER BY due_at
     LIMIT $1
       FOR UPDATE SKIP LOCKED
  )
  UPDATE effect e
     SET status = 'running', attempts = e.attempts + 1, lease_token = gen_random_uuid(),
         lease_until = now() + $2 * interval '1 millisecond'
    FROM due
   WHERE (e.account_id, e.seq, e.n) = (due.account_id, due.seq, due.n)
  RETURNING ${columns},
    (SELECT j.today FROM journal j WHERE j.account_id = e.account_id AND j.seq = e.seq) AS today`;

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LEASE_MS } from '../execution/attempt.time';

/** A colleague who has not heard of their day, in the hands of one instance. */
export interface UntoldDigest {
  day: string;
  reader: string;
  leaseToken: string;
  /** This attempt included. */
  attempts: number;
  /** An attempt before began, and nothing says that it did not arrive. */
  mayHaveArrived: boolean;
  wantedAt: Date;
}

/** Who is to hear of their queue on which day, and who has. */
@Injectable()
export class Digests {
  /** The day whose readers this instance has put down. */
  private planned: string | null = null;

  constructor(private readonly db: DataSource) {}

  /** Puts down, once, everybody who owns accounts or answers for something that waits. */
  async plan(day: string): Promise<void> {
    if (this.planned === day) return;
    await this.db.query(
      `INSERT INTO digest (day, reader)
       SELECT $1, reader
         FROM (SELECT lower(owner_email) AS reader FROM account
                UNION SELECT lower(assignee) FROM work_unit
                       WHERE status IN ('awaiting_approval', 'executing', 'unknown_outcome')
                UNION SELECT lower(assigned_to) FROM approval WHERE status = 'open') AS colleague
        WHERE reader IS NOT NULL
       ON CONFLICT DO NOTHING`,
      [day],
    );
    this.planned = day;
  }

  /** One at a time: what waits behind a slow message would outlast its lease. */
  async claim(day: string): Promise<UntoldDigest | undefined> {
    const [[claimed]] = await this.db.query<[UntoldDigest[], number]>(
      `WITH untold AS (
         SELECT day, reader FROM digest
          WHERE day = $1 AND NOT told AND due_at <= now()
          ORDER BY due_at, reader
          LIMIT 1
            FOR UPDATE SKIP LOCKED
       )
       UPDATE digest d
          SET attempts = d.attempts + 1, lease_token = gen_random_uuid(), due_at = now() + $2 * interval '1 millisecond'
         FROM untold WHERE (d.day, d.reader) = (untold.day, untold.reader)
       RETURNING d.day, d.reader, d.lease_token AS "leaseToken", d.attempts,
                 d.may_have_arrived AS "mayHaveArrived", d.wanted_at AS "wantedAt"`,
      [day, LEASE_MS],
    );
    return claimed;
  }

  /** Puts on record that an attempt begins, before anything is written outside. */
  async begin({ day, reader, leaseToken }: UntoldDigest): Promise<void> {
    await this.db.query(
      `UPDATE digest SET may_have_arrived = true WHERE day = $1 AND reader = $2 AND lease_token = $3`,
      [day, reader, leaseToken],
    );
  }

  /** @param error why it was refused for good, if it was */
  async told(digest: UntoldDigest, error: string | null = null): Promise<void> {
    await this.change(digest, `told = true, error = $4`, [error]);
  }

  async later(
    digest: UntoldDigest,
    { error, mayHaveArrived, delayMs }: { error: string; mayHaveArrived: boolean; delayMs: number },
  ): Promise<void> {
    const change = `error = $4, may_have_arrived = $5, due_at = now() + $6 * interval '1 millisecond'`;
    await this.change(digest, change, [error, mayHaveArrived, delayMs]);
  }

  private async change({ day, reader, leaseToken }: UntoldDigest, change: string, values: unknown[]): Promise<void> {
    await this.db.query(
      `UPDATE digest SET ${change}, lease_token = NULL WHERE day = $1 AND reader = $2 AND lease_token = $3`,
      [day, reader, leaseToken, ...values],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Place } from '../../connectors/slack/slack.messenger';
import { LEASE_MS } from '../execution/attempt.time';

/** A message that does not show its approval as it is, in the hands of one instance. */
export interface StaleCard {
  accountId: string;
  approval: string;
  leaseToken: string;
  /** This attempt included. */
  attempts: number;
  channel: string | null;
  ts: string | null;
  wantedAt: Date;
}

/** Which approvals are shown in Slack, where, and in which state. */
@Injectable()
export class ApprovalCards {
  constructor(private readonly db: DataSource) {}

  /**
   * A card to be posted or brought up to date; each open approval gets one. One at a time: what waits behind a slow card
   * would outlast its lease.
   */
  async claim(): Promise<StaleCard | undefined> {
    await this.db.query(
      `INSERT INTO approval_card (account_id, approval)
       SELECT a.account_id, a.id FROM approval a
        WHERE a.status = 'open'
          AND NOT EXISTS (SELECT FROM approval_card c WHERE c.account_id = a.account_id AND c.approval = a.id)
       ON CONFLICT DO NOTHING`,
    );
    const [[card]] = await this.db.query<[StaleCard[], number]>(
      `WITH stale AS (
         SELECT c.account_id, c.approval
           FROM approval_card c JOIN approval a ON a.account_id = c.account_id AND a.id = c.approval
          WHERE NOT c.settled AND c.due_at <= now()
            AND c.shown <> a.status || ':' || a.digest || ':' || jsonb_array_length(a.decisions)
          ORDER BY c.due_at, c.account_id, c.approval
          LIMIT 1
            FOR UPDATE OF c SKIP LOCKED
       )
       UPDATE approval_card c
          SET attempts = c.attempts + 1, lease_token = gen_random_uuid(), due_at = now() + $1 * interval '1 millisecond'
         FROM stale WHERE (c.account_id, c.approval) = (stale.account_id, stale.approval)
       RETURNING c.account_id AS "accountId", c.approval, c.lease_token AS "leaseToken", c.attempts, c.channel, c.ts,
                 c.wanted_at AS "wantedAt"`,
      [LEASE_MS],
    );
    return card;
  }

  async showsNow(
    card: StaleCard,
    place: Place | null,
    { shown, settled }: { shown: string; settled: boolean },
  ): Promise<void> {
    const change = `channel = $4, ts = $5, shown = $6, settled = $7, attempts = 0, due_at = now(), error = NULL`;
    await this.change(card, change, [place?.channel ?? null, place?.ts ?? null, shown, settled]);
  }

  async later(card: StaleCard, place: Place | null, error: string, delayMs: number): Promise<void> {
    const change = `channel = $4, ts = $5, error = $6, due_at = now() + $7 * interval '1 millisecond'`;
    await this.change(card, change, [place?.channel ?? null, place?.ts ?? null, error, delayMs]);
  }

  private async change({ accountId, approval, leaseToken }: StaleCard, change: string, values: unknown[]) {
    await this.db.query(
      `UPDATE approval_card SET ${change}, lease_token = NULL
        WHERE account_id = $1 AND approval = $2 AND lease_token = $3`,
      [accountId, approval, leaseToken, ...values],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type JournalEntry } from '../../store/entities';

export type ShownEntry = Pick<JournalEntry, 'seq' | 'type' | 'actor' | 'at' | 'today' | 'payload'>;

@Injectable()
export class AccountHistory {
  constructor(private readonly db: DataSource) {}

  /**
   * The newest entries before one, newest first. Nights that changed neither the risk nor a hard red are left out, and
   * so is the calendar that only wakes the account.
   */
  async newest(accountId: string, { limit, before }: { limit: number; before?: number }): Promise<ShownEntry[]> {
    return this.db.query<ShownEntry[]>(
      `SELECT seq::int, type, actor, at, today::text, payload
         FROM (SELECT *, lag(payload -> 'risk') OVER (PARTITION BY type ORDER BY seq) AS earlier
                 FROM journal WHERE account_id = $1) AS entry
        WHERE type <> 'calendar.turned' AND seq < COALESCE($3, seq + 1)
          AND NOT (type = 'signals.measured' AND earlier IS NOT DISTINCT FROM payload -> 'risk')
        ORDER BY seq DESC LIMIT $2`,
      [accountId, limit, before ?? null],
    );
  }
}

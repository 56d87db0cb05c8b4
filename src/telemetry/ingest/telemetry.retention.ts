import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SETTINGS, type Settings } from '../../platform/settings/settings';

const ACCOUNTS_AT_ONCE = 500;

/** Rows that name people or repeat daily, by the day they are about. An open ticket is kept however old it is. */
const DATED: Record<string, string> = {
  usage_daily: 'date',
  ticket: 'closed_on',
  survey: '"on"',
  interaction: 'at',
};

/** Forgets telemetry that is older than the operator wants it kept; without such a setting all of it is kept. */
@Injectable()
export class TelemetryRetention {
  constructor(
    private readonly db: DataSource,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'telemetryRetentionDays'>,
  ) {}

  /** Of every account, also of those that have ended. Stops between two statements; what is left goes the next time. */
  async forget(asOf: string, signal?: AbortSignal): Promise<void> {
    const days = this.settings.telemetryRetentionDays;
    if (days === undefined) return;
    for (let ids = await this.accountsAfter(''); ids.length > 0; ids = await this.accountsAfter(ids.at(-1) ?? '')) {
      for (const [table, day] of Object.entries(DATED)) {
        if (signal?.aborted) return;
        await this.db.query(`DELETE FROM ${table} WHERE account_id = ANY ($1) AND ${day} < $2::date - $3::int`, [
          ids,
          asOf,
          days,
        ]);
      }
    }
  }

  private async accountsAfter(last: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }[]>('SELECT id FROM account WHERE id > $1 ORDER BY id LIMIT $2', [
      last,
      ACCOUNTS_AT_ONCE,
    ]);
    return rows.map(({ id }) => id);
  }
}

import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { KEY_KEPT_DAYS } from '../http/idempotency.interceptor';

/** Days for which each kind of record of what was done once already is kept, and the column that dates it. */
const KEPT = [
  // Outside systems repeat a delivery for three days at most; a signature is too old after minutes, and Planhat's secret never.
  { table: 'webhook_seen', dated: 'at', days: 7 },
  { table: 'idempotency_key', dated: 'at', days: KEY_KEPT_DAYS },
  { table: 'digest', dated: 'wanted_at', days: 30 },
];

/** Clears away what only had to be remembered for a while. Any number of instances may do so. */
@Injectable()
export class Retention {
  private readonly log = new Logger('retention');

  constructor(private readonly db: DataSource) {}

  @Cron(CronExpression.EVERY_HOUR)
  async sweep(): Promise<void> {
    for (const { table, dated, days } of KEPT) {
      await this.db
        .query(`DELETE FROM ${table} WHERE ${dated} < now() - interval '${days} days'`)
        .catch((error: unknown) => this.log.error(error, `The next hour will try ${table} again`));
    }
  }
}

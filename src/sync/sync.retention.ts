import { Inject, Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { SETTINGS, type Settings } from '../platform/settings/settings';
import { Crms } from './crms';
import { HintQueue } from './hint.queue';
import { RawRecords } from './raw-records';

/** Forgets what nobody needs any more of what outside systems told. */
@Injectable()
export class SyncRetention {
  private readonly log = new Logger('sync');

  constructor(
    private readonly hints: HintQueue,
    private readonly records: RawRecords,
    private readonly crms: Crms,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'crmRecordRetentionDays'>,
  ) {}

  @Cron(CronExpression.EVERY_HOUR)
  async forget(): Promise<void> {
    const { crmRecordRetentionDays: days } = this.settings;
    try {
      await this.hints.forgetOthersThan(this.crms.systems);
      if (days !== undefined) await this.records.forgetGone(days);
    } catch (error) {
      this.log.error(error);
    }
  }
}

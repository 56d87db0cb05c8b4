import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayNumber, weekdayOf } from '../../calendar/calendar';
import { momentInWords } from '../../artifacts/render/reader';
import { titleBeside } from '../../evidence/drafting/wording';
import { queueDigest } from '../../connectors/slack/queue.digest';
import { type SlackMessenger } from '../../connectors/slack/slack.messenger';
import { BusinessDate } from '../../store/business-date';
import { databaseTime } from '../../store/database.time';
import { PolicyStore } from '../../store/policy.store';
import { DayQueue } from '../day/day-queue';
import { ConsoleLinks } from './console.links';
import { Digests, type UntoldDigest } from './digests';
import { attemptTime, pauseAfter } from '../execution/attempt.time';

/**
 * Tells each colleague once a day what their day holds. The message carries day and reader, by which it is found again
 * when Slack's answer to an earlier attempt was lost.
 */
@Injectable()
export class DigestPost {
  constructor(
    private readonly db: DataSource,
    private readonly digests: Digests,
    private readonly days: DayQueue,
    private readonly policies: PolicyStore,
    private readonly dates: BusinessDate,
    private readonly links: ConsoleLinks,
  ) {}

  /** Looks after one colleague. @returns how many there were */
  async tellDue(slack: SlackMessenger): Promise<number> {
    const day = await this.workingDay();
    if (day === null) return 0;
    await this.digests.plan(day);
    const time = attemptTime();
    const digest = await this.digests.claim(day);
    if (!digest) return 0;
    await this.tell(slack, digest, time);
    return 1;
  }

  /** Today, once work has begun. */
  private async workingDay(): Promise<string | null> {
    const now = await databaseTime(this.db.manager);
    const { weekdays, begins } = (await this.policies.active()).workingDay;
    const day = this.dates.of(now);
    // The policy counts from Monday, 1.
    return weekdays.includes(weekdayOf(dayNumber(day)) + 1) && this.dates.isPast(begins, now) ? day : null;
  }

  private async tell(slack: SlackMessenger, digest: UntoldDigest, signal: AbortSignal): Promise<void> {
    const { day, reader, attempts, wantedAt: since } = digest;
    const { today, ...plan } = await this.days.of(reader);
    if (today.length === 0) return this.digests.told(digest);
    const content = queueDigest({
      ...plan,
      date: momentInWords(plan.date),
      today: today.map(({ ifNobodyActs, dueOn, ...task }) => ({
        ...task,
        dueOn: dueOn === null ? null : momentInWords(dueOn),
        title: titleBeside(task.account, task.title),
        why: ifNobodyActs,
        url: task.approval === null ? this.links.action(task.id) : this.links.approval(task.approval),
      })),
      url: this.links.day,
    });
    const message = { key: `digest:${day}:${reader}`, to: [reader], content, since };
    const outcome = await slack.post(message, { mayHaveArrived: attempts > 1, signal });
    if (outcome.result === 'ok') return this.digests.told(digest);
    const error = `${outcome.code}: ${outcome.reason}`;
    if (outcome.result === 'refused') return this.digests.told(digest, error);
    return this.digests.later(digest, error, pauseAfter(outcome, attempts));
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayNumber, weekdayOf } from '../../calendar/calendar';
import { momentInWords } from '../../artifacts/render/reader';
import { titleBeside } from '../../evidence/drafting/wording';
import { type Connections } from '../../connectors/connections';
import { digestMail } from '../../connectors/email/digest.mail';
import { type Attempt, type Outcome } from '../../connectors/outbound';
import { type QueueDigest } from '../../connectors/queue.digest';
import { OutboundFailure } from '../../connectors/resilience/outbound.failure';
import { outcomeOf } from '../../connectors/resilience/send-once';
import { digestMessage } from '../../connectors/slack/digest.message';
import { BusinessDate } from '../../store/business-date';
import { databaseTime } from '../../store/database.time';
import { PolicyStore } from '../../store/policy.store';
import { DayQueue } from '../day/day-queue';
import { ConsoleLinks } from '../console.links';
import { Digests, type UntoldDigest } from './digests';
import { attemptTime, pauseAfter } from '../execution/attempt.time';

/** Where colleagues are told. */
type Ways = Pick<Connections, 'slack' | 'colleagues'>;

/**
 * Tells each colleague once a day what their day holds, in Slack or, who is not there, by mail. The message carries day
 * and reader, by which it is found again when the answer to an earlier attempt was lost.
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
  async tellDue(ways: Ways): Promise<number> {
    const day = await this.workingDay();
    if (day === null) return 0;
    await this.digests.plan(day);
    const time = attemptTime();
    const digest = await this.digests.claim(day);
    if (!digest) return 0;
    await this.tell(ways, digest, time);
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

  private async tell(ways: Ways, digest: UntoldDigest, signal: AbortSignal): Promise<void> {
    const content = await this.contentFor(digest.reader);
    if (content.today.length === 0) return this.digests.told(digest);
    await this.digests.begin(digest);
    const outcome = await post(ways, digest, content, signal);
    if (outcome.result === 'ok') return this.digests.told(digest);
    const error = `${outcome.code}: ${outcome.reason}`;
    if (outcome.result === 'refused') return this.digests.told(digest, error);
    const mayHaveArrived = outcome.result === 'unknown_outcome';
    return this.digests.later(digest, { error, mayHaveArrived, delayMs: pauseAfter(outcome, digest.attempts) });
  }

  private async contentFor(reader: string): Promise<QueueDigest> {
    const { today, ...plan } = await this.days.of(reader);
    return {
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
    };
  }
}

async function post(
  { slack, colleagues }: Ways,
  { day, reader, mayHaveArrived, wantedAt: since }: UntoldDigest,
  content: QueueDigest,
  signal: AbortSignal,
): Promise<Outcome> {
  const key = `digest:${day}:${reader}`;
  const attempt: Attempt = { mayHaveArrived, signal };
  try {
    if (colleagues !== null && !(await slack?.client.knows(reader, signal)))
      return await colleagues.post({ key, to: reader, ...digestMail(content) }, attempt);
  } catch (error) {
    if (!(error instanceof OutboundFailure)) throw error;
    // Where it is to go cannot be told yet; what an attempt before did stays as open as it was.
    return mayHaveArrived ? { result: 'unknown_outcome', code: error.code, reason: error.reason } : outcomeOf(error);
  }
  if (slack === null) return { result: 'refused', code: 'nobody_to_tell', reason: 'neither Slack nor mail is set up' };
  return slack.post({ key, to: [reader], content: digestMessage(content), since }, attempt);
}

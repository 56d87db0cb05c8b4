import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { StoredAccountRecords } from '../artifacts/account-records';
import { WHO } from '../lifecycle/account.types';
import { type EffectContext, type Performer } from '../lifecycle/effect.roles';
import { holdAccount } from './account-standing';
import { workUnitId } from './action.ids';
import { causeOf } from './cause';
import { colleaguesOf } from './colleagues';
import { behindHardRed } from './hard-red.grounds';
import { isOldNews, takeBackOldNews } from './notices';
import { headlineOf, newsOf, textOf, titleOf } from './question.wording';
import { failureThatLedTo, refusalThatLedTo } from './why-it-waits';
import { WorkUnits } from './work-units';

const who = z.enum(WHO);
const Question = z.object({ who, what: z.string(), missing: z.array(z.string()).default([]) });
const Alarm = z.object({ who, what: z.string(), hardRed: z.array(z.string()).default([]) });
const Closed = z.object({ what: z.string() });
const Asked = z.object({ seq: z.number() });
type Question = z.infer<typeof Question>;

/**
 * What the account asks people and tells them. Effects may be performed late or in another order than they were asked
 * for; so each looks at what the account asks at this moment and leaves the queue in agreement with it.
 */
@Injectable()
export class AccountQuestions {
  constructor(
    private readonly workUnits: WorkUnits,
    private readonly records: StoredAccountRecords,
  ) {}

  readonly performers = {
    ask: (params, effect, tx) => this.ask(Question.parse(params), effect, tx),
    remind: (params, effect, tx) => this.press('reminder', Question.parse(params), effect, tx),
    escalate: (params, effect, tx) => this.press('escalation', Question.parse(params), effect, tx),
    closeQuestion: (params, effect, tx) => this.close(Closed.parse(params), effect, tx),
    alert: (params, effect, tx) => this.alert(Alarm.parse(params), effect, tx),
  } satisfies Record<string, Performer<EntityManager>>;

  /** A question asked again, a week later, takes the place of the earlier one. */
  private async ask(question: Question, effect: EffectContext, tx: EntityManager): Promise<void> {
    const standing = await holdAccount(tx, effect.accountId);
    const { what, missing } = question;
    if (!standing.questions.has(what)) return;
    const cause = causeOf.question(what);
    const [earlier] = await this.workUnits.alive(tx, standing, { cause });
    if (earlier && Asked.parse(earlier.trigger).seq >= effect.seq) return;
    if (earlier) await this.workUnits.end(tx, standing, earlier, 'superseded', { why: 'asked again' });
    const recipients = colleaguesOf(standing.row, question.who);
    const why = await failureThatLedTo(tx, effect.accountId, what);
    const refusal = why === null ? await refusalThatLedTo(tx, effect, what) : `The agent could not go on. ${why}`;
    const text = [refusal ?? '', textOf(question)].join('\n\n').trim();
    await this.workUnits.propose(tx, standing, {
      id: workUnitId(effect.accountId, effect.seq, effect.n),
      kind: 'ask_human',
      cause,
      trigger: { ...question, seq: effect.seq, why },
      payload: { title: titleOf(what, standing), text, recipients, missing },
      assignee: recipients[0]?.email ?? null,
    });
  }

  private async press(
    as: 'reminder' | 'escalation',
    question: Question,
    effect: EffectContext,
    tx: EntityManager,
  ): Promise<void> {
    const standing = await holdAccount(tx, effect.accountId);
    const { what } = question;
    if (!standing.questions.has(what)) return;
    const recipients = colleaguesOf(standing.row, question.who);
    const since = as === 'reminder' ? 'a day' : 'two days';
    await this.workUnits.propose(tx, standing, {
      id: workUnitId(effect.accountId, effect.seq, effect.n),
      kind: 'post_slack',
      cause: causeOf[as](what),
      trigger: { ...question, seq: effect.seq },
      payload: { title: `${titleOf(what, standing)} (unanswered for ${since})`, text: textOf(question), recipients },
      assignee: recipients[0]?.email ?? null,
    });
  }

  private async close({ what }: z.infer<typeof Closed>, effect: EffectContext, tx: EntityManager) {
    const standing = await holdAccount(tx, effect.accountId);
    if (standing.questions.has(what)) return;
    for (const cause of [causeOf.question(what), causeOf.reminder(what), causeOf.escalation(what)]) {
      await this.workUnits.supersede(tx, standing, { cause }, 'the account no longer waits for it');
    }
    await takeBackOldNews(this.workUnits, tx, standing);
  }

  private async alert(alarm: z.infer<typeof Alarm>, effect: EffectContext, tx: EntityManager): Promise<void> {
    const { who, what, hardRed } = alarm;
    const standing = await holdAccount(tx, effect.accountId);
    const cause = causeOf.alert(what, hardRed);
    if (isOldNews(cause, standing)) return;
    const recipients = colleaguesOf(standing.row, who);
    const record = hardRed.length > 0 ? await this.records.load(effect.accountId, tx) : null;
    const behind = record === null ? [] : hardRed.map((signal) => behindHardRed(signal, record));
    await this.workUnits.propose(tx, standing, {
      id: workUnitId(effect.accountId, effect.seq, effect.n),
      kind: 'post_slack',
      cause,
      trigger: { who, what, hardRed, seq: effect.seq },
      payload: {
        title: headlineOf(alarm, standing),
        text: [...behind, newsOf(what, standing.context)].filter(Boolean).join(' '),
        recipients,
      },
      assignee: recipients[0]?.email ?? null,
    });
  }
}

import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { alarmInWords } from '../evidence/drafting/alarm.wording';
import { inWords } from '../evidence/drafting/wording';
import { ANCHOR_KEYS } from '../evidence/evidence.types';
import { withReadableDates } from '../artifacts/render/reader';
import { noticeDeadline } from '../lifecycle/account.gates';
import { WHO } from '../lifecycle/account.types';
import { type EffectContext, type Performer } from '../lifecycle/effect.roles';
import { holdAccount, type Standing } from './account-standing';
import { workUnitId } from './action.ids';
import { colleaguesOf } from './colleagues';
import { isOldNews } from './notices';
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
  constructor(private readonly workUnits: WorkUnits) {}

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
    const cause = `question:${what}`;
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
      cause: `${as}:${what}`,
      trigger: { ...question, seq: effect.seq },
      payload: { title: `${titleOf(what, standing)} (unanswered for ${since})`, text: textOf(question), recipients },
      assignee: recipients[0]?.email ?? null,
    });
  }

  private async close({ what }: z.infer<typeof Closed>, effect: EffectContext, tx: EntityManager) {
    const standing = await holdAccount(tx, effect.accountId);
    if (standing.questions.has(what)) return;
    for (const cause of [`question:${what}`, `reminder:${what}`, `escalation:${what}`]) {
      await this.workUnits.supersede(tx, standing, { cause }, 'the account no longer waits for it');
    }
  }

  private async alert(
    { who, what, hardRed }: z.infer<typeof Alarm>,
    effect: EffectContext,
    tx: EntityManager,
  ): Promise<void> {
    const standing = await holdAccount(tx, effect.accountId);
    const cause = ['alert', what, ...hardRed].join(':');
    if (isOldNews(cause, standing)) return;
    const recipients = colleaguesOf(standing.row, who);
    await this.workUnits.propose(tx, standing, {
      id: workUnitId(effect.accountId, effect.seq, effect.n),
      kind: 'post_slack',
      cause,
      trigger: { who, what, hardRed, seq: effect.seq },
      payload: {
        title:
          hardRed.length === 0
            ? titleOf(what, standing)
            : `${standing.row.name}: ${hardRed.map(alarmInWords).join('; ')}`,
        text: newsOf(what, standing),
        recipients,
      },
      assignee: recipients[0]?.email ?? null,
    });
  }
}

/** What each question or alarm of the machine says to people, behind the name of the account. */
const TITLES: Record<string, string> = {
  missing_anchors: 'the handoff is incomplete',
  diagnosis: 'the diagnosis needs you: the agent could not finish it',
  mitigation: 'the risk needs a plan by you: the agent has no other to offer',
  success_plan: 'the success plan needs you',
  renewal_brief: 'the renewal brief needs you',
  stance: 'take a stance on the renewal: renew or at risk',
  outcome: 'how did the renewal end?',
  new_terms: 'the new terms are not on record',
  baseline: 'the baseline of the new term needs you',
  unreadable_documents: 'some documents could not be read',
  post_mortem: 'the post-mortem needs you',
  resume: 'it is paused; can it be resumed?',
  notice_deadline: 'the last day to give notice is near',
  success_plan_overdue: 'no accepted success plan by day 30',
};

function titleOf(what: string, { row }: Standing): string {
  return `${row.name}: ${TITLES[what] ?? inWords(what)}`;
}

function newsOf(what: string, { context }: Standing): string {
  if (what === 'hard_red') return 'A supervisor decides who takes it to the customer.';
  const last = what === 'notice_deadline' ? noticeDeadline(context.contract) : null;
  return last === null ? '' : `The customer can give notice until ${withReadableDates(last)}.`;
}

function textOf({ what, missing }: Question): string {
  if (what !== 'missing_anchors') return '';
  const asked = ANCHOR_KEYS.filter((key) => missing.includes(key)).map((key) => `- ${ANCHOR_QUESTIONS[key]}`);
  return ['What we still need, with where it is written or who said so:', ...asked].join('\n');
}

const ANCHOR_QUESTIONS: Record<(typeof ANCHOR_KEYS)[number], string> = {
  contractTerm: 'When does the contract start, when does it renew, and how long is the notice period?',
  arr: 'What is the recurring revenue a year, in which currency?',
  seats: 'How many seats are in the contract?',
  painMetric: 'Which pain did the customer measure, what is its number today and which number is the target?',
  champion: 'Who on the customer’s side drives this, and how can they be reached?',
  decisionMaker: 'Who holds the budget, and when did they say yes?',
  successCriteria: 'What does the customer call success, measured how and by when?',
};

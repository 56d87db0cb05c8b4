import { Injectable } from '@nestjs/common';
import { Like, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { Report, Reports } from '../artifacts/reports';
import { MILESTONE_DAYS } from '../lifecycle/account.gates';
import { MILESTONES, type Milestone } from '../lifecycle/account.types';
import { addDays } from '../calendar/calendar';
import { type EffectContext, type Performer } from '../lifecycle/effect.roles';
import { holdAccount, isAt } from './account-standing';
import { AccountQuestions } from './account.questions';
import { workUnitId } from './action.ids';
import { causeOf, causesLike } from './cause';
import { colleaguesOf } from './colleagues';
import { NextBestActions } from './next-best-actions';
import { takeBackOldNews } from './notices';
import { QueueRanking } from './ranking/queue-ranking';
import { WorkUnits } from './work-units';

const OfDraft = z.object({ draft: z.string().nullable() });
const Due = z.object({ term: z.number(), milestones: z.array(z.enum(MILESTONES)) });
const News = z.object({ term: z.number(), outcome: z.string() });

/** What the account tells the world, each as work units, approvals or records. */
@Injectable()
export class AccountPerformers {
  constructor(
    private readonly questions: AccountQuestions,
    private readonly workUnits: WorkUnits,
    private readonly nextBest: NextBestActions,
    private readonly ranking: QueueRanking,
    private readonly reports: Reports,
  ) {}

  /** By the name of the effect. */
  get performers(): Record<string, Performer<EntityManager>> {
    return {
      ...this.questions.performers,
      writeArtifact: async ({ kind }, effect, tx) => void (await this.reports.write(tx, Report.parse(kind), effect)),
      rankActions: (_, effect, tx) => this.rankActions(effect, tx),
      withdrawApproval: (params, effect, tx) => this.withdrawApproval(OfDraft.parse(params), effect, tx),
      haltExecution: (params, effect, tx) => this.haltExecution(OfDraft.parse(params), effect, tx),
      startMilestones: (params, effect, tx) => this.startMilestones(Due.parse(params), effect, tx),
      publishOutcome: (params, effect, tx) => this.publishOutcome(News.parse(params), effect, tx),
      holdActions: (_, effect, tx) => this.holdOrRelease(effect, tx),
      releaseActions: (_, effect, tx) => this.holdOrRelease(effect, tx),
    };
  }

  /** Paid and unused seats also get their plan, so that the conversation can be about redeploying them. */
  private async rankActions(effect: EffectContext, tx: EntityManager): Promise<void> {
    const standing = await holdAccount(tx, effect.accountId);
    await this.nextBest.reconcile(tx, standing);
    await this.ranking.renew(tx, [effect.accountId], effect.today);
    if (standing.context.findings.includes('muda')) await this.reports.write(tx, 'licence_plan', effect);
  }

  /** An account that awaits an approval of this very draft, again, keeps it. */
  private async withdrawApproval({ draft }: z.infer<typeof OfDraft>, { accountId }: EffectContext, tx: EntityManager) {
    const standing = await holdAccount(tx, accountId);
    if (draft === null || isAt(standing, 'awaitingApproval', draft)) return;
    await this.workUnits.withdrawApproval(tx, standing, draft);
    await takeBackOldNews(this.workUnits, tx, standing);
  }

  /** A pause only holds the steps; an account that looks at its plan again keeps them. */
  private async haltExecution({ draft }: z.infer<typeof OfDraft>, { accountId }: EffectContext, tx: EntityManager) {
    const standing = await holdAccount(tx, accountId);
    if (draft === null || standing.paused || isAt(standing, 'executing', draft)) return;
    await this.workUnits.supersede(tx, standing, { draft }, 'the plan is no longer carried out');
  }

  private async startMilestones({ term, milestones }: z.infer<typeof Due>, effect: EffectContext, tx: EntityManager) {
    const standing = await holdAccount(tx, effect.accountId);
    const { row, context } = standing;
    const recipients = colleaguesOf(row, 'csm');
    for (const milestone of milestones) {
      const { renewalDate } = context.contract;
      const { title, text } = MILESTONE_WORK[milestone];
      const dueOn = renewalDate === null ? effect.today : addDays(renewalDate, -MILESTONE_DAYS[milestone]);
      await this.workUnits.propose(tx, standing, {
        id: workUnitId(effect.accountId, effect.seq, effect.n, milestone),
        kind: 'create_crm_task',
        cause: causeOf.milestone(term, milestone),
        trigger: { term, milestone, renewalDate },
        payload: { title: `${row.name}: ${title}`, text, recipients, dueOn },
        assignee: row.ownerEmail,
        dueOn,
      });
    }
  }

  private async publishOutcome({ term, outcome }: z.infer<typeof News>, effect: EffectContext, tx: EntityManager) {
    const standing = await holdAccount(tx, effect.accountId);
    const { row } = standing;
    const milestones = { cause: Like(causesLike('milestone', term)) };
    await this.workUnits.supersede(tx, standing, milestones, 'its term is over');
    await this.nextBest.reconcile(tx, standing);
    await this.workUnits.propose(tx, standing, {
      id: workUnitId(effect.accountId, effect.seq, effect.n),
      kind: 'log_crm_note',
      cause: causeOf.outcome(term),
      trigger: { term, outcome },
      payload: {
        title: `${row.name}: term ${term} ended ${outcome}`,
        text: '',
        recipients: colleaguesOf(row, 'csm_and_ae'),
      },
      assignee: row.ownerEmail,
    });
  }

  private async holdOrRelease({ accountId }: EffectContext, tx: EntityManager): Promise<void> {
    await this.workUnits.holdOrRelease(tx, await holdAccount(tx, accountId));
  }
}

const MILESTONE_WORK: Record<Milestone, { title: string; text: string }> = {
  readiness: {
    title: 'check the readiness for the renewal',
    text: 'Are the terms, the contacts, the usage and the open promises on record? Fill in what is missing.',
  },
  value_dossier: {
    title: 'compile the value delivered so far',
    text: 'Collect what was measured against each success criterion, in the customer’s own numbers.',
  },
  stakeholder_audit: {
    title: 'audit the stakeholders and take a stance',
    text: 'Who decides, who drives it inside, and who went quiet? Then say whether the account renews or is at risk.',
  },
  value_case: {
    title: 'present the value case',
    text: 'Show the customer what was measured, and agree with them on what it is worth.',
  },
  executive: {
    title: 'bring the executives together',
    text: 'Let one of our executives speak with theirs before the proposal goes out.',
  },
  proposal: {
    title: 'send the renewal proposal',
    text: 'Send it to the decision maker, and agree on the day by which they answer.',
  },
};

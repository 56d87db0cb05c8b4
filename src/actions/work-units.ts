import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { digestOf } from '../policy/digest';
import { judge } from '../policy/judge';
import { type ActionKind, type Judgement } from '../policy/policy.types';
import { WorkUnit, type WorkUnitStatus } from '../store/entities';
import { type Standing } from './account-standing';
import { catalogue, isActionKind } from './action.catalogue';
import { safeActionSubject } from './action.safety';
import { causeOf, type Cause } from './cause';
import { closeApproval, openApproval, openApprovals } from './approval.records';
import { Executions } from './execution/executions';
import { PlanProgress } from './plan-progress';
import { PolicyStore } from '../store/policy.store';
import { QueueRanking } from './ranking/queue-ranking';

/** An action somebody or something found worth doing. */
export interface Proposal {
  /** The same proposal has the same id, however often it is made. */
  id: string;
  kind: ActionKind;
  /** What it is for; while one work unit for a cause is alive no second one is begun. */
  cause: Cause;
  /** What was seen, with its figures. */
  trigger: Record<string, unknown>;
  /** Completed by the catalogue's defaults for the kind. */
  payload: Record<string, unknown>;
  /** E-mail of the colleague who answers for it. */
  assignee: string | null;
  dueOn?: string | null;
  expectedEvidence?: string;
  /** The mitigation plan it is a step of. */
  draft?: string;
}

/** Work units that have not come to an end. */
export const ALIVE: WorkUnitStatus[] = [
  'proposed',
  'awaiting_approval',
  'approved',
  'executing',
  'unknown_outcome',
  'blocked',
];

type End = Extract<WorkUnitStatus, 'done' | 'failed' | 'rejected' | 'expired' | 'superseded'>;

const STATUS_OF_TIER = { auto: 'approved', approval_required: 'awaiting_approval', blocked: 'blocked' } as const;

/** The life of work units. Every method runs in a transaction that holds the account (`holdAccount`). */
@Injectable()
export class WorkUnits {
  constructor(
    private readonly policies: PolicyStore,
    private readonly plans: PlanProgress,
    private readonly executions: Executions,
    private readonly ranking: QueueRanking,
  ) {}

  find(tx: EntityManager, accountId: string, id: string): Promise<WorkUnit> {
    return tx.findOneByOrFail(WorkUnit, { accountId, id });
  }

  /** Judges the proposal and starts it as far as the policy lets it; null when its cause is already being worked on. */
  async propose(tx: EntityManager, standing: Standing, proposal: Proposal): Promise<WorkUnit | null> {
    const { row } = standing;
    const { kind, id, cause, trigger, assignee, dueOn = null, draft = null } = proposal;
    const sameCause = { accountId: row.id, cause, status: In(ALIVE) };
    if (await tx.existsBy(WorkUnit, [{ accountId: row.id, id }, sameCause])) return null;
    const payload = catalogue[kind].payload.parse(proposal.payload);
    const policy = await this.policies.active(tx);
    const judgement = judge(policy, await safeActionSubject(tx, standing, policy, { kind, payload }));
    const unit = {
      accountId: row.id,
      id,
      kind,
      cause,
      trigger,
      tier: judgement.tier,
      rule: judgement.rule,
      policyVersion: policy.version,
      owner: catalogue[kind].owner,
      assignee,
      payload,
      expectedEvidence: proposal.expectedEvidence ?? catalogue[kind].expectedEvidence,
      draft,
      status: STATUS_OF_TIER[judgement.tier],
      held: standing.paused,
      dueOn,
      ...(await this.ranking.of(tx, row, kind)),
    };
    await tx.insert(WorkUnit, unit);
    const proposed = await tx.findOneByOrFail(WorkUnit, { accountId: row.id, id });
    await this.begin(tx, standing, proposed, judgement);
    return proposed;
  }

  /** Judges a waiting work unit anew, after the policy or the account changed. */
  async rejudge(tx: EntityManager, standing: Standing, unit: WorkUnit): Promise<void> {
    const policy = await this.policies.active(tx);
    const judgement = judge(policy, await safeActionSubject(tx, standing, policy, unit));
    const { tier, rule } = judgement;
    await this.record(tx, unit, { tier, rule, policyVersion: policy.version, status: STATUS_OF_TIER[tier] });
    await this.begin(tx, standing, unit, judgement);
    if (tier === 'blocked') await this.plans.afterEnd(tx, standing, unit);
  }

  /** A person allowed exactly this payload. */
  async allow(tx: EntityManager, standing: Standing, unit: WorkUnit, payload: object): Promise<void> {
    await this.record(tx, unit, { status: 'approved', payload });
    await this.release(tx, standing, unit);
  }

  /** Brings a work unit to its end, closes what was asked about it and tells the plan it belongs to. */
  async end(tx: EntityManager, standing: Standing, unit: WorkUnit, status: End, evidence: object): Promise<void> {
    await this.record(tx, unit, { status, evidence });
    await this.executions.withdraw(tx, unit);
    await this.withdrawApproval(tx, standing, unit.id);
    await this.plans.afterEnd(tx, standing, unit);
  }

  /** Ends the living work units that match, because what they were for is gone. */
  async supersede(
    tx: EntityManager,
    standing: Standing,
    where: FindOptionsWhere<WorkUnit>,
    why: string,
  ): Promise<void> {
    for (const unit of await this.alive(tx, standing, where)) await this.end(tx, standing, unit, 'superseded', { why });
  }

  /** Closes what is open about an action or a draft, because nobody needs the decision any more. */
  async withdrawApproval(tx: EntityManager, standing: Standing, subjectId: string): Promise<void> {
    for (const approval of await openApprovals(tx, { accountId: standing.row.id, subjectId })) {
      await closeApproval(tx, approval, 'superseded');
      await this.silence(tx, standing, approval.id);
    }
  }

  /** Nobody is reminded of an approval that is closed. */
  async silence(tx: EntityManager, standing: Standing, approval: string): Promise<void> {
    const cause = In([causeOf.reminder(approval), causeOf.escalation(approval)]);
    await this.supersede(tx, standing, { cause }, 'the approval is closed');
  }

  alive(tx: EntityManager, { row }: Standing, where: FindOptionsWhere<WorkUnit> = {}): Promise<WorkUnit[]> {
    return tx.find(WorkUnit, {
      where: { status: In(ALIVE), ...where, accountId: row.id },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /** Holds every living work unit of a paused account; afterwards lets those go that were allowed and still are. */
  async holdOrRelease(tx: EntityManager, standing: Standing): Promise<void> {
    await tx.update(WorkUnit, { accountId: standing.row.id, status: In(ALIVE) }, { held: standing.paused });
    if (standing.paused) return;
    const policy = await this.policies.active(tx);
    for (const unit of await this.alive(tx, standing, { status: 'approved' })) {
      const { tier } = judge(policy, await safeActionSubject(tx, standing, policy, unit));
      if (unit.tier === 'auto' || tier === 'blocked') await this.rejudge(tx, standing, unit);
      else await this.release(tx, standing, unit);
    }
  }

  private async begin(tx: EntityManager, standing: Standing, unit: WorkUnit, judgement: Judgement): Promise<void> {
    if (judgement.tier === 'auto') await this.release(tx, standing, unit);
    if (judgement.tier === 'approval_required') {
      const { accountId, id, kind, payload, trigger } = unit;
      const submission = { accountId, subject: { kind, id }, payload, digest: digestOf(payload), evidence: trigger };
      await openApproval(tx, { ...submission, author: 'agent' }, judgement, await this.policies.active(tx));
    }
  }

  /**
   * From here on somebody works on it: the agent, where a connected system takes this kind, otherwise a person. What is
   * a person's work in any case begins with them and reaches them through the connected system.
   */
  private async release(tx: EntityManager, standing: Standing, unit: WorkUnit): Promise<void> {
    if (standing.paused) return;
    const isOnItsWay = await this.executions.queue(tx, unit);
    const isPersons = isActionKind(unit.kind) && catalogue[unit.kind].owner === 'human';
    if (isOnItsWay && !isPersons) return this.record(tx, unit, { status: 'approved', owner: 'agent' });
    await this.record(tx, unit, { status: 'executing', owner: unit.owner === 'both' ? 'both' : 'human' });
  }

  /** Writes down what became of it. */
  async record(tx: EntityManager, unit: WorkUnit, change: Partial<WorkUnit>): Promise<void> {
    Object.assign(unit, change);
    const { accountId, id } = unit;
    await tx
      .createQueryBuilder()
      .update(WorkUnit)
      .set({ ...change, updatedAt: () => 'now()' })
      .where({ accountId, id })
      .execute();
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { fromPromise } from 'xstate';
import { type ActorInputs, type ActorOutput } from '../lifecycle/account.types';
import { holdAccount, isAt, type Standing } from './account-standing';
import { workUnitId } from './action.ids';
import { causeOf } from './cause';
import { readDraft } from './drafts';
import { payloadOf } from './step.payload';
import { PlanProgress, type Progress } from './plan-progress';
import { WorkUnits } from './work-units';

/** A step of the plan failed, or may be done by nobody; a person takes over. */
export class PlanFailed extends Error {
  constructor(
    readonly draft: string,
    readonly failures: string[],
  ) {
    super(`Plan ${draft} cannot be completed: ${failures.join('; ')}`);
  }
}

/** Turns the steps of an allowed plan into work units, each judged by itself, and says whether all have ended. */
@Injectable()
export class ExecuteMitigation {
  constructor(
    private readonly db: DataSource,
    private readonly workUnits: WorkUnits,
    private readonly plans: PlanProgress,
  ) {}

  readonly actor = () =>
    fromPromise<ActorOutput<'executeMitigation'>, ActorInputs['executeMitigation']>(({ input }) => this.execute(input));

  private async execute({
    account,
    draft,
  }: ActorInputs['executeMitigation']): Promise<ActorOutput<'executeMitigation'>> {
    const progress = await this.db.transaction(async (tx): Promise<Progress> => {
      const standing = await holdAccount(tx, account);
      // Whoever left in the meantime halts the plan; a step begun now would outlive it.
      if (!isAt(standing, 'executing', draft)) return { finished: false };
      await this.beginSteps(tx, standing, draft);
      return this.plans.of(tx, account, draft);
    });
    if (progress.finished && progress.failures.length > 0) throw new PlanFailed(draft, progress.failures);
    return { finished: progress.finished };
  }

  /** A step has the same id whenever the plan is looked at, so that none is begun twice. */
  private async beginSteps(tx: EntityManager, standing: Standing, draft: string): Promise<void> {
    const { content } = await readDraft(tx, standing.row.id, draft);
    for (const [at, step] of content.steps.entries()) {
      await this.workUnits.propose(tx, standing, {
        id: workUnitId(standing.row.id, draft, at),
        kind: step.kind,
        cause: causeOf.stepOfPlan(draft, at),
        trigger: { plan: draft, step: at, because: step.because },
        payload: payloadOf(step, standing.row),
        assignee: step.assignee?.email ?? standing.row.ownerEmail,
        dueOn: step.dueOn,
        expectedEvidence: step.expectedEvidence,
        draft,
      });
    }
  }
}

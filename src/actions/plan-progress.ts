import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AccountStore } from '../store/account.store';
import { WorkUnit } from '../store/entities';
import { ifAccepted } from '../store/if-accepted';
import { isAt, type Standing } from './account-standing';

export type Progress = { finished: false } | { finished: true; failures: string[] };

/** How far the work units of a mitigation plan have come. */
@Injectable()
export class PlanProgress {
  constructor(private readonly accounts: AccountStore) {}

  /** A step that nobody may do counts as failed; one that a person refused or let lie does not: it was decided. */
  async of(tx: EntityManager, accountId: string, draft: string): Promise<Progress> {
    const units = await tx.findBy(WorkUnit, { accountId, draft });
    if (units.some(({ status }) => UNFINISHED.includes(status))) return { finished: false };
    const failed = units.filter(({ status }) => status === 'failed' || status === 'blocked');
    return {
      finished: true,
      failures: failed.map(
        ({ kind, id, rule, status }) => `${kind} ${id} ${status === 'blocked' ? `is blocked by ${rule}` : 'failed'}`,
      ),
    };
  }

  /** The end of the last step is an event of the account, in the same transaction. */
  async afterEnd(tx: EntityManager, standing: Standing, { draft }: WorkUnit): Promise<void> {
    if (draft === null || !isAt(standing, 'executing', draft)) return;
    const accountId = standing.row.id;
    const progress = await this.of(tx, accountId, draft);
    if (!progress.finished) return;
    const [failure] = progress.failures;
    const event =
      failure === undefined
        ? ({ type: 'mitigation.executed', draft } as const)
        : ({ type: 'mitigation.failed', draft, why: progress.failures.join('; ') } as const);
    // An account that moved on by itself hears it when it comes back: executeMitigation finds the steps ended.
    await ifAccepted(this.accounts.changeWithin(tx, accountId, event, { actor: 'agent', source: 'actions' }));
  }
}

const UNFINISHED: WorkUnit['status'][] = ['proposed', 'awaiting_approval', 'approved', 'executing', 'unknown_outcome'];

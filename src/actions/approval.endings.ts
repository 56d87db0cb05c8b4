import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AccountStore, type NewEvent } from '../store/account.store';
import { ArtifactRow, WorkUnit, type Approval } from '../store/entities';
import { ifAccepted } from '../store/if-accepted';
import { type Standing } from './account-standing';
import { closeApproval } from './approval.records';
import { isDraftKind } from './drafts';
import { WorkUnits } from './work-units';

/** The four ends of an approval. Each closes it and tells what it was about, in one transaction that holds the account. */
@Injectable()
export class ApprovalEndings {
  constructor(
    private readonly accounts: AccountStore,
    private readonly workUnits: WorkUnits,
  ) {}

  async approve(tx: EntityManager, standing: Standing, approval: Approval, by: string): Promise<void> {
    const { accountId, subjectKind, subjectId: draft, payload, digest, author } = approval;
    await closeApproval(tx, approval, 'approved');
    await this.workUnits.silence(tx, standing, approval.id);
    if (isDraftKind(subjectKind)) {
      const artifact = await tx.findOneByOrFail(ArtifactRow, { accountId, id: draft });
      // What was approved is what is carried out and shown, also when it was edited on the way.
      if (artifact.digest !== digest) {
        await tx.update(ArtifactRow, { accountId, id: draft }, { content: payload, digest, writtenBy: author });
      }
      await this.tell(tx, approval, by, { type: 'draft.approved', draft, digest, by });
    } else {
      await this.workUnits.allow(tx, standing, await this.unitOf(tx, approval), payload);
    }
  }

  async reject(tx: EntityManager, standing: Standing, approval: Approval, by: string, reason: string): Promise<void> {
    const { id, subjectKind, subjectId: draft } = approval;
    await closeApproval(tx, approval, 'rejected');
    await this.workUnits.silence(tx, standing, approval.id);
    if (isDraftKind(subjectKind)) {
      await this.tell(tx, approval, by, { type: 'draft.rejected', draft, approval: id, by });
    } else {
      await this.workUnits.end(tx, standing, await this.unitOf(tx, approval), 'rejected', { by, reason });
    }
  }

  async expire(tx: EntityManager, standing: Standing, approval: Approval): Promise<void> {
    const { subjectKind, subjectId: draft } = approval;
    await closeApproval(tx, approval, 'expired');
    await this.workUnits.silence(tx, standing, approval.id);
    if (isDraftKind(subjectKind)) {
      await this.tellIfItWaits(tx, approval, { type: 'draft.expired', draft });
    } else {
      await this.workUnits.end(tx, standing, await this.unitOf(tx, approval), 'expired', {
        why: 'nobody decided in time',
      });
    }
  }

  /** What was to be decided is judged anew: a draft by the machine submitting it again, an action at once. */
  async supersede(tx: EntityManager, standing: Standing, approval: Approval, why: string): Promise<void> {
    const { subjectKind, subjectId: draft } = approval;
    await closeApproval(tx, approval, 'superseded');
    await this.workUnits.silence(tx, standing, approval.id);
    if (isDraftKind(subjectKind)) {
      await this.tellIfItWaits(tx, approval, { type: 'draft.superseded', draft, why });
    } else {
      await this.workUnits.rejudge(tx, standing, await this.unitOf(tx, approval));
    }
  }

  private async tell(tx: EntityManager, { accountId, id }: Approval, actor: string, event: NewEvent): Promise<void> {
    const eventId = `approval:${id}:${event.type}`;
    await this.accounts.changeWithin(tx, accountId, { ...event, eventId }, { actor, source: 'approvals' });
  }

  /** An account that has left the draft behind meanwhile has nothing to hear of it. */
  private tellIfItWaits(tx: EntityManager, approval: Approval, event: NewEvent): Promise<void> {
    return ifAccepted(this.tell(tx, approval, 'agent', event));
  }

  private unitOf(tx: EntityManager, { accountId, subjectId: id }: Approval): Promise<WorkUnit> {
    return tx.findOneByOrFail(WorkUnit, { accountId, id });
  }
}

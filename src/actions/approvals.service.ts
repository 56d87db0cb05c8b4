import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { nameOf, type Caller } from '../platform/auth/caller';
import { InvalidRequest } from '../platform/problems/problem';
import { digestOf } from '../policy/digest';
import { judge } from '../policy/judge';
import { type Judgement } from '../policy/policy.types';
import { databaseTime } from '../store/database.time';
import { Approval } from '../store/entities';
import { PolicyStore } from '../store/policy.store';
import { holdAccount, type Standing } from './account-standing';
import { mustBeAbleToDecide } from './approval.deciders';
import { ApprovalEndings } from './approval.endings';
import { ApprovalClosed, ApprovalNotFound, EditBlocked } from './approval.errors';
import { note } from './approval.records';
import { causeOf } from './cause';
import { holdersOf } from './colleagues';
import { editRatioOf } from './edit-ratio';
import { changesBetween } from './edited.words';
import {
  approversOf,
  isSame,
  mayApprove,
  mayDecide,
  mustBeShown,
  mustReachSomebody,
  readPayload,
  subjectOf,
} from './approval.rules';
import { WorkUnits } from './work-units';

/** An open approval whose account is held, and the person who has something to say about it. */
interface Hearing {
  tx: EntityManager;
  standing: Standing;
  approval: Approval;
  caller: Caller;
  by: string;
}

/** What people say about approvals. Each saying, and what follows from it, is one transaction. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly db: DataSource,
    private readonly policies: PolicyStore,
    private readonly endings: ApprovalEndings,
    private readonly workUnits: WorkUnits,
  ) {}

  /** Allows exactly the payload with this digest; with two approvers needed, the first one's word waits for the second's. */
  approve(id: string, digest: string, caller: Caller): Promise<Approval> {
    return this.hear(id, caller, async (hearing) => {
      const { tx, standing, approval, by } = hearing;
      mustBeShown(approval, digest);
      mayApprove(approval, by);
      mustReachSomebody(approval);
      const { tier, rule, needs } = await this.judgeNow(hearing, approval.payload);
      if (tier === 'blocked') {
        const why = `the policy rule ${rule} blocks it now`;
        await this.endings.supersede(tx, standing, approval, why);
        return new ApprovalClosed(id, 'superseded', why);
      }
      await note(tx, approval, { by, verb: 'approve', reason: null }, { needs: Math.max(approval.needs, needs) });
      if (approversOf(approval).length >= approval.needs) await this.endings.approve(tx, standing, approval, by);
      return null;
    });
  }

  /** The edited payload is judged as if it were new, and waits for somebody else. */
  edit(id: string, digest: string, payload: Record<string, unknown>, caller: Caller): Promise<Approval> {
    return this.hear(id, caller, async (hearing) => {
      const { tx, approval, by } = hearing;
      mustBeShown(approval, digest);
      const edited = readPayload(approval, payload);
      const { tier, rule, needs, inputs } = await this.judgeNow(hearing, edited);
      if (tier === 'blocked') throw new EditBlocked(id, rule);
      const findings = [...(inputs.findings ?? [])];
      const words = { payload: edited, digest: digestOf(edited), findings, author: by };
      const editRatio = editRatioOf(approval.payload, edited);
      const changes = changesBetween(approval.payload, edited);
      await note(
        tx,
        approval,
        { by, verb: 'edit', reason: null, editRatio, changes },
        { ...words, rule, needs: Math.max(1, needs) },
      );
      return null;
    });
  }

  /** `code` says why in one word, `text` what the next draft should do better. */
  reject(id: string, code: string, text: string | null, caller: Caller): Promise<Approval> {
    return this.hear(id, caller, async ({ tx, standing, approval, by }) => {
      const reason = text ? `${code}: ${text}` : code;
      await note(tx, approval, { by, verb: 'reject', reason });
      await this.endings.reject(tx, standing, approval, by, reason);
      return null;
    });
  }

  respond(id: string, text: string, caller: Caller): Promise<Approval> {
    return this.hear(id, caller, async ({ tx, approval, by }) => {
      await note(tx, approval, { by, verb: 'respond', reason: text });
      return null;
    });
  }

  /** Somebody else is asked, who has to have the role to decide, and is reminded in their own time. */
  delegate(id: string, to: string, caller: Caller): Promise<Approval> {
    return this.hear(id, caller, async ({ tx, standing, approval, by }) => {
      await mustBeAbleToDecide(tx, approval, to);
      const hasIt = holdersOf(standing.row, approval).some(({ email }) => email !== null && isSame(email, to));
      const begins = hasIt ? {} : { heldSince: await databaseTime(tx), remindedAt: null };
      await note(tx, approval, { by, verb: 'delegate', reason: to }, { assignedTo: to, ...begins });
      if (!hasIt) await this.workUnits.supersede(tx, standing, { cause: causeOf.reminder(id) }, `${to} has it now`);
      return null;
    });
  }

  /** Until then nobody is reminded and no supervisor is called. The expiry stays where it is. */
  snooze(id: string, until: Date, caller: Caller): Promise<Approval> {
    return this.hear(id, caller, async ({ tx, approval, by }) => {
      const now = await databaseTime(tx);
      if (until <= now || until >= approval.expiresAt) {
        const detail = `must lie between now and the expiry at ${approval.expiresAt.toISOString()}`;
        throw new InvalidRequest([{ field: 'until', detail }]);
      }
      await note(tx, approval, { by, verb: 'snooze', reason: until.toISOString() }, { snoozedUntil: until });
      return null;
    });
  }

  /** A refusal that changes something is returned, so that the change is kept, and thrown after the commit. */
  private async hear(
    id: string,
    caller: Caller,
    saying: (hearing: Hearing) => Promise<Error | null>,
  ): Promise<Approval> {
    const found = await this.db.manager.findOneBy(Approval, { id });
    if (!found) throw new ApprovalNotFound(id);
    const { accountId } = found;
    const refusal = await this.db.transaction(async (tx) => {
      const standing = await holdAccount(tx, accountId);
      const approval = await tx.findOneByOrFail(Approval, { accountId, id });
      mayDecide(approval, caller);
      if (approval.status !== 'open') return new ApprovalClosed(id, approval.status);
      if (approval.expiresAt <= (await databaseTime(tx))) {
        await this.endings.expire(tx, standing, approval);
        return new ApprovalClosed(id, 'expired');
      }
      return saying({ tx, standing, approval, caller, by: nameOf(caller) });
    });
    if (refusal) throw refusal;
    return this.db.manager.findOneByOrFail(Approval, { accountId, id });
  }

  private async judgeNow({ tx, standing, approval }: Hearing, payload: object): Promise<Judgement> {
    const policy = await this.policies.active(tx);
    return judge(policy, await subjectOf(tx, standing, approval, policy, payload));
  }
}

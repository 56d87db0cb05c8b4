import { Injectable, Logger } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { momentInWords } from '../artifacts/render/reader';
import { oneOfKind } from '../evidence/drafting/kind.wording';
import { judge } from '../policy/judge';
import { databaseTime } from '../store/database.time';
import { Approval, WorkUnit } from '../store/entities';
import { ifAccepted } from '../store/if-accepted';
import { PolicyStore } from '../store/policy.store';
import { holdAccount, type Standing } from './account-standing';
import { workUnitId } from './action.ids';
import { ApprovalEndings } from './approval.endings';
import { approversOf, subjectOf } from './approval.rules';
import { causeOf } from './cause';
import { colleaguesOf, holdersOf } from './colleagues';
import { isDraftKind } from './drafts';
import { PollingLoop } from './polling.loop';
import { WorkUnits } from './work-units';

const BATCH = 200;

type Waiting = Approval | WorkUnit;
type Act<Row extends Waiting> = (tx: EntityManager, standing: Standing, still: Row) => Promise<void>;

/**
 * The one clock of approvals, by database time: remind, escalate, expire. It also brings open approvals under a policy
 * that was switched on after they opened.
 */
@Injectable()
export class ApprovalClock extends PollingLoop {
  protected readonly log = new Logger('approvals');
  protected readonly everyMs = 30_000;
  protected readonly isNeeded = true;

  constructor(
    private readonly db: DataSource,
    private readonly policies: PolicyStore,
    private readonly endings: ApprovalEndings,
    private readonly workUnits: WorkUnits,
  ) {
    super();
  }

  /** Expiry comes first: nobody is reminded of what has run out. */
  async workOff(): Promise<number> {
    const { approvalClock, version } = await this.policies.active();
    const { remindAfterHours, escalateAfterHours, expireAfterHours } = approvalClock;
    const awake = `(snoozed_until IS NULL OR snoozed_until <= now())`;
    const openFor = (hours: number) => `opened_at <= now() - interval '${hours} hours' AND ${awake}`;
    // Whoever gets it later has less time, and is reminded after the same share of it.
    const share = remindAfterHours / expireAfterHours;
    const heldLong = `held_since + (expires_at - held_since) * ${share} <= now() AND ${awake}`;
    const done = [
      await this.approvals(`expires_at <= now()`, (tx, standing, approval) =>
        this.endings.expire(tx, standing, approval),
      ),
      await this.approvals(`policy_version < ${version}`, (tx, standing, approval) =>
        this.bringUnderPolicy(tx, standing, approval),
      ),
      await this.unblock(version),
      await this.approvals(`escalated_at IS NULL AND ${openFor(escalateAfterHours)}`, (tx, standing, approval) =>
        this.press(tx, standing, approval, 'escalation'),
      ),
      await this.approvals(`reminded_at IS NULL AND ${heldLong}`, (tx, standing, approval) =>
        this.press(tx, standing, approval, 'reminder'),
      ),
    ];
    return done.reduce((sum, each) => sum + each);
  }

  private async approvals(due: string, act: Act<Approval>): Promise<number> {
    const query = (tx: EntityManager) =>
      tx.createQueryBuilder(Approval, 'approval').where(`status = 'open' AND ${due}`);
    const found = await query(this.db.manager).orderBy('expires_at').take(BATCH).getMany();
    return this.eachHeld(found, (tx, { accountId, id }) => query(tx).andWhere({ accountId, id }).getOne(), act);
  }

  /** What an earlier policy blocked may be allowed by this one. */
  private async unblock(version: number): Promise<number> {
    const blocked = { status: 'blocked' as const, policyVersion: LessThan(version) };
    const found = await this.db.manager.find(WorkUnit, { where: blocked, take: BATCH });
    return this.eachHeld(
      found,
      (tx, { accountId, id }) => tx.findOneBy(WorkUnit, { accountId, id, ...blocked }),
      (tx, standing, unit) => this.workUnits.rejudge(tx, standing, unit),
    );
  }

  /** Each in a transaction of its own, looked at again once its account is held. */
  private eachHeld<Row extends Waiting>(
    found: readonly Row[],
    again: (tx: EntityManager, row: Row) => Promise<Row | null>,
    act: Act<Row>,
  ): Promise<number> {
    return this.forEach(found, (row) =>
      this.db.transaction(async (tx) => {
        const standing = await holdAccount(tx, row.accountId);
        const still = await again(tx, row);
        if (still) await act(tx, standing, still);
      }),
    );
  }

  /**
   * An approval whose tier would be another now is superseded. One that stays is from now on an approval under the new
   * policy, and ends as approved where as many people as it takes now have said yes already.
   */
  private async bringUnderPolicy(tx: EntityManager, standing: Standing, approval: Approval): Promise<void> {
    const policy = await this.policies.active(tx);
    const { tier, rule, needs } = judge(policy, await subjectOf(tx, standing, approval, policy));
    const edited = approval.decisions.some(({ verb }) => verb === 'edit');
    // What a person has rewritten waits for another person, also where the agent's own words could pass.
    if (tier === 'approval_required' || (tier === 'auto' && edited)) {
      const { accountId, id } = approval;
      const now = { rule, needs: Math.max(1, needs), policyVersion: policy.version };
      await tx.update(Approval, { accountId, id }, now);
      const approvers = approversOf(approval);
      const last = approvers.at(-1);
      if (last !== undefined && approvers.length >= now.needs) await this.letRun(tx, standing, approval, last);
      return;
    }
    await this.endings.supersede(tx, standing, approval, `policy ${policy.version} makes it ${tier} by rule ${rule}`);
  }

  /** An account that does not wait for it any more leaves it open. */
  private async letRun(tx: EntityManager, standing: Standing, approval: Approval, by: string): Promise<void> {
    await ifAccepted(tx.transaction((within) => this.endings.approve(within, standing, approval, by)));
  }

  private async press(tx: EntityManager, standing: Standing, approval: Approval, as: 'reminder' | 'escalation') {
    const { accountId, id, subjectKind, subjectId, heldSince, expiresAt } = approval;
    const now = await databaseTime(tx);
    await tx.update(Approval, { accountId, id }, as === 'reminder' ? { remindedAt: now } : { escalatedAt: now });
    const { row } = standing;
    const recipients = as === 'reminder' ? holdersOf(row, approval) : colleaguesOf(row, 'supervisor');
    await this.workUnits.propose(tx, standing, {
      id: workUnitId(accountId, id, as, heldSince.toISOString()),
      kind: 'post_slack',
      cause: causeOf[as](id),
      trigger: { approval: id, subject: { kind: subjectKind, id: subjectId } },
      payload: {
        title: `${row.name}: ${oneOfKind(subjectKind)} waits for a decision`,
        text: `${isDraftKind(subjectKind) ? 'The account waits for it' : 'Nothing is done before that'}. It expires on ${momentInWords(expiresAt)}, and is then not approved.`,
        recipients,
      },
      assignee: recipients[0]?.email ?? null,
    });
  }
}

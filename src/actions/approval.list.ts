import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { nameOf, type Caller } from '../platform/auth/caller';
import { byAttention, type OrderDay } from '../accounts/account.order';
import { AccountRow, Approval, ApprovalViewed, WorkUnit } from '../store/entities';
import { ofAccount } from './account-filter';
import { ApprovalNotFound } from './approval.errors';
import { SUPERVISED } from './approval.rules';
import { ApprovalView, type ApprovalPage } from './approval.view';
import { type ListApprovalsQuery } from './dto/approvals.dto';
import { decodeCursor, page, PlaceText } from '../platform/http/paging';

const Place = z.tuple([z.iso.datetime(), PlaceText]);

/** Approvals, newest first. */
@Injectable()
export class ApprovalList {
  constructor(private readonly db: DataSource) {}

  async find({ status, accountId, limit, cursor }: ListApprovalsQuery): Promise<ApprovalPage> {
    const list = await ofAccount(this.db.manager.createQueryBuilder(Approval, 'approval'), accountId);
    if (status) list.andWhere({ status });
    if (cursor) {
      const [openedAt, id] = decodeCursor(cursor, Place);
      list.andWhere(`(date_trunc('milliseconds', approval.opened_at), approval.id) < (:openedAt::timestamptz, :id)`, {
        openedAt,
        id,
      });
    }
    const rows = await list
      .orderBy(`date_trunc('milliseconds', approval.opened_at)`, 'DESC')
      .addOrderBy('approval.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    return page(
      rows,
      limit,
      (row) => ApprovalView.of(row),
      ({ openedAt, id }) => [openedAt.toISOString(), id],
    );
  }

  /**
   * Open ones of the accounts that need attention first; of an account the drafts that hold it up, then by rank. With how
   * many there are in all.
   */
  async pressing(day: OrderDay, limit: number): Promise<[ApprovalView[], number]> {
    const { expression, parameters } = byAttention(day);
    const [rows, all] = await this.db.manager
      .createQueryBuilder(Approval, 'approval')
      .innerJoin(AccountRow, 'account', 'account.id = approval.account_id')
      .leftJoin(WorkUnit, 'unit', 'unit.account_id = approval.account_id AND unit.id = approval.subject_id')
      .where(`approval.status = 'open'`)
      .setParameters(parameters)
      .orderBy(`(${expression})`, 'DESC', 'NULLS LAST')
      .addOrderBy('account.id')
      .addOrderBy('unit.rank', 'DESC', 'NULLS FIRST')
      .addOrderBy('approval.expires_at')
      .addOrderBy('approval.id')
      .limit(limit)
      .getManyAndCount();
    return [rows.map((row) => ApprovalView.of(row)), all];
  }

  /**
   * What waits for a supervisor, whoever it is: what they alone decide and what stayed unanswered, but for what is
   * `listed` already. With how many there are in all.
   */
  async forSupervisors(listed: string[], limit: number): Promise<[Approval[], number]> {
    return this.db.manager
      .createQueryBuilder(Approval, 'approval')
      .leftJoin(WorkUnit, 'unit', 'unit.account_id = approval.account_id AND unit.id = approval.subject_id')
      .where(`approval.status = 'open' AND unit.held IS NOT TRUE AND approval.id <> ALL (:listed)`, { listed })
      .andWhere('(approval.subject_kind = ANY (:supervised) OR approval.escalated_at IS NOT NULL)', {
        supervised: SUPERVISED,
      })
      .orderBy('approval.expiresAt')
      .addOrderBy('approval.id')
      .take(limit)
      .getManyAndCount();
  }

  /**
   * Who has each of them to decide, where that is somebody by name: whom it was handed to, who does the action, or who
   * owns the account. What only supervisors decide is any supervisor’s until it is handed to one.
   */
  async asked(approvals: Pick<ApprovalView, 'id' | 'accountId'>[]): Promise<Map<string, string>> {
    const rows = await this.db.query<{ id: string; person: string }[]>(
      `SELECT p.id, COALESCE(p.assigned_to, u.assignee, a.owner_email) AS person
         FROM approval p
         JOIN account a ON a.id = p.account_id
         LEFT JOIN work_unit u ON u.account_id = p.account_id AND u.id = p.subject_id
        WHERE p.account_id = ANY ($1) AND p.id = ANY ($2)
          AND COALESCE(p.assigned_to, u.assignee, a.owner_email) IS NOT NULL
          AND (p.assigned_to IS NOT NULL OR p.subject_kind <> ALL ($3))`,
      [approvals.map(({ accountId }) => accountId), approvals.map(({ id }) => id), SUPERVISED],
    );
    return new Map(rows.map(({ id, person }) => [id, person]));
  }

  /** Shows it to somebody who may be about to decide, and puts down when they first looked. @throws ApprovalNotFound */
  async show(id: string, to: Caller): Promise<Approval> {
    const approval = await this.findOne(id);
    const { accountId } = approval;
    const look = { accountId, approval: id, person: nameOf(to) };
    await this.db.createQueryBuilder().insert().into(ApprovalViewed).values(look).orIgnore().execute();
    return approval;
  }

  /** @throws ApprovalNotFound */
  async findOne(id: string): Promise<Approval> {
    const approval = await this.db.manager.findOneBy(Approval, { id });
    if (!approval) throw new ApprovalNotFound(id);
    return approval;
  }
}

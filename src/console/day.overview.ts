import { Injectable } from '@nestjs/common';
import { ApprovalList } from '../actions/approval.list';
import { ApprovalView } from '../actions/approval.view';
import { DayQueue } from '../actions/day/day-queue';
import { type DayView } from '../actions/day/day.view';
import { mayActAs, nameOf, type Caller } from '../platform/auth/caller';
import { AccountNames } from './account-names';

const SUPERVISED_SHOWN = 50;

/** Somebody's day, and for supervisors what waits for any of them; null for others. */
export interface ShownDay {
  day: DayView;
  supervised: SupervisedDecisions | null;
}

/** Decisions that are not in the day itself. */
export interface SupervisedDecisions {
  decisions: { approval: ApprovalView; account: string; isUnanswered: boolean; handedTo: string | null }[];
  /** How many more there are. */
  left: number;
}

@Injectable()
export class DayOverview {
  constructor(
    private readonly days: DayQueue,
    private readonly approvals: ApprovalList,
    private readonly names: AccountNames,
  ) {}

  async of(caller: Caller): Promise<ShownDay> {
    const day = await this.days.of(nameOf(caller));
    const listed = day.today.flatMap(({ approval }) => approval ?? []);
    return { day, supervised: mayActAs(caller, 'supervisor') ? await this.supervised(listed) : null };
  }

  private async supervised(listed: string[]): Promise<SupervisedDecisions> {
    const [rows, all] = await this.approvals.forSupervisors(listed, SUPERVISED_SHOWN);
    const names = await this.names.of(rows.map(({ accountId }) => accountId));
    const decisions = rows.map((row) => ({
      approval: ApprovalView.of(row),
      account: names.get(row.accountId) ?? row.accountId,
      isUnanswered: row.escalatedAt !== null,
      handedTo: row.assignedTo,
    }));
    return { decisions, left: all - rows.length };
  }
}
